using System.Collections.Immutable;

namespace NuTonic.Engine.Templates;

/// <summary>What a template file must hold: its name, its sections and the placeholders that they may use.</summary>
/// <param name="FileName">Name in the prompt folder.</param>
/// <param name="Sections">The order is part of the choice of variants: append, never reorder.</param>
internal record TemplateSchema(string FileName, ImmutableArray<PromptSection> Sections)
{
    /// <summary>Position of the section called <paramref name="name"/>; -1 when there is none.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Sections.Length; i++)
        {
            if (Sections[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
