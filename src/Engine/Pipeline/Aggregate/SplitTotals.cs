using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>What one split consists of.</summary>
/// <param name="Split">The split.</param>
/// <param name="Fragments">Row fragments in order.</param>
/// <param name="Places">Base POIs with at least one row.</param>
/// <param name="Counts">Rows and pixels.</param>
internal sealed record SplitTotals(Split Split, ImmutableArray<Digest> Fragments, int Places, RowCounts Counts)
{
    /// <summary>Adds up the POIs of every split, in the order given.</summary>
    public static ImmutableArray<SplitTotals> Of(IEnumerable<PoiSummary> pois)
    {
        Split[] splits = Enum.GetValues<Split>();
        ImmutableArray<Digest>.Builder[] fragments = [.. splits.Select(_ => ImmutableArray.CreateBuilder<Digest>())];
        RowCounts[] counts = [.. splits.Select(_ => new RowCounts())];
        HashSet<string>[] places = [.. splits.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        foreach (PoiSummary poi in pois)
        {
            int split = (int)poi.Split;
            fragments[split].AddRange(poi.Fragments);
            counts[split].Add(poi.Counts);
            if (!poi.Fragments.IsEmpty)
            {
                places[split].Add(BasePoi.Of(poi.PoiId));
            }
        }

        return [.. splits.Select((split, i) =>
            new SplitTotals(split, fragments[i].ToImmutable(), places[i].Count, counts[i]))];
    }
}
