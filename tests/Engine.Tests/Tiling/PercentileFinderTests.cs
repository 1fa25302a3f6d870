using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class PercentileFinderTests
{
    private static readonly StretchOptions[] Options =
        [new(), new(0, 100), new(50, 50), new(25, 75), new(0.1, 99.9), new(49.9, 50.1)];

    [Fact]
    public void Find_SeededBands_EqualSorting()
    {
        using var percentiles = new PercentileFinder();

        foreach (int count in new[] { 0, 1, 2, 3, 5, 8, 9, 50, 51, 52, 1000, 20_011 })
        {
            for (int kind = 0; kind < SeededBands.Kinds; kind++)
            {
                ulong seed = (ulong)((count * 100) + kind);
                float[] band = SeededBands.Create(kind, count, seed);
                foreach (StretchOptions options in Options)
                {
                    var expected = SortedStretch.Percentiles(band, options);
                    var actual = percentiles.Find(band, options);
                    Assert.True(expected == actual, $"seed {seed}, {options}: {actual}, expected {expected}");
                }
            }
        }
    }

    [Fact]
    public void Find_NeighbourInNextBucket_Interpolates()
    {
        using var percentiles = new PercentileFinder();

        var found = percentiles.Find([4f, 1024f, 0f, -1f], new StretchOptions(25, 75));

        Assert.Equal((259, 769), found);
    }

    [Fact]
    public void Find_LargestFiniteBesideInfinity_LeavesInfinityOut()
    {
        using var percentiles = new PercentileFinder();

        var found = percentiles.Find(
            [float.MaxValue, float.PositiveInfinity, float.MaxValue], new StretchOptions(0, 100));

        Assert.Equal((float.MaxValue, float.MaxValue), found);
    }

    [Fact]
    public void Find_Disposed_Throws()
    {
        var percentiles = new PercentileFinder();
        percentiles.Dispose();

        Assert.Throws<ObjectDisposedException>(() => percentiles.Find([1f], new StretchOptions()));
    }
}
