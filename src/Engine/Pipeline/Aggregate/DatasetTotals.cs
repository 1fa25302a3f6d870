using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>What the data set consists of.</summary>
/// <param name="Splits">The splits in order.</param>
/// <param name="Sources">Fragments of the ledger of sources, in the order of the POIs;
/// empty when none names sources.</param>
/// <param name="Pois">All POIs.</param>
/// <param name="PoisClassified">POIs with a scene classification.</param>
/// <param name="CloudyTiles">Tiles left out because of clouds.</param>
internal sealed record DatasetTotals(
    ImmutableArray<SplitTotals> Splits,
    ImmutableArray<Digest> Sources,
    long Pois,
    long PoisClassified,
    long CloudyTiles)
{
    /// <summary>Adds up the POIs, in the order given.</summary>
    /// <param name="pois">Packed summaries.</param>
    public static DatasetTotals Of(IEnumerable<byte[]> pois)
    {
        Split[] splits = Enum.GetValues<Split>();
        ImmutableArray<Digest>.Builder[] fragments = [.. splits.Select(_ => ImmutableArray.CreateBuilder<Digest>())];
        RowCounts[] counts = [.. splits.Select(_ => new RowCounts())];
        HashSet<string>[] places = [.. splits.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        ImmutableArray<Digest>.Builder sources = ImmutableArray.CreateBuilder<Digest>();
        (long Pois, long Classified, long Cloudy) sum = default;
        foreach (byte[] packed in pois)
        {
            PoiSummary.Reader poi = new(packed);
            int split = (int)poi.Split;
            if (poi.Fragments > 0)
            {
                places[split].Add(poi.Base);
            }

            for (int i = 0; i < poi.Fragments; i++)
            {
                fragments[split].Add(poi.NextFragment());
            }

            if (poi.Sources() is { } lines)
            {
                sources.Add(lines);
            }

            poi.AddCounts(counts[split]);
            int? cloudy = poi.CloudyTiles();
            sum = (sum.Pois + 1, sum.Classified + (cloudy is null ? 0 : 1), sum.Cloudy + (cloudy ?? 0));
        }

        return new DatasetTotals(
            [
                .. splits.Select(
                    (split, i) => new SplitTotals(split, fragments[i].ToImmutable(), places[i].Count, counts[i])),
            ],
            sources.ToImmutable(),
            sum.Pois,
            sum.Classified,
            sum.Cloudy);
    }
}
