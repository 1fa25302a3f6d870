using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Pipeline.Aggregate;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Pipeline.Aggregate;

public sealed class DatasetTotalsTests
{
    // Enough for three threads; variants of a place, seven in a row, lie on both sides of where their slices meet.
    private const int Pois = 9_001;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Of_AnyNumberOfThreads_AddsUpAllPoisInOrder(int threads)
    {
        PoiSummary[] pois = [.. Enumerable.Range(0, Pois).Select(Poi)];

        AssertAreOf(pois, DatasetTotals.Of(Summaries(pois), threads));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Pois - 1)]
    [InlineData(1, 2, 5000, 5002, 8999)]
    public void Finish_PoisThatRanMeanwhile_AreAddedWhereTheyBelong(params int[] open)
    {
        PoiSummary[] pois = [.. Enumerable.Range(0, Pois).Select(Poi)];
        UnitSummaries summaries = Summaries(pois);
        foreach (int poi in open)
        {
            summaries[poi] = null;
        }

        TotalsAhead ahead = TotalsAhead.Begin(summaries, open);
        foreach (int poi in open)
        {
            pois[poi] = Poi(poi + 1) with { Base = "changed" };
            summaries[poi] = pois[poi].Pack();
        }

        AssertAreOf(pois, ahead.Finish(summaries));
    }

    private static void AssertAreOf(PoiSummary[] pois, DatasetTotals totals)
    {
        Assert.Equal(pois.Where(poi => poi.Sources is not null).Select(poi => poi.Sources!.Value), totals.Sources);
        Assert.Equal(
            (Pois, pois.Count(poi => poi.CloudyTiles is not null), pois.Sum(poi => poi.CloudyTiles ?? 0)),
            (totals.Pois, totals.PoisClassified, totals.CloudyTiles));
        Assert.Equal(Enum.GetValues<Split>(), totals.Splits.Select(split => split.Split));
        foreach (SplitTotals split in totals.Splits)
        {
            PoiSummary[] own = [.. pois.Where(poi => poi.Split == split.Split)];
            Assert.Equal(own.SelectMany(poi => poi.Fragments), split.Fragments);
            Assert.Equal(
                own.Where(poi => poi.Fragments.Length > 0).Select(poi => poi.Base).Distinct().Count(), split.Places);
            Assert.Equal(
                (own.Sum(poi => poi.Counts.TotalRows), own.Sum(poi => poi.Counts.Chips)),
                (split.Counts.TotalRows, split.Counts.Chips));
        }
    }

    [Fact]
    public void Of_NoPois_IsEmpty()
    {
        DatasetTotals totals = DatasetTotals.Of(Summaries([]), threads: 2);

        Assert.Equal(0, totals.Pois);
        Assert.All(totals.Splits, split => Assert.Empty(split.Fragments));
    }

    private static UnitSummaries Summaries(PoiSummary[] pois)
    {
        UnitSummaries summaries = new([.. pois.Select((_, i) => UnitEntry.OfFolder("/root", $"poi_{i}"))]);
        for (int i = 0; i < pois.Length; i++)
        {
            summaries[i] = pois[i].Pack();
        }

        return summaries;
    }

    private static PoiSummary Poi(int number)
    {
        RowCounts counts = new() { Chips = number % 5 };
        counts.AddRow(RowKind.Overview);
        return new PoiSummary(
            PoiPlace.Create($"poi_{number}", 10, 10, ""),
            (Split)(number % Enum.GetValues<Split>().Length),
            [.. Enumerable.Range(0, number % 4).Select(i => Digest.Of(BitConverter.GetBytes((number * 4) + i)))],
            counts)
        {
            Base = $"poi_{number / 7}",
            Sources = number % 3 == 0 ? Digest.Of(BitConverter.GetBytes(-number)) : null,
            CloudyTiles = number % 7 == 0 ? number : null,
        };
    }
}
