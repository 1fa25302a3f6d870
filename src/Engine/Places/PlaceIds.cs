using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Places;

/// <summary>
/// Ids of places. An id of the list wins. A place without one is named by its position: <c>poi_</c> and sixteen digits,
/// eight of the latitude plus 90 and eight of the longitude plus 180, in units of 1e-5 degrees (at most 1.1 m).
/// </summary>
/// <remarks>
/// The number of a row would rename all places behind an inserted one, and so build them again. Digits of a hash would
/// be as stable, but two places could get the same ones, and which of them gives way would depend on the others. Digits
/// of the position are free of both, and can be read. Two rows within a unit are one place: the first is kept. The form
/// is that of the reference (<c>poi_</c> and digits), so that <c>poi_x_g001</c> is known as a variant of <c>poi_x</c>.
/// </remarks>
internal static class PlaceIds
{
    /// <summary>Most characters and UTF-8 bytes of an id, which leaves room for <c>poi_</c> and <c>_g001</c>.</summary>
    public const int MaxBytes = 90;

    private const string Prefix = "poi_";
    private const double UnitsPerDegree = 100_000;

    /// <summary>The id of a place without one.</summary>
    /// <param name="latitude">Degrees, -90..90.</param>
    /// <param name="longitude">Degrees, -180..180; -180 and 180 are the same.</param>
    public static string Of(double latitude, double longitude)
    {
        long north = (long)Math.Round((latitude + 90) * UnitsPerDegree);
        long east = (long)Math.Round((longitude + 180) * UnitsPerDegree) % 36_000_000;
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{north:D8}{east:D8}");
    }

    /// <summary>
    /// The id that a list gives, in composed form. A number gets the prefix <c>poi_</c>, which makes it the id that the
    /// POI's folder has anyway, and one whose variants are known as such.
    /// </summary>
    public static string Normalize(string text)
    {
        string id = text.Trim().Normalize(NormalizationForm.FormC);
        return id.Length > 0 && id.All(char.IsAsciiDigit) ? Prefix + id : id;
    }

    /// <summary>Name of the POI's folder: folders of POIs begin with <c>poi_</c>.</summary>
    public static string FolderName(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id : Prefix + id;

    /// <summary>
    /// Why <paramref name="id"/> cannot name files; null when it can. Only letters, digits, <c>_</c> and <c>-</c> are
    /// allowed, which is stricter than what a poi.json may hold: a list is easily changed.
    /// </summary>
    public static string? Complaint(string id)
    {
        if (Encoding.UTF8.GetByteCount(id) > MaxBytes)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it has more than {MaxBytes} bytes in UTF-8");
        }

        foreach (Rune rune in id.EnumerateRunes())
        {
            if (!IsAllowed(rune))
            {
                return "only letters, digits, '_' and '-' are allowed";
            }
        }

        return id.Length == 0
            ? "it is empty"
            : IsDevice(id.ToUpperInvariant()) ? "it is the name of a device on some systems" : null;
    }

    private static bool IsAllowed(Rune rune) => rune.Value is '_' or '-' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // With poi_ in front it would do as a folder, but chips are named after the id itself.
    private static bool IsDevice(string id) => id is "CON" or "PRN" or "AUX" or "NUL"
        || (id.Length == 4 && char.IsAsciiDigit(id[3]) && id[..3] is "COM" or "LPT");
}
