using NuTonic.Engine.Imaging.Png;

namespace NuTonic.Engine.Tests.Imaging.Png;

public sealed class PngFilterTests
{
    [Fact]
    public void Undo_EveryFilterAndPixelSize_EqualsTheDefinition()
    {
        foreach (int pixelBytes in (int[])[1, 2, 3, 4, 6, 8])
        {
            for (int filter = 0; filter <= 4; filter++)
            {
                byte[] above = Noise(240, (uint)(filter + 1));
                byte[] row = Noise(240, (uint)(pixelBytes + 100));
                byte[] expected = Plain(filter, row, above, pixelBytes);

                bool known = PngFilter.Undo(filter, row, above, pixelBytes);

                Assert.True(known);
                Assert.Equal(expected, row);
            }
        }
    }

    [Fact]
    public void Undo_UnknownFilter_IsRefused()
    {
        Assert.False(PngFilter.Undo(5, new byte[3], new byte[3], 1));
    }

    /// <summary>Section 9.2 of the specification, word for word.</summary>
    private static byte[] Plain(int filter, byte[] row, byte[] above, int pixelBytes)
    {
        byte[] restored = new byte[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            int a = i < pixelBytes ? 0 : restored[i - pixelBytes];
            int b = above[i];
            int c = i < pixelBytes ? 0 : above[i - pixelBytes];
            int prediction = filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => Paeth(a, b, c), _ => 0 };
            restored[i] = (byte)(row[i] + prediction);
        }

        return restored;
    }

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c;
        (int pa, int pb, int pc) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
        if (pa <= pb && pa <= pc)
        {
            return a;
        }

        return pb <= pc ? b : c;
    }

    private static byte[] Noise(int length, uint seed)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            seed = (seed * 1664525) + 1013904223;
            bytes[i] = (byte)(seed >> 24);
        }

        return bytes;
    }
}
