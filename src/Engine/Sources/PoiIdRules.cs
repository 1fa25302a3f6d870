using System.Buffers;
using System.Globalization;
using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>
/// What a POI id must keep to, whether it comes from poi.json or is a folder's name: every output file of the POI is
/// named after it, on any file system.
/// </summary>
internal static class PoiIdRules
{
    /// <summary>Most characters (UTF-16) of an id.</summary>
    public const int MaxLength = 100;

    /// <summary>
    /// Most bytes of an id in UTF-8. A file name has 255, and the longest suffix (tile, view, overlay tag of 96
    /// characters, extension) takes up to 130 of them.
    /// </summary>
    public const int MaxBytes = 120;

    private const int ShownLength = 20;

    private static readonly SearchValues<char> NotInWindowsNames = SearchValues.Create("<>:\"|?*");

    /// <summary>Returns when <paramref name="id"/> can be part of a file name.</summary>
    /// <exception cref="NuTonicException">NT1015: a character or place that does not do; NT1016: too long; NT1017: a
    /// device name.</exception>
    public static void Check(string id, SourceLocation location)
    {
        int bytes = Encoding.UTF8.GetByteCount(id);
        if (id.Length > MaxLength || bytes > MaxBytes)
        {
            throw new NuTonicException(
                Errors.PoiIdTooLong, location, Printable(id[..ShownLength]), id.Length, bytes, MaxLength, MaxBytes);
        }

        if (IsReserved(id))
        {
            throw new NuTonicException(Errors.PoiIdReserved, location, id);
        }

        if (Reason(id) is { } reason)
        {
            throw new NuTonicException(Errors.PoiIdUnsafe, location, Printable(id), reason);
        }
    }

    /// <summary>
    /// The form in which ids are told apart, without case: some file systems take composed and decomposed letters for
    /// one.
    /// </summary>
    public static string Comparable(string id) => id.Normalize(NormalizationForm.FormC);

    private static bool IsReserved(string id)
    {
        // With an extension, and with blanks before it, the name still means the device on Windows.
        string name = id.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        bool isPort = name.Length == 4
            && (name.StartsWith("COM", StringComparison.Ordinal) || name.StartsWith("LPT", StringComparison.Ordinal))
            && (char.IsAsciiDigit(name[3]) || name[3] is '\u00B9' or '\u00B2' or '\u00B3');
        return isPort || id is "." or ".." || name is "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$";
    }

    private static string? Reason(string id)
    {
        if (id.Length == 0)
        {
            return "it is empty";
        }

        if (id.AsSpan().ContainsAny('/', '\\'))
        {
            return "it holds a path separator";
        }

        if (id.AsSpan().ContainsAny(NotInWindowsNames))
        {
            return "it holds one of < > : \" | ? *";
        }

        if (id.EnumerateRunes().Any(IsInvisible))
        {
            return "it holds a control character or one that does not show";
        }

        if (id[0] is '.' or ' ' || id[^1] is '.' or ' ')
        {
            return "it starts or ends with a dot or a blank";
        }

        // Readers of WebDataset shards take a sample's key up to the first dot: poi_1.5 and poi_1.7 would become one
        // sample without a word. Renaming costs little, so a dot is an error and not a warning.
        return id.Contains('.', StringComparison.Ordinal)
            ? "it holds a dot, where readers of tar shards cut the sample's key"
            : null;
    }

    private static bool IsInvisible(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;

    private static string Printable(string id) =>
        string.Concat(id.EnumerateRunes().Select(rune => IsInvisible(rune) ? "\uFFFD" : rune.ToString()));
}
