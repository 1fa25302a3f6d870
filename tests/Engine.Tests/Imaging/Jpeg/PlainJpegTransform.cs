namespace NuTonic.Engine.Tests.Imaging.Jpeg;

/// <summary>The forward transform one number at a time: what the vectors must equal to the bit.</summary>
internal static class PlainJpegTransform
{
    /// <summary>Coefficients of 8 x 8 samples, natural order, quantised.</summary>
    public static int[] Run(byte[] samples, ReadOnlySpan<byte> steps)
    {
        int[] v = [.. samples.Select(sample => sample - 128)];
        for (int column = 0; column < 8; column++)
        {
            Pass(v, column, 8, isFirst: true);
        }

        for (int row = 0; row < 8; row++)
        {
            Pass(v, row * 8, 1, isFirst: false);
        }

        for (int i = 0; i < 64; i++)
        {
            int divisor = steps[i] * 8;
            int quotient = (Math.Abs(v[i]) + (divisor / 2)) / divisor * Math.Sign(v[i]);
            v[i] = i == 0 ? quotient : Math.Clamp(quotient, -1023, 1023);
        }

        return v;
    }

    private static void Pass(int[] v, int at, int step, bool isFirst)
    {
        int[] x = [.. Enumerable.Range(0, 8).Select(i => v[at + (i * step)])];
        int[] s = [x[0] + x[7], x[1] + x[6], x[2] + x[5], x[3] + x[4]];
        int[] d = [x[3] - x[4], x[2] - x[5], x[1] - x[6], x[0] - x[7]];
        int outer = s[0] + s[3], outerRest = s[0] - s[3], inner = s[1] + s[2], innerRest = s[1] - s[2];
        int down = isFirst ? 11 : 15;
        int rotated = (innerRest + outerRest) * 4433;
        int a = (d[0] + d[3]) * -7373, b = (d[1] + d[2]) * -20995, all = (d[0] + d[1] + d[2] + d[3]) * 9633;
        int c = ((d[0] + d[2]) * -16069) + all, e = ((d[1] + d[3]) * -3196) + all;
        v[at] = isFirst ? (outer + inner) << 2 : Shrink(outer + inner, 2);
        v[at + step] = Shrink((d[3] * 12299) + a + e, down);
        v[at + (2 * step)] = Shrink(rotated + (outerRest * 6270), down);
        v[at + (3 * step)] = Shrink((d[2] * 25172) + b + c, down);
        v[at + (4 * step)] = isFirst ? (outer - inner) << 2 : Shrink(outer - inner, 2);
        v[at + (5 * step)] = Shrink((d[1] * 16819) + b + e, down);
        v[at + (6 * step)] = Shrink(rotated - (innerRest * 15137), down);
        v[at + (7 * step)] = Shrink((d[0] * 2446) + a + c, down);
    }

    private static int Shrink(int value, int bits) => (value + (1 << (bits - 1))) >> bits;
}
