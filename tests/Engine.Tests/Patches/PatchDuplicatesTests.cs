using System.Collections.Immutable;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Tests.Patches;

public sealed class PatchDuplicatesTests
{
    [Fact]
    public void Find_EqualPixelsInTwoQuads_KeepsTheLowestId()
    {
        ImmutableArray<ImmutableHashSet<long>> left = PatchDuplicates.Find(
            [[Claim(30, 1), Claim(10, 2)], [Claim(20, 1), Claim(40, 3)]]);

        Assert.Equal([30L], left[0]);
        Assert.Empty(left[1]);
    }

    [Fact]
    public void Find_EqualPixelsInOneQuad_KeepsTheLowestId()
    {
        ImmutableArray<ImmutableHashSet<long>> left = PatchDuplicates.Find([[Claim(3, 1), Claim(1, 1), Claim(2, 1)]]);

        Assert.Equal([2L, 3], Assert.Single(left).Order());
    }

    [Fact]
    public void Find_LeftOutBefore_StaysWhenItIsTheLowestNow()
    {
        ImmutableArray<ImmutableHashSet<long>> left = PatchDuplicates.Find(
            [[Claim(5, 1) with { IsDuplicate = true }], [Claim(6, 1)]]);

        Assert.Empty(left[0]);
        Assert.Equal([6L], left[1]);
    }

    [Fact]
    public void Find_OneIdAndItsPixelsTwice_KeepsOne()
    {
        ImmutableArray<ImmutableHashSet<long>> left = PatchDuplicates.Find([[Claim(5, 1)], [Claim(5, 1)]]);

        Assert.Empty(left[0]);
        Assert.Equal([5L], left[1]);
    }

    private static PatchClaim Claim(long id, ulong pixels) => new(id, new PatchHash(0, pixels), IsDuplicate: false);
}
