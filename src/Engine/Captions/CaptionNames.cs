using System.Buffers;
using System.Text;

namespace NuTonic.Engine.Captions;

/// <summary>Which names of the map a template may put into a sentence: those that washing lets through.</summary>
internal static class CaptionNames
{
    private const int MaxWords = 10;
    private const int MaxLength = 80;

    private static readonly SearchValues<char> Separators = SearchValues.Create("\t\r\n\f\v;");

    /// <summary>
    /// <paramref name="name"/> in composed form and with single spaces; null when it is empty, too long, or holds
    /// characters or words that a caption may not have.
    /// </summary>
    public static string? Usable(string? name, WashOptions options)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxLength || !IsWellFormed(name))
        {
            return null;
        }

        string[] words = name.Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string joined = string.Join(' ', words);
        bool isUsable = words.Length <= MaxWords
            && !joined.AsSpan().ContainsAny(Separators)
            && joined.Any(char.IsLetterOrDigit)
            && CaptionCharacters.FindForbidden(joined, options) is null
            && CaptionCharacters.IsBalanced(joined)
            && !CaptionWash.HasRevisionWord(joined)
            && !CaptionWash.IsEcho(joined)
            && !CaptionWash.IsForeign(joined);
        return isUsable ? joined : null;
    }

    // A lone surrogate cannot be normalised.
    private static bool IsWellFormed(string name)
    {
        ReadOnlySpan<char> rest = name;
        while (rest.Length > 0)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
