using System.Globalization;
using System.Text;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Rows;

/// <summary>Words the row of a still image: the best place name that poi.json knows, and the coordinates.</summary>
/// <param name="templates">The sentences.</param>
internal sealed class OverviewWriter(PromptTemplates templates)
{
    private const PromptKind Kind = PromptKind.Overview;
    private const int LongestName = 200;

    /// <summary>The row.</summary>
    public Row Write(OverviewFacts facts)
    {
        PromptSeed seed = RowSeed.For(facts.Stem, Kind, null);
        string address = Clean(facts.Address);
        string country = Clean(facts.CountryIso).ToUpperInvariant();
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["address"] = address,
            ["country"] = country,
            ["coordinates"] =
                Degrees(facts.LatitudeDegrees, 'N', 'S') + ", " + Degrees(facts.LongitudeDegrees, 'E', 'W'),
        };
        string section = (address, country) switch
        {
            ({ Length: > 0 }, _) => "answer.address",
            (_, { Length: > 0 }) => "answer.country",
            _ => "answer.coordinates",
        };
        string question = templates.Render(Kind, PromptSchema.Question, seed, values);
        string answer = templates.Render(Kind, section, seed, values);
        return new Row(RowKind.Overview, null, facts.ImagePath, question, answer, []);
    }

    // Four decimals are about 10 m: one pixel.
    private static string Degrees(double value, char positive, char negative)
    {
        double rounded = Math.Round(value, 4);
        char side = rounded < 0 ? negative : positive;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(rounded):0.0###}° {side}");
    }

    // poi.json comes from outside: no line breaks, control characters or chat tokens may reach a row.
    private static string Clean(string? name)
    {
        if (name is null)
        {
            return string.Empty;
        }

        StringBuilder text = new(name.Length);
        foreach (char c in name)
        {
            bool isUnfit = char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or '|';
            text.Append(isUnfit ? ' ' : c);
        }

        string[] words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string joined = string.Join(' ', words).TrimEnd('.', ',', ';');
        if (joined.Length <= LongestName)
        {
            return joined;
        }

        int cut = char.IsHighSurrogate(joined[LongestName - 1]) ? LongestName - 1 : LongestName;
        return joined[..cut].TrimEnd();
    }
}
