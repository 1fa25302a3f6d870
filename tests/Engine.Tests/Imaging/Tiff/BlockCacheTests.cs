using System.Buffers;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Tests.Imaging.Tiff;

public sealed class BlockCacheTests
{
    private static readonly PixelWindow Whole = new(0, 0, 100, 10);

    [Fact]
    public void Add_BeyondCapacity_DropsTheBlockNotUsedLongest()
    {
        using var cache = new BlockCache(2048);
        Add(cache, 1);
        Add(cache, 2);
        _ = cache.TryGet((0, 1), Whole, out _);

        Add(cache, 3);

        Assert.True(cache.TryGet((0, 1), Whole, out _));
        Assert.False(cache.TryGet((0, 2), Whole, out _));
        Assert.True(cache.TryGet((0, 3), Whole, out ReadOnlySpan<byte> newest));
        Assert.Equal(1000, newest.Length);
    }

    [Fact]
    public void Add_BlockLargerThanCapacity_IsKeptUntilTheNext()
    {
        using var cache = new BlockCache(16);
        Add(cache, 1);
        Assert.True(cache.TryGet((0, 1), Whole, out _));

        Add(cache, 2);

        Assert.False(cache.TryGet((0, 1), Whole, out _));
    }

    [Fact]
    public void TryGet_MoreThanWasDecoded_IsNotHeldUntilItIsAdded()
    {
        using var cache = new BlockCache(2048);
        cache.Add((0, 1), new PixelWindow(20, 0, 30, 10), ArrayPool<byte>.Shared.Rent(1000), 1000);

        Assert.True(cache.TryGet((0, 1), new PixelWindow(20, 5, 30, 5), out _));
        Assert.False(cache.TryGet((0, 1), new PixelWindow(19, 5, 30, 5), out _));
        Assert.False(cache.TryGet((0, 1), new PixelWindow(21, 5, 30, 5), out _));

        Add(cache, 1);
        Assert.True(cache.TryGet((0, 1), new PixelWindow(19, 5, 30, 5), out _));
    }

    private static void Add(BlockCache cache, int block) =>
        cache.Add((0, block), Whole, ArrayPool<byte>.Shared.Rent(1000), 1000);
}
