using System.Buffers;
using System.Text.RegularExpressions;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Finds what looks like a proper name in a caption: words with a capital letter that stand together, with the small
/// words between them. At the start of a sentence a lone word counts only when it is none that sentences begin with.
/// </summary>
internal static partial class NameClaims
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?:;\u2014");

    private static readonly HashSet<string> Links = new(StringComparer.Ordinal)
    {
        "of", "the", "and", "de", "la", "las", "los", "le", "les", "del", "des", "du", "da", "di", "do", "dos", "von",
        "van", "der", "den", "zu", "am", "im", "an", "y", "e", "at", "on", "for", "upon", "sur", "el",
    };

    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal)
    {
        "St", "Ste", "Mt", "Ft", "Dr",
    };

    /// <summary>All names of <paramref name="text"/> in order.</summary>
    public static IEnumerable<NameClaim> Find(string text)
    {
        Match[] words = [.. Word().Matches(text).Cast<Match>()];
        for (int i = 0; i < words.Length; i++)
        {
            if (!IsCapital(words[i]))
            {
                continue;
            }

            int last = End(text, words, i);
            bool startsSentence = StartsSentence(text, words, i);
            int first = startsSentence ? BehindOpening(words, i, last) : i;
            bool isPlain = first > last || (first == last && CompassWord.TryParse(words[first].Value, out _));
            if (!isPlain)
            {
                int end = words[last].Index + words[last].Length;
                yield return new NameClaim(text[words[first].Index..end], words[first].Index);
            }

            i = last;
        }
    }

    /// <summary>The parts of a name between its small words: "Main Street and Oak Lane" has two.</summary>
    public static IEnumerable<string> Parts(string name)
    {
        List<string> part = [];
        foreach (string word in name.Split(' '))
        {
            if (!Links.Contains(word))
            {
                part.Add(word);
            }
            else if (part.Count > 0)
            {
                yield return string.Join(' ', part);
                part.Clear();
            }
        }

        if (part.Count > 0)
        {
            yield return string.Join(' ', part);
        }
    }

    // "Near Lake Merritt", "About 410": the first word has a capital letter because of its place alone.
    private static int BehindOpening(Match[] words, int first, int last)
    {
        if (!CommonWords.BeginSentence(words[first].Value))
        {
            return first;
        }

        int next = first + 1;
        while (next <= last && !IsCapital(words[next]))
        {
            next++;
        }

        return next;
    }

    // The last word of the name that begins at a word: links count when a capital follows behind them.
    private static int End(string text, Match[] words, int first)
    {
        int last = first;
        for (int i = first + 1; i < words.Length && IsJoined(text, words[i - 1], words[i]); i++)
        {
            if (IsCapital(words[i]) || char.IsDigit(words[i].Value[0]))
            {
                last = i;
            }
            else if (!Links.Contains(words[i].Value))
            {
                break;
            }
        }

        return last;
    }

    private static bool IsJoined(string text, Match left, Match right)
    {
        ReadOnlySpan<char> gap = text.AsSpan(left.Index + left.Length, right.Index - left.Index - left.Length);
        bool isAbbreviation = gap is ". "
            && Abbreviations.Contains(left.Value)
            && !CommonWords.BeginSentence(right.Value);
        return gap is " " or "-" or "/" or " & " || isAbbreviation;
    }

    private static bool StartsSentence(string text, Match[] words, int index)
    {
        if (index == 0)
        {
            return true;
        }

        int start = words[index - 1].Index + words[index - 1].Length;
        return text.AsSpan(start, words[index].Index - start).ContainsAny(Stops);
    }

    // A single letter is an article, a shape ("L-shaped") or too little to check.
    private static bool IsCapital(Match word) => word.Length > 1 && char.IsUpper(word.Value[0]);

    [GeneratedRegex(
        @"[\p{L}\p{M}\p{N}]+(?:['\u2018\u2019\u02BB\u02BC][\p{L}\p{M}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
