using NuTonic.Engine.Imaging;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class TileWindowTests
{
    private static readonly byte[] Plane = [1, 2, 3, 4, 5, 6];

    [Theory]
    [InlineData(0, 0, new byte[] { 1, 2, 4, 5 })]
    [InlineData(1, 0, new byte[] { 2, 3, 5, 6 })]
    [InlineData(2, 1, new byte[] { 6, 255, 255, 255 })]
    [InlineData(-1, -1, new byte[] { 255, 255, 255, 1 })]
    [InlineData(3, 0, new byte[] { 255, 255, 255, 255 })]
    [InlineData(-9, 0, new byte[] { 255, 255, 255, 255 })]
    [InlineData(0, 7, new byte[] { 255, 255, 255, 255 })]
    public void Cut_LabelWindow_PadsOutside(int x, int y, byte[] expected)
    {
        var tile = new byte[4];

        TileWindow.Cut<byte>(Plane, 3, new PixelWindow(x, y, 2, 2), 255, tile);

        Assert.Equal(expected, tile);
    }

    [Fact]
    public void Cut_SmallPlane_PadsWithNaN()
    {
        var tile = new float[4];

        TileWindow.Cut<float>([7f], 1, new PixelWindow(0, 0, 2, 2), float.NaN, tile);

        Assert.Equal([7f, float.NaN, float.NaN, float.NaN], tile);
    }

    [Fact]
    public void Cut_TileOfOtherSize_Throws() =>
        Assert.Throws<ArgumentException>(
            () => TileWindow.Cut<byte>(Plane, 3, new PixelWindow(0, 0, 2, 2), 255, new byte[5]));

    [Fact]
    public void Cut_PartialRow_Throws() =>
        Assert.Throws<ArgumentException>(
            () => TileWindow.Cut<byte>(Plane, 4, new PixelWindow(0, 0, 2, 2), 255, new byte[4]));
}
