using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Facts;

/// <summary>
/// Collects what taginfo says of tags: one meaning for each, whatever language it has. English goes before others; of
/// the others the first by language.
/// </summary>
/// <param name="path">Where they are read, for messages.</param>
/// <param name="mostTags">More of them are refused.</param>
internal sealed class TaginfoMeanings(string path, int mostTags = TaginfoMeanings.MostTags)
{
    /// <summary>More tags than the wiki has pages.</summary>
    public const int MostTags = 2_000_000;

    private const int LongestMeaning = 300;

    private readonly SortedDictionary<(string Key, string Value), (string Language, string Meaning)> _pages = new(
        TagOrder);

    private static Comparer<(string Key, string Value)> TagOrder { get; } =
        Comparer<(string Key, string Value)>.Create((a, b) =>
            string.CompareOrdinal(a.Key, b.Key) is var order and not 0
                ? order
                : string.CompareOrdinal(a.Value, b.Value));

    /// <summary>One row for each tag and key with a description, in ordinal order.</summary>
    public ImmutableArray<GlossaryRow> Rows() =>
        [.. _pages.Select(page => new GlossaryRow(page.Key.Key, page.Key.Value, null, page.Value.Meaning))];

    /// <summary>Takes in what one page says.</summary>
    /// <param name="language">Such as "en".</param>
    /// <param name="tag">Key and value; without a value it holds for every one.</param>
    /// <param name="description">In any number of lines; without one the page does not count.</param>
    /// <exception cref="NuTonicException">NT4112: there are too many tags.</exception>
    public void Add(string language, (string Key, string Value) tag, string description)
    {
        string meaning = OneLine(description);
        if (tag.Key.Length == 0 || meaning.Length == 0)
        {
            return;
        }

        tag = tag.Value.Length == 0 ? (tag.Key, TagGlossary.AnyValue) : tag;
        bool isBetter = !_pages.TryGetValue(tag, out (string Language, string Meaning) other)
            || (other.Language != "en" && (language == "en" || string.CompareOrdinal(language, other.Language) < 0));
        if (isBetter)
        {
            _pages[tag] = (language, meaning);
        }

        if (_pages.Count > mostTags)
        {
            throw new NuTonicException(Errors.GlossaryTooManyTags, new SourceLocation(path), path, mostTags);
        }
    }

    private static string OneLine(string description)
    {
        string[] words = description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string line = string.Join(' ', words).TrimEnd('.', ' ').Replace("{", "(", StringComparison.Ordinal)
            .Replace("}", ")", StringComparison.Ordinal);
        if (line.Length <= LongestMeaning)
        {
            return line;
        }

        int end = line.LastIndexOf(' ', LongestMeaning);
        return line[..(end > 0 ? end : LongestMeaning)];
    }
}
