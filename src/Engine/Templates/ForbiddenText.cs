using System.Collections.Immutable;

namespace NuTonic.Engine.Templates;

/// <summary>What no question or answer may contain: chat control tokens, and characters that print nothing.</summary>
internal static class ForbiddenText
{
    /// <summary>Tokens that chat templates give a meaning; compared without regard to case.</summary>
    public static ImmutableArray<string> Tokens { get; } = ["<image>", "<|im_start|>", "<|im_end|>"];

    /// <summary>What is wrong with <paramref name="text"/>, as a noun for a message; null when nothing is.</summary>
    public static string? Find(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && TokenAt(text.AsSpan(i)) is { } token)
            {
                return text.Substring(i, token.Length);
            }
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

    private static string? TokenAt(ReadOnlySpan<char> text)
    {
        foreach (string token in Tokens)
        {
            if (text.StartsWith(token, StringComparison.OrdinalIgnoreCase))
            {
                return token;
            }
        }

        return null;
    }
}
