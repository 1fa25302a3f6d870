using System.Buffers;
using System.Collections.Immutable;

namespace NuTonic.Engine.Templates;

/// <summary>What no question or answer may contain: chat control tokens, and characters that print nothing.</summary>
internal static class ForbiddenText
{
    private static readonly SearchValues<string> TokenSearch =
        SearchValues.Create([.. Tokens], StringComparison.OrdinalIgnoreCase);

    /// <summary>Tokens that chat templates give a meaning; compared without regard to case.</summary>
    public static ImmutableArray<string> Tokens => ["<image>", "<|im_start|>", "<|im_end|>"];

    /// <summary>What is wrong with <paramref name="text"/>, as a noun for a message; null when nothing is.</summary>
    public static string? Find(string text)
    {
        int token = text.AsSpan().IndexOfAny(TokenSearch);
        if (token >= 0)
        {
            return text[token..(text.IndexOf('>', token) + 1)];
        }

        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
            }
        }

        return null;
    }
}
