using System.Buffers;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Tests.Imaging.Tiff;

public sealed class BlockCacheTests
{
    [Fact]
    public void Add_BeyondCapacity_DropsTheBlockNotUsedLongest()
    {
        using var cache = new BlockCache(2048);
        Add(cache, 1);
        Add(cache, 2);
        _ = cache.TryGet((0, 1), out _);

        Add(cache, 3);

        Assert.True(cache.TryGet((0, 1), out _));
        Assert.False(cache.TryGet((0, 2), out _));
        Assert.True(cache.TryGet((0, 3), out ReadOnlySpan<byte> newest));
        Assert.Equal(1000, newest.Length);
    }

    [Fact]
    public void Add_BlockLargerThanCapacity_IsKeptUntilTheNext()
    {
        using var cache = new BlockCache(16);
        Add(cache, 1);
        Assert.True(cache.TryGet((0, 1), out _));

        Add(cache, 2);

        Assert.False(cache.TryGet((0, 1), out _));
    }

    private static void Add(BlockCache cache, int block) => cache.Add((0, block), ArrayPool<byte>.Shared.Rent(1000), 1000);
}
