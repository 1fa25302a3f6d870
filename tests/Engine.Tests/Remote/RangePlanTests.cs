using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Network;
using NuTonic.Engine.Remote;

namespace NuTonic.Engine.Tests.Remote;

public sealed class RangePlanTests
{
    private static readonly RemoteOptions Options = new() { DownloadFolder = "/", GapBytes = 10, MaxRangeBytes = 100 };

    [Fact]
    public void Create_PartsNearEachOther_AreOneRange() =>
        Assert.Equal([new(0, 40), new(51, 5)], Plan([(30, 10), (0, 20), (51, 5)], []));

    [Fact]
    public void Create_OverlapsAndRepeats_AreAskedForOnce() =>
        Assert.Equal([new(0, 30)], Plan([(0, 20), (10, 20), (0, 20), (5, 3)], []));

    [Fact]
    public void Create_WhatIsHeld_IsNotAskedForAgain() =>
        Assert.Equal([new(0, 10), new(20, 5)], Plan([(0, 25), (12, 4)], [(10, 10)]));

    // The gap between two parts is held: joining them would fetch it twice.
    [Fact]
    public void Create_HeldBytesBetweenParts_KeepThemApart() =>
        Assert.Equal([new(0, 10), new(14, 6)], Plan([(0, 10), (14, 6)], [(11, 2)]));

    [Fact]
    public void Create_LongRuns_AreCut() =>
        Assert.Equal([new(0, 90), new(90, 100), new(190, 60)], Plan([(0, 90), (90, 160)], []));

    [Fact]
    public void Create_RandomParts_CoverThemAndOverlapNothing()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            uint state = (uint)seed;
            int Next(int limit) => (int)((state = (state * 1664525) + 1013904223) >> 8) % limit;
            (int, int)[] parts = [.. Enumerable.Range(0, 8).Select(_ => (Next(900), 1 + Next(150)))];
            (int, int)[] held = [.. Enumerable.Range(0, 4).Select(i => ((i * 250) + Next(100), 1 + Next(140)))];
            int[] count = new int[1100];
            Mark(held, count);

            foreach (ByteRange range in Plan(parts, held))
            {
                Assert.InRange(range.Length, 1, 100);
                Mark([((int)range.Offset, (int)range.Length)], count);
            }

            Assert.All(count, times => Assert.True(times <= 1, $"seed {seed}"));
            Assert.All(parts, part => Assert.DoesNotContain(0, count[part.Item1..(part.Item1 + part.Item2)]));
        }
    }

    private static void Mark((int Offset, int Length)[] runs, int[] count)
    {
        foreach ((int offset, int length) in runs)
        {
            for (int i = offset; i < offset + length; i++)
            {
                count[i]++;
            }
        }
    }

    private static List<ByteRange> Plan((int Offset, int Length)[] parts, (int Offset, int Length)[] held) =>
        RangePlan.Create(
            parts.Select(part => new ByteRange(part.Offset, part.Length)),
            [.. held.Select(part => new TiffExtent(part.Offset, new byte[part.Length]))],
            Options);
}
