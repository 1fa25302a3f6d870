using System.Globalization;
using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources.Aerial;

/// <summary>
/// What the name of a quad must keep to: it stands in every sample and in reports, but names no file of the data set,
/// so dots and blanks inside it do.
/// </summary>
internal static class QuadNameRules
{
    private const int MaxLength = 200;

    /// <summary>The stem of <paramref name="path"/>, which can name a quad.</summary>
    /// <exception cref="NuTonicException">NT1105: too long, or characters that do not show
    /// or separate paths.</exception>
    public static string Check(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string? reason = name switch
        {
            { Length: 0 or > MaxLength } => string.Create(
                CultureInfo.InvariantCulture, $"it has {name.Length} characters, and 1 to {MaxLength} do"),
            _ when name.Contains('\\', StringComparison.Ordinal) => "it holds a path separator",
            _ when name.EnumerateRunes().Any(IsInvisible) => "it holds a character that does not show or is no Unicode",
            _ when char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]) => "it starts or ends with a blank",
            _ => null,
        };
        return reason is null
            ? name
            : throw new NuTonicException(Errors.QuadNameUnsafe, new SourceLocation(path), path, reason);
    }

    private static bool IsInvisible(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
