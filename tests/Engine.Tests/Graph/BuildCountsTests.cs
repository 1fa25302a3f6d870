using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class BuildCountsTests
{
    [Fact]
    public void Add_FromManyThreads_LosesNothing()
    {
        BuildCounts counts = new();

        Parallel.For(0, 30_000, i => counts.Add(i % 2 == 0 ? "a" : "b", (Verdict)(i % 3)));

        Assert.Equal((10_000, 10_000, 10_000), (counts.Built, counts.FromCache, counts.UpToDate));
        Assert.Equal(["a", "b"], counts.ByKind().Select(kind => kind.Kind));
        Assert.Equal(15_000, counts.ByKind()[0].Built + counts.ByKind()[0].FromCache + counts.ByKind()[0].UpToDate);
    }

    [Fact]
    public void AddWaitingReport_OneForManyNodes_IsNotCertain()
    {
        BuildCounts counts = new();
        counts.Add("tile", Verdict.Built);

        counts.Of("tile").AddWaitingReport();
        counts.Of("tile").AddWaiting(9);

        KindCounts tile = Assert.Single(counts.ByKind());
        Assert.Equal((2, 1, 9), (tile.Built, tile.Certain, tile.Waiting));
    }

    [Fact]
    public void BeginPass_NodesFoundUpToDateOrCachedInTheSecondPass_StayBuiltAndAreCountedOnce()
    {
        BuildCounts counts = new();
        counts.Add("tile", Verdict.Built, 5);
        counts.Add("tile", Verdict.FromCache, 2);

        counts.BeginPass();
        counts.Add("tile", Verdict.UpToDate, 4);
        counts.Add("tile", Verdict.FromCache, 3);
        counts.Add("tile", Verdict.Built, 1);
        counts.Add("split", Verdict.Built, 3);

        Assert.Equal(
            [new KindCounts("split", 3, 0, 0), new KindCounts("tile", 6, 2, 0)], counts.ByKind());
    }

    [Fact]
    public void BeginPass_SecondPassCutShort_KeepsWhatTheFirstCounted()
    {
        BuildCounts counts = new();
        counts.Add("tile", Verdict.Built, 5);
        counts.Add("tile", Verdict.UpToDate, 7);

        counts.BeginPass();
        counts.Add("tile", Verdict.UpToDate, 1);

        Assert.Equal(new KindCounts("tile", 5, 0, 7), Assert.Single(counts.ByKind()));
    }

    [Fact]
    public void AddTo_SizesOfOneThread_AreMeasuresOfTheirKinds()
    {
        BuildCounts counts = new();
        counts.Of("tile").AddSized(13);
        KindSizes sizes = new();
        sizes.Add("tile", 5);
        sizes.Add("still", 2);
        sizes.Add("tile", 6);

        sizes.AddTo(counts);

        Assert.Equal(
            [
                new KindCounts("still", 0, 0, 0) { SizedNodes = 1, SizedBytes = 2 },
                new KindCounts("tile", 0, 0, 0) { SizedNodes = 3, SizedBytes = 24 },
            ],
            counts.ByKind());
    }
}
