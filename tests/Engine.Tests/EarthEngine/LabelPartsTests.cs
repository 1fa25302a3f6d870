using System.Collections.Immutable;
using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class LabelPartsTests
{
    private static readonly DynamicWorldOptions Defaults = new();

    [Theory]
    [InlineData(518, 516, 1)]
    [InlineData(4096, 6144, 1)]
    [InlineData(4096, 6145, 2)]
    [InlineData(16384, 16384, 11)]
    public void Of_Grid_FewestParts(int width, int height, int count) =>
        Assert.Equal(count, LabelParts.Of(width, height, Defaults).Length);

    [Theory]
    [InlineData(1, 1, 7, 100)]
    [InlineData(20, 10, 7, 1000)]
    [InlineData(20, 10, 100, 30)]
    [InlineData(23, 17, 5, 22)]
    public void Of_AnyLimits_EveryPixelOnceAndWithinThem(int width, int height, int side, int bytes)
    {
        ImmutableArray<PixelWindow> parts =
            LabelParts.Of(width, height, Defaults with { MaxSidePx = side, MaxRequestBytes = bytes });

        int[] hits = new int[width * height];
        foreach (PixelWindow part in parts)
        {
            Assert.InRange(part.Width, 1, side);
            Assert.InRange(part.Height, 1, side);
            Assert.InRange(2 * part.Width * part.Height, 1, bytes);
            for (int i = 0; i < part.Width * part.Height; i++)
            {
                hits[((part.Y + (i / part.Width)) * width) + part.X + (i % part.Width)]++;
            }
        }

        Assert.All(hits, hit => Assert.Equal(1, hit));
    }
}
