using System.Globalization;

namespace NuTonic.Engine.Stac;

/// <summary>Instants as catalogues write them.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, 5.6</seealso>
internal static class Instant
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ssK",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd",
    ];

    /// <summary>Reads an instant; without an offset it is UTC. More than seven digits of a second are cut.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        Cut(text.ToUpperInvariant()),
        Formats,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out instant);

    /// <summary>UTC, with as many digits of a second as it needs: <c>2024-06-01T10:15:30.024Z</c>.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Cut(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        int end = dot + 1;
        while (dot > 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        const int MostDigits = 7;
        return dot > 0 && end - dot - 1 > MostDigits ? text[..(dot + 1 + MostDigits)] + text[end..] : text;
    }
}
