using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class ChipRendererTests
{
    [Theory]
    [InlineData(64, 28)]
    [InlineData(20, 50)]
    [InlineData(16, 16)]
    public void Render_SeededTiles_EqualPlainSteps(int tilePx, int chipPx)
    {
        using var renderer = new ChipRenderer(new ResizeKernel(tilePx, chipPx), new StretchOptions());
        var rgb = new byte[chipPx * chipPx * 3];

        // The second tile meets the first one's scratch memory.
        for (ulong seed = 1; seed <= 2; seed++)
        {
            float[][] bands =
            [
                .. Enumerable.Range(0, 3).Select(kind => SeededBands.Create(kind * 4, tilePx * tilePx, seed)),
            ];
            byte[][] planes = [.. bands.Select(band => SortedStretch.Apply(band, new StretchOptions()))];
            byte[] stretched =
            [
                .. Enumerable.Range(0, tilePx * tilePx).SelectMany(i => planes.Select(plane => plane[i])),
            ];

            renderer.Render(bands[0], bands[1], bands[2], rgb);

            Assert.Equal(PlainTriangleResize.Apply(stretched, tilePx, tilePx, chipPx, chipPx), rgb);
        }
    }

    [Fact]
    public void Render_NoData_IsBlack()
    {
        using var renderer = new ChipRenderer(new ResizeKernel(4, 2), new StretchOptions());
        float[] missing = [.. Enumerable.Repeat(float.NaN, 16)];
        byte[] rgb = [.. Enumerable.Repeat((byte)7, 12)];

        renderer.Render(missing, missing, missing, rgb);

        Assert.All(rgb, level => Assert.Equal(0, level));
    }

    [Fact]
    public void Render_BandOfOtherSize_Throws()
    {
        using var renderer = new ChipRenderer(new ResizeKernel(4, 2), new StretchOptions());

        Assert.Throws<ArgumentException>(
            () => renderer.Render(new float[16], new float[16], new float[15], new byte[12]));
    }
}
