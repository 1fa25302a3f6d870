using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Captions;

/// <summary>Brings names to the form in which a caption's and the map's are compared.</summary>
internal static class FactWords
{
    // The map spells these out, people shorten them.
    private static readonly FrozenDictionary<string, string> Short = new Dictionary<string, string>
    {
        ["street"] = "st",
        ["saint"] = "st",
        ["avenue"] = "ave",
        ["road"] = "rd",
        ["boulevard"] = "blvd",
        ["drive"] = "dr",
        ["lane"] = "ln",
        ["court"] = "ct",
        ["place"] = "pl",
        ["highway"] = "hwy",
        ["parkway"] = "pkwy",
        ["mount"] = "mt",
        ["north"] = "n",
        ["south"] = "s",
        ["east"] = "e",
        ["west"] = "w",
        ["united"] = "u",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Words without case, accents, apostrophes and punctuation, with a space before,
    /// between and behind: " peck s hill ".
    /// </summary>
    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length + 2);
        foreach (char c in Decomposed(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && !IsApostrophe(c))
            {
                folded.Append(' ');
            }
        }

        string[] words = folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return " " + string.Join(' ', words.Select(word => Short.GetValueOrDefault(word, word))) + " ";
    }

    /// <summary>True for the characters that stand for an apostrophe or an okina.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '\u2018' or '\u2019' or '\u02BB' or '\u02BC';

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: compared as it is.
            return text;
        }
    }
}
