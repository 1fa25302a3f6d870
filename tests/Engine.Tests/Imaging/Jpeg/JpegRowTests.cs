using NuTonic.Engine.Imaging.Jpeg;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

public sealed class JpegRowTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 1)]
    public void Row_AnyWidth_EqualsThePlainLoop(int horizontal, int vertical)
    {
        for (int width = 1; width <= 70; width++)
        {
            int across = (width + horizontal - 1) / horizontal;
            JpegPlane plane = new(Noise(across * 3, width), across, across, 3);
            byte[] row = new byte[width];
            byte[] expected = new byte[width];
            for (int y = 0; y < 3 * vertical; y++)
            {
                JpegUpsampler.Row(plane, horizontal, vertical, y, row);
                PlainJpegUpsampler.Row(plane, horizontal, vertical, y, expected);

                Assert.Equal(expected, row);
            }
        }
    }

    [Fact]
    public void ToRgb_AnyColour_EqualsThePlainLoop()
    {
        // Every pair of Cb and Cr, with brightness at both ends and between.
        byte[] luma = new byte[256 * 256];
        byte[] blue = new byte[luma.Length];
        byte[] red = new byte[luma.Length];
        foreach (int y in (int[])[0, 1, 77, 128, 254, 255])
        {
            byte[] expected = new byte[luma.Length * 3];
            for (int i = 0; i < luma.Length; i++)
            {
                (luma[i], blue[i], red[i]) = ((byte)y, (byte)(i >> 8), (byte)i);
                (expected[3 * i], expected[(3 * i) + 1], expected[(3 * i) + 2]) = (luma[i], blue[i], red[i]);
            }

            JpegColorConverter.ToRgb(expected, 3);
            byte[] rgb = new byte[expected.Length];
            JpegColorConverter.ToRgb(luma, blue, red, rgb);

            Assert.Equal(expected, rgb);
        }
    }

    [Fact]
    public void ToRgb_AnyLength_EqualsThePlainLoop()
    {
        for (int width = 0; width <= 50; width++)
        {
            byte[] planes = Noise(3 * width, width);
            byte[] expected = new byte[3 * width];
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] = planes[(i % 3 * width) + (i / 3)];
            }

            JpegColorConverter.ToRgb(expected, 3);
            byte[] rgb = new byte[3 * width];
            JpegColorConverter.ToRgb(
                planes.AsSpan(0, width), planes.AsSpan(width, width), planes.AsSpan(2 * width), rgb);

            Assert.Equal(expected, rgb);
        }
    }

    private static byte[] Noise(int length, int seed)
    {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++)
        {
            noise[i] = (byte)(((uint)((i * 7919) + (seed * 104729)) * 2654435761u) >> 24);
        }

        return noise;
    }
}
