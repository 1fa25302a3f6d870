using System.Text;

namespace NuTonic.Engine.Facts;

/// <summary>Texts of the map as they may stand in a line: anybody can write anything into a tag.</summary>
internal static class TagText
{
    /// <summary>The text with a blank for each control character and line separator, without blanks at its ends, and
    /// with U+FFFD for half of a surrogate pair.</summary>
    public static string Clean(string text)
    {
        string trimmed = text.Trim();
        if (!trimmed.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return trimmed;
        }

        StringBuilder clean = new(trimmed.Length);
        foreach (Rune rune in trimmed.EnumerateRunes())
        {
            bool isBreak = Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029;
            _ = isBreak ? clean.Append(' ') : clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }
}
