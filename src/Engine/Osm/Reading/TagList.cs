using System.Collections.Immutable;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Collects the tags of one element after the other. For one thread at a time.</summary>
internal sealed class TagList
{
    private readonly List<KeyValuePair<string, string>> _tags = [];

    /// <summary>Tags collected since the last <see cref="Take"/>.</summary>
    public int Count => _tags.Count;

    /// <summary>Characters in them.</summary>
    public int Characters { get; private set; }

    /// <summary>Adds a tag.</summary>
    public void Add(string key, string value)
    {
        _tags.Add(new(key, value));
        Characters += key.Length + value.Length;
    }

    /// <summary>
    /// The tags in ordinal order of keys, and an empty list again. Of a key that occurs twice the smaller value stays.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Take()
    {
        if (_tags.Count == 0)
        {
            return [];
        }

        _tags.Sort(Compare);
        var tags = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(_tags.Count);
        foreach (KeyValuePair<string, string> tag in _tags)
        {
            if (tags.Count == 0 || tags[^1].Key != tag.Key)
            {
                tags.Add(tag);
            }
        }

        _tags.Clear();
        Characters = 0;
        return tags.DrainToImmutable();
    }

    private static int Compare(KeyValuePair<string, string> a, KeyValuePair<string, string> b)
    {
        int order = string.CompareOrdinal(a.Key, b.Key);
        return order == 0 ? string.CompareOrdinal(a.Value, b.Value) : order;
    }
}
