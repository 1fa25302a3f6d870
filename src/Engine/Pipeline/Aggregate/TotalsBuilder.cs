using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>Adds up POIs that lie one behind the other; for one thread.</summary>
internal sealed class TotalsBuilder
{
    private static readonly Split[] Splits = Enum.GetValues<Split>();

    private readonly SplitSum[] _splits;
    private readonly DigestSequence.Builder _sources = new();
    private long _pois;
    private long _classified;
    private long _cloudy;

    private TotalsBuilder(TotalsBuilder? sibling)
    {
        _splits = [.. Splits.Select((_, i) => new SplitSum(sibling?._splits[i].Places))];
    }

    /// <summary>Adds up a range of POIs.</summary>
    /// <param name="pois">Summaries.</param>
    /// <param name="start">Position of the first.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="sibling">Another range that the same thread adds up and that will be in the same totals: places are
    /// noted once for both.</param>
    public static TotalsBuilder Of(UnitSummaries pois, int start, int end, TotalsBuilder? sibling = null)
    {
        TotalsBuilder sum = new(sibling);
        for (int poi = start; poi < end; poi++)
        {
            sum.Add(pois[poi]!);
        }

        return sum;
    }

    /// <summary>Adds a POI.</summary>
    /// <param name="packed">Its summary.</param>
    public void Add(byte[] packed)
    {
        PoiSummary.Reader poi = new(packed);
        SplitSum split = _splits[(int)poi.Split];
        if (poi.Fragments > 0)
        {
            split.Places.Add(poi.Base);
        }

        for (int i = 0; i < poi.Fragments; i++)
        {
            split.Fragments.Add(poi.NextFragment());
        }

        if (poi.Sources() is { } lines)
        {
            _sources.Add(lines);
        }

        poi.AddCounts(split.Counts);
        _pois++;
        if (poi.CloudyTiles() is { } cloudy)
        {
            _classified++;
            _cloudy += cloudy;
        }
    }

    /// <summary>Adds the POIs of <paramref name="next"/>, which come behind these.</summary>
    public void Add(TotalsBuilder next)
    {
        for (int i = 0; i < _splits.Length; i++)
        {
            _splits[i].Fragments.Add(next._splits[i].Fragments);
            if (_splits[i].Places != next._splits[i].Places)
            {
                _splits[i].Places.UnionWith(next._splits[i].Places);
            }

            _splits[i].Counts.Add(next._splits[i].Counts);
        }

        _sources.Add(next._sources);
        _pois += next._pois;
        _classified += next._classified;
        _cloudy += next._cloudy;
    }

    /// <summary>The totals; nothing may be added afterwards.</summary>
    public DatasetTotals ToTotals() => new(
        [.. Splits.Select((split, i) => _splits[i].ToTotals(split))],
        _sources.ToSequence(),
        _pois,
        _classified,
        _cloudy);

    private sealed class SplitSum(HashSet<string>? places)
    {
        public DigestSequence.Builder Fragments { get; } = new();

        public HashSet<string> Places { get; } = places ?? new(StringComparer.Ordinal);

        public RowCounts Counts { get; } = new();

        public SplitTotals ToTotals(Split split) => new(split, Fragments.ToSequence(), Places.Count, Counts);
    }
}
