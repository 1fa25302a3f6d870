using System.Collections.Immutable;
using NuTonic.Engine.Cache;

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
    DigestSequence Sources,
    long Pois,
    long PoisClassified,
    long CloudyTiles)
{
    // A thread costs as much as adding up some thousand POIs.
    private const int PoisWorthAThread = 4_000;

    /// <summary>Adds up the POIs, in their order.</summary>
    /// <param name="pois">Their summaries, which are complete.</param>
    /// <param name="threads">At most so many threads share them.</param>
    public static DatasetTotals Of(UnitSummaries pois, int threads)
    {
        TotalsBuilder[] slices = new TotalsBuilder[Math.Min(threads, 1 + (pois.Count / PoisWorthAThread))];
        Parallel.For(
            0,
            slices.Length,
            slice => slices[slice] = TotalsBuilder.Of(
                pois,
                (int)((long)pois.Count * slice / slices.Length),
                (int)((long)pois.Count * (slice + 1) / slices.Length)));
        for (int slice = 1; slice < slices.Length; slice++)
        {
            slices[0].Add(slices[slice]);
        }

        return slices[0].ToTotals();
    }
}
