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
    /// <param name="pois">Packed summaries.</param>
    public static ImmutableArray<SplitTotals> Of(IEnumerable<byte[]> pois)
    {
        Split[] splits = Enum.GetValues<Split>();
        ImmutableArray<Digest>.Builder[] fragments = [.. splits.Select(_ => ImmutableArray.CreateBuilder<Digest>())];
        RowCounts[] counts = [.. splits.Select(_ => new RowCounts())];
        HashSet<string>[] places = [.. splits.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        foreach (byte[] packed in pois)
        {
            PoiSummary.Reader poi = new(packed);
            int split = (int)poi.Split;
            if (poi.Fragments > 0)
            {
                places[split].Add(BasePoi.Of(poi.PoiId));
            }

            for (int i = 0; i < poi.Fragments; i++)
            {
                fragments[split].Add(poi.NextFragment());
            }

            poi.AddCounts(counts[split]);
        }

        return [.. splits.Select((split, i) =>
            new SplitTotals(split, fragments[i].ToImmutable(), places[i].Count, counts[i]))];
    }
}
