using System.Globalization;
using System.Text.RegularExpressions;

namespace NuTonic.Engine.Captions;

/// <summary>Finds the numbers of a caption: digits, and words from two to 999,999.</summary>
internal static partial class NumberClaims
{
    // A claim is taken to be rounded to a fifth of itself at most: "200 meters" is no word for 240.
    private const double CoarsestRounding = 0.2;

    /// <summary>All numbers of <paramref name="text"/> in order.</summary>
    public static IEnumerable<NumberClaim> Find(string text)
    {
        foreach (Match match in Digits().Matches(text))
        {
            if (OfDigits(text, match) is { } claim)
            {
                yield return claim;
            }
        }

        foreach (Match run in Words().Matches(text))
        {
            foreach (NumberClaim claim in OfWords(text, run))
            {
                yield return claim;
            }
        }
    }

    // Words with single spaces or hyphens between them: a number ends with its run at the latest.
    private static List<NumberClaim> OfWords(string text, Match run)
    {
        List<NumberClaim> claims = [];
        Capture[] words = [.. run.Groups[1].Captures.Cast<Capture>()];
        string[] lower = Array.ConvertAll(words, word => word.Value.ToLowerInvariant());
        for (int i = 0; i < words.Length; i++)
        {
            if (NumberPhrase.Read(lower.AsSpan(i), out int length) is not { } value)
            {
                continue;
            }

            int end = words[i + length - 1].Index + words[i + length - 1].Length;

            // "one of them" counts nothing; "two thirds" is as vague as "most";
            // "the twenty-first" is no number of things.
            if (value > 1 && !Fraction().IsMatch(text.AsSpan(end)) && !Ordinal().IsMatch(text.AsSpan(end)))
            {
                claims.Add(OfWord(text, words[i].Index, end, value));
            }

            i += length - 1;
        }

        return claims;
    }

    // A count is exact; a measure is rounded as in digits.
    private static NumberClaim OfWord(string text, int start, int end, double value)
    {
        (Measure measure, double scale, int length) = Unit(text, end);
        string digits = value.ToString(CultureInfo.InvariantCulture);
        double quantum = measure == Measure.None ? 0 : Quantum(digits, value);
        return new NumberClaim(text[start..(end + length)], start, value, quantum, measure, scale);
    }

    private static NumberClaim? OfDigits(string text, Match match)
    {
        string digits = match.Value.Replace(",", string.Empty, StringComparison.Ordinal);
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
        {
            return null;
        }

        (Measure measure, double scale, int length) = Unit(text, match.Index + match.Length);
        return new NumberClaim(
            text.Substring(match.Index, match.Length + length),
            match.Index,
            value,
            Quantum(digits, value),
            measure,
            scale);
    }

    private static double Quantum(string digits, double value)
    {
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            return Math.Pow(10, point + 1 - digits.Length);
        }

        int zeros = digits.Length - digits.TrimEnd('0').Length;
        return Math.Max(Math.Min(Math.Pow(10, zeros), CoarsestRounding * value), value < 1 ? 0 : 1);
    }

    private static (Measure Measure, double Scale, int Length) Unit(string text, int start)
    {
        Match match = UnitWord().Match(text, start);
        if (!match.Success || match.Index != start)
        {
            return (Measure.None, 1, 0);
        }

        (Measure measure, double scale) = match.Groups[1].Value.ToLowerInvariant() switch
        {
            "%" or "percent" or "per cent" => (Measure.Share, 0.01),
            "km" or "kilometer" or "kilometers" or "kilometre" or "kilometres" => (Measure.Length, 1000),
            "mile" or "miles" => (Measure.Length, 1609.344),
            "ft" or "foot" or "feet" => (Measure.Length, 0.3048),
            "yard" or "yards" => (Measure.Length, 0.9144),
            "ha" or "hectare" or "hectares" => (Measure.Area, 10_000),
            "acre" or "acres" => (Measure.Area, 4046.8564224),
            "square foot" or "square feet" => (Measure.Area, 0.09290304),
            "square kilometer" or "square kilometers" => (Measure.Area, 1e6),
            { } unit when unit.StartsWith("square", StringComparison.Ordinal) || unit.EndsWith('\u00B2') =>
                (Measure.Area, 1),
            _ => (Measure.Length, 1),
        };
        return (measure, scale, match.Length);
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?<![\p{N}.,])[0-9]+(?:\.[0-9]+)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"(?<![\p{L}\p{M}\p{N}])(?:(?:(?<=\p{L})[ -])?(\p{L}[\p{L}\p{M}]*)(?![\p{M}\p{N}]))+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"^[ -](?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(
        @"^-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(
        @"\G[ -]?(%|percent\b|per cent\b|square (?:kilometers?|meters?|metres?|feet|foot)\b|m\u00B2|kilomet(?:er|re)s?\b|met(?:er|re)s?\b|hectares?\b|acres?\b|miles?\b|yards?\b|feet\b|foot\b|km\b|ft\b|ha\b|m\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitWord();
}
