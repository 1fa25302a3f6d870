using System.Collections.Immutable;
using System.Text;

namespace NuTonic.Engine.Places;

/// <summary>Gathers what a row says beside its position, within limits: it ends up in every poi.json.</summary>
internal sealed class PlaceMetadata
{
    /// <summary>Most pairs; later ones are left out.</summary>
    public const int MaxPairs = 64;

    /// <summary>Most characters of a name; pairs with a longer one are left out.</summary>
    public const int MaxName = 100;

    /// <summary>Most characters of a value; a longer one is cut.</summary>
    public const int MaxValue = 1000;

    private readonly ImmutableArray<KeyValuePair<string, string>>.Builder _pairs =
        ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes a pair, unless one of them is blank or the name is there already. Control characters become blanks.
    /// </summary>
    public void Add(string name, string value)
    {
        string key = Clean(name);
        string text = Clean(value);
        if (key.Length is > 0 and <= MaxName && text.Length > 0 && _pairs.Count < MaxPairs && _names.Add(key))
        {
            _pairs.Add(new(key, Cut(text)));
        }
    }

    /// <summary>The pairs so far, in the order they came; begins anew.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Take()
    {
        _names.Clear();
        return _pairs.DrainToImmutable();
    }

    // Halves of surrogate pairs cannot be written as UTF-8.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(static rune => Rune.IsControl(rune) ? " " : rune.ToString())).Trim();

    private static string Cut(string text) => text.Length <= MaxValue ? text
        : char.IsHighSurrogate(text[MaxValue - 1]) ? text[..(MaxValue - 1)]
        : text[..MaxValue];
}
