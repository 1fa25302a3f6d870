using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Templates;

/// <summary>Cuts one template line into tokens.</summary>
/// <param name="section">Which placeholders exist.</param>
internal sealed class PromptLineParser(PromptSection section)
{
    /// <summary>Parses <paramref name="line"/>.</summary>
    /// <exception cref="NuTonicException">NT5005: braces do not match; NT5006: unknown placeholder.</exception>
    public PromptVariant Parse(string line, SourceLocation location)
    {
        ImmutableArray<PromptToken>.Builder tokens = ImmutableArray.CreateBuilder<PromptToken>();
        StringBuilder literal = new(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            bool doubled = i + 1 < line.Length && line[i + 1] == c;
            if (c is not ('{' or '}') || doubled)
            {
                literal.Append(c);
                i += c is '{' or '}' ? 1 : 0;
                continue;
            }

            int end = c == '{' ? line.IndexOfAny(['{', '}'], i + 1) : -1;
            if (end < 0 || line[end] == '{')
            {
                throw new NuTonicException(Errors.PromptBraces, location with { Column = i + 1 });
            }

            Flush(literal, tokens);
            tokens.Add(Placeholder(line[(i + 1)..end], location with { Column = i + 1 }));
            i = end;
        }

        Flush(literal, tokens);
        return new PromptVariant(tokens.DrainToImmutable());
    }

    private static void Flush(StringBuilder literal, ImmutableArray<PromptToken>.Builder tokens)
    {
        if (literal.Length > 0)
        {
            tokens.Add(new PromptToken(literal.ToString()));
            literal.Clear();
        }
    }

    private PromptToken Placeholder(string body, SourceLocation location)
    {
        string[] parts = body.Split('|');
        string name = parts[0].ToLowerInvariant();
        if (!section.Placeholders.Contains(name))
        {
            string known = section.Placeholders.Length == 0 ? "none" : string.Join(", ", section.Placeholders);
            throw new NuTonicException(Errors.PromptUnknownPlaceholder, location, parts[0], section.Name, known);
        }

        if (parts.Length is not (1 or 3))
        {
            throw new NuTonicException(Errors.PromptForms, location, body);
        }

        bool isCapital = char.IsAsciiLetterUpper(body[0]);
        return parts.Length == 1
            ? new PromptToken(name, true, isCapital)
            : new PromptToken(name, true, isCapital, parts[1], parts[2]);
    }
}
