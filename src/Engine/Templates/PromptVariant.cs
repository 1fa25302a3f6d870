using System.Collections.Immutable;
using System.Text;

namespace NuTonic.Engine.Templates;

/// <summary>
/// One line of a template. <c>{name}</c> is replaced by the value, <c>{Name}</c> by the value with a capital letter,
/// <c>{name|singular|plural}</c> by the form that agrees with the value; <c>{{</c> and <c>}}</c> are braces.
/// </summary>
/// <param name="tokens">The pieces in order.</param>
internal sealed class PromptVariant(ImmutableArray<PromptToken> tokens)
{
    private readonly ImmutableArray<PromptToken> _tokens = tokens;

    /// <summary>The lines of a text as one variant, with line breaks between them.</summary>
    public static PromptVariant OfLines(IReadOnlyList<PromptVariant> lines)
    {
        ImmutableArray<PromptToken>.Builder tokens = ImmutableArray.CreateBuilder<PromptToken>();
        for (int i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                tokens.Add(new PromptToken("\n"));
            }

            tokens.AddRange(lines[i]._tokens);
        }

        return new PromptVariant(tokens.DrainToImmutable());
    }

    /// <summary>The line with its placeholders filled.</summary>
    /// <param name="values">Value by placeholder name.</param>
    /// <exception cref="KeyNotFoundException">A placeholder that the schema allows has no value here: our
    /// fault.</exception>
    public string Render(IReadOnlyDictionary<string, PromptValue> values)
    {
        if (_tokens is [{ IsPlaceholder: false } only])
        {
            return only.Text;
        }

        StringBuilder text = new(160);
        foreach (PromptToken token in _tokens)
        {
            Append(text, token, values);
        }

        return text.ToString();
    }

    private static void Append(
        StringBuilder text, PromptToken token, IReadOnlyDictionary<string, PromptValue> values)
    {
        if (!token.IsPlaceholder)
        {
            text.Append(token.Text);
            return;
        }

        PromptValue value = values[token.Text];
        string inserted = (value.IsPlural ? token.Plural : token.Singular) ?? value.Text;
        if (token.IsCapital && inserted.Length > 0)
        {
            text.Append(char.ToUpperInvariant(inserted[0])).Append(inserted, 1, inserted.Length - 1);
            return;
        }

        text.Append(inserted);
    }
}
