using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Captions;

/// <summary>Which characters a caption may have.</summary>
internal static class CaptionCharacters
{
    // The published list, and the left single quote that it forgot.
    private const string Marks = ".,!?;:'\"-%/()&#\u02BB\u2018\u2019\u201C\u201D";

    // Unicode has degrees, dashes and dots that are part of names and measures.
    private const string MoreMarks = "\u00B0\u00B7\u00B2\u2010\u2011\u2013";

    private const char EmDash = '\u2014';

    private const string WhiteSpace = " \t\r\n\f\v";

    /// <summary>The first character of <paramref name="text"/> that is not allowed; null when all are.</summary>
    public static Rune? FindForbidden(string text, WashOptions options)
    {
        // Dashes that set a clause off come in pairs; the published system counts them too.
        bool isPaired = text.AsSpan().Count(EmDash) % 2 == 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!IsAllowed(rune, options) && !(isPaired && rune.Value == EmDash))
            {
                return rune;
            }
        }

        return null;
    }

    /// <summary>True when (), [] and {} are closed in the order in which they were opened.</summary>
    public static bool IsBalanced(string text)
    {
        Stack<char> open = new();
        foreach (char c in text)
        {
            int closing = ")]}".IndexOf(c, StringComparison.Ordinal);
            if (c is '(' or '[' or '{')
            {
                open.Push(c);
            }
            else if (closing >= 0 && (open.Count == 0 || open.Pop() != "([{"[closing]))
            {
                return false;
            }
        }

        return open.Count == 0;
    }

    private static bool IsAllowed(Rune rune, WashOptions options)
    {
        if (rune.IsAscii
            && (char.IsAsciiLetterOrDigit((char)rune.Value)
                || WhiteSpace.Contains((char)rune.Value, StringComparison.Ordinal)))
        {
            return true;
        }

        if (rune.IsBmp && Marks.Contains((char)rune.Value, StringComparison.Ordinal))
        {
            return true;
        }

        return !options.IsAsciiOnly && IsAllowedBeyondAscii(rune);
    }

    private static bool IsAllowedBeyondAscii(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (rune.IsBmp && MoreMarks.Contains((char)rune.Value, StringComparison.Ordinal));
}
