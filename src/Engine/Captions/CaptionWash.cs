using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Refuses captions that a model got wrong in form. The limits are those of the published system; what comes on top is
/// said at each rule. Reasons are stable: "empty", "truncated", "filtered", "characters", "brackets", "too_short",
/// "too_long", "asterisk", "line_break", "revision_word", "echo", "markdown", "underscore", "script".
/// </summary>
internal static partial class CaptionWash
{
    /// <summary>Fewest words of a raw caption.</summary>
    public const int MinRawWords = 10;

    /// <summary>Most words of a raw caption.</summary>
    public const int MaxRawWords = 120;

    /// <summary>Fewest words of a revision.</summary>
    public const int MinRevisionWords = 2;

    /// <summary>Most words of a revision.</summary>
    public const int MaxRevisionWords = 100;

    // One foreign name in a sentence is fine; half a caption in another script is not English.
    private const double MaxForeignShare = 0.25;

    /// <summary>
    /// The form in which a caption is checked and stored: composed characters, no white space around, and no pair of
    /// quotes around the whole, which models put there. White space inside stays, so that rules about it can speak.
    /// </summary>
    public static string Normalize(string text)
    {
        string trimmed = Composed(text).Trim().Replace('\u00A0', ' ').Replace("\r\n", "\n", StringComparison.Ordinal);
        while (trimmed.Length > 1 && IsQuoted(trimmed))
        {
            trimmed = trimmed[1..^1].Trim();
        }

        return trimmed;
    }

    /// <summary>Checks an answer of a model: how it ended, then its text.</summary>
    public static WashVerdict Check(CaptionAnswer answer, CaptionTask task, WashOptions options) => answer.End switch
    {
        AnswerEnd.Length => new WashVerdict("truncated", "the answer reached the token limit"),
        AnswerEnd.Filter => new WashVerdict("filtered", "the server withheld the answer"),
        _ => Check(Normalize(answer.Text), task, options),
    };

    /// <summary>Checks a caption that <see cref="Normalize"/> has seen.</summary>
    public static WashVerdict Check(string text, CaptionTask task, WashOptions options)
    {
        if (text.Length == 0)
        {
            return new WashVerdict("empty", "no text");
        }

        return FormOf(text, task) ?? LettersOf(text, options) ?? LengthOf(text, task) ?? WordingOf(text)
            ?? WashVerdict.Accepted;
    }

    /// <summary>True when a word tells that a text was revised.</summary>
    public static bool HasRevisionWord(string text) => RevisionWord().IsMatch(text);

    /// <summary>True when more letters are of another script than a caption's share of names explains.</summary>
    public static bool IsForeign(string text)
    {
        int letters = 0;
        int foreign = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                letters++;
                foreign += IsLatin(rune) ? 0 : 1;
            }
        }

        return foreign > MaxForeignShare * letters;
    }

    /// <summary>Words of <paramref name="text"/>, split at white space.</summary>
    public static int CountWords(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>True when the text sounds like the prompt, or like a model talking about its task.</summary>
    public static bool IsEcho(string text) => Echo().IsMatch(text);

    // Task 3 rules of the published system, and what markdown looks like.
    private static WashVerdict? FormOf(string text, CaptionTask task)
    {
        bool isRevision = task == CaptionTask.Revision;
        if (isRevision && text.Contains('*', StringComparison.Ordinal))
        {
            return new WashVerdict("asterisk", "*");
        }

        // The published system allows line breaks in raw captions; a caption is one paragraph here.
        if (text.AsSpan().ContainsAny('\n', '\r'))
        {
            return new WashVerdict("line_break", "more than one line");
        }

        if (isRevision && RevisionWord().Match(text) is { Success: true } word)
        {
            return new WashVerdict("revision_word", word.Value);
        }

        return Markdown().Match(text) is { Success: true } mark ? new WashVerdict("markdown", mark.Value.Trim()) : null;
    }

    private static WashVerdict? LettersOf(string text, WashOptions options)
    {
        if (text.Contains('_', StringComparison.Ordinal))
        {
            return new WashVerdict("underscore", "_");
        }

        if (CaptionCharacters.FindForbidden(text, options) is { } rune)
        {
            return new WashVerdict("characters", string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"));
        }

        if (!CaptionCharacters.IsBalanced(text))
        {
            return new WashVerdict("brackets", "a bracket has no partner");
        }

        return IsForeign(text) ? new WashVerdict("script", "not written in Latin letters") : null;
    }

    private static WashVerdict? LengthOf(string text, CaptionTask task)
    {
        int words = CountWords(text);
        bool isRevision = task == CaptionTask.Revision;
        string detail = string.Create(CultureInfo.InvariantCulture, $"{words} words");
        if (words < (isRevision ? MinRevisionWords : MinRawWords))
        {
            return new WashVerdict("too_short", detail);
        }

        return words > (isRevision ? MaxRevisionWords : MaxRawWords) ? new WashVerdict("too_long", detail) : null;
    }

    private static WashVerdict? WordingOf(string text) =>
        Echo().Match(text) is { Success: true } echo ? new WashVerdict("echo", echo.Value) : null;

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: the character rule refuses it as U+FFFD.
            return text;
        }
    }

    private static bool IsQuoted(string text) =>
        (text[0], text[^1]) is ('"', '"') or ('\u201C', '\u201D') or ('\'', '\'') or ('`', '`')
        && !text.AsSpan(1, text.Length - 2).ContainsAny(text[0], text[^1]);

    private static bool IsLatin(Rune rune) =>
        rune.Value < 0x250 || rune.Value is (>= 0x1E00 and < 0x1F00) or 0x2BB or 0x2BC;

    [GeneratedRegex(
        @"\b(?:revise|revised|revision|revisited|revising)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RevisionWord();

    [GeneratedRegex(@"\*\*|__|```|^#{1,6} |^\s*[-*+] |^\d+[.)] |\]\(", RegexOptions.CultureInvariant)]
    private static partial Regex Markdown();

    // Phrases that no caption of a landscape has.
    [GeneratedRegex(
        @"\bas an ai\b|\blanguage model\b|\bi (?:cannot|can't|am sorry)\b|\bi'm sorry\b"
        + @"|^(?:sure|certainly|of course)\b[!,]|\bhere(?:'s| is) (?:the|a|your|an?other)\b|\bopenstreetmap\b"
        + @"|\bthe (?:caption|facts|prompt)\b|\bthe provided\b|\bselected area\b"
        + @"|\bnormali[sz]ed\b|\bcoordinates\b|\bbounding box\b"
        + @"|\b(?:caption|output|assistant|user|task|system)\s?:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Echo();
}
