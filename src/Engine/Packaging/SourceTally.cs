using System.Collections.Immutable;
using System.Text.Json;

namespace NuTonic.Engine.Packaging;

/// <summary>Adds up a ledger of sources, line by line. The lines of a POI follow each other.</summary>
internal sealed class SourceTally
{
    private const int DateLength = 10;

    private static readonly string[] Roles = ["imagery", "labels", "still"];

    private readonly Dictionary<(string Role, string Title, string? License, string? Attribution), Sum> _uses = [];
    private readonly Dictionary<string, Sum> _roles = new(StringComparer.Ordinal);

    /// <summary>The origins: imagery, labels, stills; those of most POIs first, then by name.</summary>
    public ImmutableArray<SourceUse> Uses() =>
    [
        .. _uses
            .Select(use => new SourceUse(
                use.Key.Role,
                use.Key.Title,
                use.Key.License,
                use.Key.Attribution,
                use.Value.Pois,
                use.Value.First,
                use.Value.Last))
            .OrderBy(use => Array.IndexOf(Roles, use.Role))
            .ThenByDescending(use => use.Pois)
            .ThenBy(use => use.Title, StringComparer.Ordinal)
            .ThenBy(use => use.License, StringComparer.Ordinal)
            .ThenBy(use => use.Attribution, StringComparer.Ordinal),
    ];

    /// <summary>POIs that name a source of <paramref name="role"/>.</summary>
    public long PoisWith(string role) => _roles.TryGetValue(role, out Sum? sum) ? sum.Pois : 0;

    /// <summary>Adds a line that <see cref="SourceLedger"/> wrote.</summary>
    /// <exception cref="JsonException">It is no such line.</exception>
    public void Add(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement source = document.RootElement;
        string poi = Text(source, "poi_id") ?? "";
        string role = Text(source, "role") ?? "";
        string? dates = Text(source, "datetime");
        Of(_roles, role).Add(poi, null);
        Of(_uses, (role, Text(source, "title") ?? "", Text(source, "license"), Text(source, "attribution")))
            .Add(poi, dates);
    }

    private static Sum Of<TKey>(Dictionary<TKey, Sum> sums, TKey key)
        where TKey : notnull
    {
        if (!sums.TryGetValue(key, out Sum? sum))
        {
            sums.Add(key, sum = new Sum());
        }

        return sum;
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private sealed class Sum
    {
        private string? _lastPoi;

        public long Pois { get; private set; }

        public string? First { get; private set; }

        public string? Last { get; private set; }

        public void Add(string poi, string? dates)
        {
            Pois += poi == _lastPoi ? 0 : 1;
            _lastPoi = poi;
            foreach (string time in dates?.Split('/') ?? [])
            {
                string date = time[..Math.Min(DateLength, time.Length)];
                First = First is null || string.CompareOrdinal(date, First) < 0 ? date : First;
                Last = Last is null || string.CompareOrdinal(date, Last) > 0 ? date : Last;
            }
        }
    }
}
