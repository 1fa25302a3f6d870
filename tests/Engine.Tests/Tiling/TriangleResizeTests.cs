using System.Text.Json;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class TriangleResizeTests
{
    [Fact]
    public void Resize_ReferenceVectors_Equal()
    {
        JsonElement[] cases = [.. Vectors.Load("resize").EnumerateArray()];

        foreach (JsonElement vector in cases)
        {
            int size = vector.Int("n");
            int output = vector.Int("out");
            byte[] rgb = vector.GetProperty("rgb").Bytes();

            Assert.Equal(vector.GetProperty("rgb_out").Bytes(), Resize(rgb, size, size, output, output));
        }

        Assert.Equal(8, cases.Length);
    }

    [Theory]
    [InlineData(512, 16, 224, 7)]
    [InlineData(37, 41, 16, 16)]
    [InlineData(5, 3, 33, 29)]
    [InlineData(64, 2, 64, 1)]
    [InlineData(3, 64, 2, 64)]
    [InlineData(1, 1, 9, 4)]
    [InlineData(701, 4, 1, 4)]
    [InlineData(20, 20, 19, 21)]
    public void Resize_SeededPixels_EqualPlainLoop(int width, int height, int outputWidth, int outputHeight)
    {
        var random = new SplitMix64((ulong)((width * 1000) + outputWidth));
        byte[] rgb = [.. Enumerable.Range(0, width * height * 3).Select(_ => (byte)random.Below(256))];

        byte[] resized = Resize(rgb, width, height, outputWidth, outputHeight);

        Assert.Equal(PlainTriangleResize.Apply(rgb, width, height, outputWidth, outputHeight), resized);
    }

    [Fact]
    public void Resize_White_StaysWhite()
    {
        byte[] rgb = [.. Enumerable.Repeat((byte)255, 300 * 3 * 3)];

        Assert.All(Resize(rgb, 300, 3, 97, 2), level => Assert.Equal(255, level));
    }

    [Fact]
    public void Rows_TargetOfOtherSize_Throws() => Assert.Throws<ArgumentException>(
        () => TriangleResize.Rows(new uint[8], new ResizeKernel(4, 2), new int[32], new uint[5]));

    [Fact]
    public void Columns_TargetOfOtherSize_Throws() => Assert.Throws<ArgumentException>(
        () => TriangleResize.Columns(new uint[8], new ResizeKernel(4, 2), new uint[5]));

    private static byte[] Resize(byte[] rgb, int width, int height, int outputWidth, int outputHeight)
    {
        var packed = new uint[width * height];
        for (int i = 0; i < packed.Length; i++)
        {
            packed[i] = rgb[i * 3] | ((uint)rgb[(i * 3) + 1] << 8) | ((uint)rgb[(i * 3) + 2] << 16);
        }

        var narrowed = new uint[outputWidth * height];
        var resized = new uint[outputWidth * outputHeight];
        TriangleResize.Rows(packed, new ResizeKernel(width, outputWidth), new int[width * 8], narrowed);
        TriangleResize.Columns(narrowed, new ResizeKernel(height, outputHeight), resized);
        return [.. resized.SelectMany(pixel => new[] { (byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16) })];
    }
}
