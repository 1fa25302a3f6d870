namespace NuTonic.Engine.Tests.Imaging.Jpeg;

/// <summary>The inverse transform one number at a time: what the vectors must equal to the bit.</summary>
internal static class PlainJpegInverse
{
    private const int FractionBits = 13;
    private const int KeptBits = 2;

    /// <summary>Dequantises and transforms one block into samples.</summary>
    /// <param name="block">64 coefficients in natural order.</param>
    /// <param name="steps">64 quantisation steps in natural order.</param>
    /// <param name="samples">Receives eight rows of eight samples, 0..255.</param>
    /// <param name="stride">Samples from one row to the next.</param>
    public static void Transform(ReadOnlySpan<short> block, ReadOnlySpan<ushort> steps, Span<byte> samples, int stride)
    {
        Span<int> work = stackalloc int[64];
        for (int i = 0; i < 64; i++)
        {
            work[i] = block[i] * steps[i];
        }

        for (int column = 0; column < 8; column++)
        {
            Pass(work[column..], 8, FractionBits - KeptBits);
        }

        for (int row = 0; row < 8; row++)
        {
            Span<int> values = work.Slice(row * 8, 8);
            Pass(values, 1, FractionBits + KeptBits + 3);
            Span<byte> target = samples.Slice(row * stride, 8);
            for (int i = 0; i < 8; i++)
            {
                target[i] = (byte)Math.Clamp(values[i] + 128, 0, 255);
            }
        }
    }

    /// <summary>One-dimensional transform of the eight values that lie <paramref name="step"/> apart.</summary>
    private static void Pass(Span<int> v, int step, int shift)
    {
        const int Cos6 = 4433, Cos2Minus6 = 6270, Cos2Plus6 = 15137;
        int mean = (v[0] + v[4 * step]) << FractionBits;
        int difference = (v[0] - v[4 * step]) << FractionBits;
        int rotated = (v[2 * step] + v[6 * step]) * Cos6;
        int low = rotated - (v[6 * step] * Cos2Plus6);
        int high = rotated + (v[2 * step] * Cos2Minus6);
        int round = 1 << (shift - 1);
        (int e0, int e3) = (mean + high + round, mean - high + round);
        (int e1, int e2) = (difference + low + round, difference - low + round);
        (int o0, int o1, int o2, int o3) = Odd(v[step], v[3 * step], v[5 * step], v[7 * step]);
        v[0] = (e0 + o0) >> shift;
        v[step] = (e1 + o1) >> shift;
        v[2 * step] = (e2 + o2) >> shift;
        v[3 * step] = (e3 + o3) >> shift;
        v[4 * step] = (e3 - o3) >> shift;
        v[5 * step] = (e2 - o2) >> shift;
        v[6 * step] = (e1 - o1) >> shift;
        v[7 * step] = (e0 - o0) >> shift;
    }

    /// <summary>
    /// The odd half: constants are sums of cosines of multiples of pi/16, times 2^13 (figure 1 of the paper).
    /// </summary>
    private static (int O0, int O1, int O2, int O3) Odd(int v1, int v3, int v5, int v7)
    {
        int all = (v1 + v3 + v5 + v7) * 9633;
        int sum71 = (v7 + v1) * -7373;
        int sum53 = (v5 + v3) * -20995;
        int sum73 = ((v7 + v3) * -16069) + all;
        int sum51 = ((v5 + v1) * -3196) + all;
        return (
            (v1 * 12299) + sum71 + sum51,
            (v3 * 25172) + sum53 + sum73,
            (v5 * 16819) + sum53 + sum51,
            (v7 * 2446) + sum71 + sum73);
    }
}
