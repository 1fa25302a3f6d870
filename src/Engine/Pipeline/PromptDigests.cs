using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Pipeline;

/// <summary>Digests of the templates, so that a changed template touches only the rows that use it.</summary>
/// <param name="OfRows">Templates of the rows about tiles, by kind.</param>
/// <param name="OfOverview">Template of the rows about stills.</param>
internal sealed record PromptDigests(ImmutableArray<PromptDigests.Prompt> OfRows, Digest OfOverview)
{
    /// <summary>
    /// Digests what <paramref name="templates"/> were loaded from, as far as the rows of <paramref name="steps"/> use
    /// them.
    /// </summary>
    public static PromptDigests Of(PromptTemplates templates, StepOptions steps)
    {
        ImmutableArray<Prompt>.Builder prompts = ImmutableArray.CreateBuilder<Prompt>();
        bool hasRegionCap = steps.Regions.MaxRegionsPerClass > 0;
        for (PromptKind kind = 0; kind < PromptKind.Overview; kind++)
        {
            if (RowBuilder.Uses(kind, steps.Rows, hasRegionCap))
            {
                prompts.Add(new Prompt($"template {kind}", Digest.Of(templates.Material(kind).AsSpan())));
            }
        }

        return new PromptDigests(
            prompts.DrainToImmutable(), Digest.Of(templates.Material(PromptKind.Overview).AsSpan()));
    }

    /// <summary>The digests as settings, so that the record of a build says which templates it used.</summary>
    public IEnumerable<Setting> Settings()
    {
        foreach (Prompt prompt in OfRows)
        {
            yield return new Setting(prompt.Name, prompt.Digest.ToString());
        }

        yield return new Setting("template Overview", OfOverview.ToString());
    }

    /// <summary>A template that rows are made with.</summary>
    /// <param name="Name">"template" and its kind.</param>
    /// <param name="Digest">Of its canonical bytes.</param>
    internal sealed record Prompt(string Name, Digest Digest);
}
