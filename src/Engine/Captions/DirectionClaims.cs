using System.Text.RegularExpressions;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Finds where in the picture a caption says that things are: "in the north", "the southern part of the image", "in the
/// upper left". What is said of a thing's own parts ("its northern shore") and of one thing to another ("north of the
/// lake", "a road to the south") is left alone: these can be true in more ways than facts can tell.
/// </summary>
internal static partial class DirectionClaims
{
    /// <summary>All places of <paramref name="text"/> in order.</summary>
    public static IEnumerable<DirectionClaim> Find(string text)
    {
        foreach (Match match in Places().Matches(text))
        {
            Group words = match.Groups["d"];
            CompassSides sides = SidesOf(words.Value);
            if (sides != CompassSides.None)
            {
                yield return new DirectionClaim(words.Value, words.Index, sides, SentenceAt(text, words.Index));
            }
        }
    }

    /// <summary>
    /// The sides that <paramref name="words"/> name: "northwest", "southern", "upper left", "west edge".
    /// </summary>
    public static CompassSides SidesOf(string words)
    {
        CompassSides sides = CompassSides.None;
        foreach (Match match in Side().Matches(words))
        {
            sides |= match.Value.ToLowerInvariant() switch
            {
                "north" or "upper" or "top" => CompassSides.North,
                "south" or "lower" or "bottom" => CompassSides.South,
                "east" or "right" => CompassSides.East,
                _ => CompassSides.West,
            };
        }

        return sides;
    }

    private static string SentenceAt(string text, int position)
    {
        int start = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            if (end.Index >= position)
            {
                return text[start..end.Index];
            }

            start = end.Index + end.Length;
        }

        return text[start..];
    }

    private const string Direction =
        @"(?<d>(?:north|south)(?:[ -]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?"
        + @"|(?:upper|top|lower|bottom)[ -](?:left|right))";
    private const string Picture =
        @"of (?:the|this) (?:\w+ )?(?:image|picture|scene|frame|patch|view|photo|photograph|tile)\b";
    private const string Part = @"(?:part|half|side|corner|edge|section|portion|third|quarter|end)s?";

    // "in the north", but not "in the north of the lake" nor "in the northern forest";
    // "the northern part of the image".
    [GeneratedRegex(
        @"\bin the (?:far |very |extreme )?" + Direction + @"(?:(?: corner)?(?=[.,;!?]|$)| " + Picture + @")|\b"
        + Direction + " " + Part + " " + Picture,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Places();

    [GeneratedRegex(
        "north|south|east|west|upper|lower|top|bottom|left|right",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Side();

    // "Main St. in the north" is one.
    [GeneratedRegex(@"[.!?;](?=\s+\p{Lu}|\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
