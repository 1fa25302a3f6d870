using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Inverse 8 x 8 cosine transform in 13-bit fixed point, columns then rows, two bits kept between them. Within one
/// level of the exact transform, and equal to what common decoders give with their accurate integer method. Eight lanes
/// of 32-bit integers: the same bits on every CPU.
/// </summary>
/// <seealso href="https://doi.org/10.1109/ICASSP.1989.266596">Loeffler, Ligtenberg, Moschytz (1989)</seealso>
internal static class JpegInverseTransform
{
    private const int FractionBits = 13;
    private const int KeptBits = 2;

    /// <summary>Dequantises and transforms one block into samples.</summary>
    /// <param name="block">64 coefficients in natural order.</param>
    /// <param name="steps">64 quantisation steps in natural order.</param>
    /// <param name="samples">Receives eight rows of eight samples, 0..255.</param>
    /// <param name="stride">Samples from one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(ReadOnlySpan<short> block, ReadOnlySpan<ushort> steps, Span<byte> samples, int stride)
    {
        if (!block[1..].ContainsAnyExcept((short)0))
        {
            // Only the mean: both passes shift it, and round once.
            byte flat = (byte)Math.Clamp((((block[0] * steps[0]) + 4) >> 3) + 128, 0, 255);
            for (int row = 0; row < 8; row++)
            {
                samples.Slice(row * stride, 8).Fill(flat);
            }

            return;
        }

        ReadOnlySpan<Vector128<short>> rows = MemoryMarshal.Cast<short, Vector128<short>>(block[..64]);
        ReadOnlySpan<Vector128<ushort>> factors = MemoryMarshal.Cast<ushort, Vector128<ushort>>(steps[..64]);

        // Lanes are columns, so the first pass goes down columns; turned over, the second goes along rows.
        var v = new JpegLanes(
            Dequantize(rows[0], factors[0]), Dequantize(rows[1], factors[1]),
            Dequantize(rows[2], factors[2]), Dequantize(rows[3], factors[3]),
            Dequantize(rows[4], factors[4]), Dequantize(rows[5], factors[5]),
            Dequantize(rows[6], factors[6]), Dequantize(rows[7], factors[7]));
        Pass(ref v, FractionBits - KeptBits);
        v.Transpose();
        Pass(ref v, FractionBits + KeptBits + 3);
        v.Transpose();
        Store(v.V0, samples);
        Store(v.V1, samples[stride..]);
        Store(v.V2, samples[(2 * stride)..]);
        Store(v.V3, samples[(3 * stride)..]);
        Store(v.V4, samples[(4 * stride)..]);
        Store(v.V5, samples[(5 * stride)..]);
        Store(v.V6, samples[(6 * stride)..]);
        Store(v.V7, samples[(7 * stride)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Dequantize(Vector128<short> row, Vector128<ushort> factors)
    {
        (Vector128<int> low, Vector128<int> high) = Vector128.Widen(row);
        (Vector128<uint> lowFactors, Vector128<uint> highFactors) = Vector128.Widen(factors);
        return Vector256.Create(low, high) * Vector256.Create(lowFactors, highFactors).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> row, Span<byte> target)
    {
        Vector256<int> level = Vector256.Min(
            Vector256.Max(row + Vector256.Create(128), Vector256<int>.Zero), Vector256.Create(255));
        Vector128<short> words = Vector128.Narrow(level.GetLower(), level.GetUpper());
        Vector128.Narrow(words, words).AsByte().GetLower().CopyTo(target);
    }

    /// <summary>One-dimensional transform over the eight vectors, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(ref JpegLanes v, int shift)
    {
        const int Cos6 = 4433, Cos2Minus6 = 6270, Cos2Plus6 = 15137;
        Vector256<int> mean = (v.V0 + v.V4) << FractionBits;
        Vector256<int> difference = (v.V0 - v.V4) << FractionBits;
        Vector256<int> rotated = (v.V2 + v.V6) * Cos6;
        Vector256<int> low = rotated - (v.V6 * Cos2Plus6);
        Vector256<int> high = rotated + (v.V2 * Cos2Minus6);
        Vector256<int> round = Vector256.Create(1 << (shift - 1));
        (Vector256<int> e0, Vector256<int> e3) = (mean + high + round, mean - high + round);
        (Vector256<int> e1, Vector256<int> e2) = (difference + low + round, difference - low + round);
        Odd(
            v.V1, v.V3, v.V5, v.V7, out Vector256<int> o0, out Vector256<int> o1, out Vector256<int> o2,
            out Vector256<int> o3);
        v.V0 = Vector256.ShiftRightArithmetic(e0 + o0, shift);
        v.V1 = Vector256.ShiftRightArithmetic(e1 + o1, shift);
        v.V2 = Vector256.ShiftRightArithmetic(e2 + o2, shift);
        v.V3 = Vector256.ShiftRightArithmetic(e3 + o3, shift);
        v.V4 = Vector256.ShiftRightArithmetic(e3 - o3, shift);
        v.V5 = Vector256.ShiftRightArithmetic(e2 - o2, shift);
        v.V6 = Vector256.ShiftRightArithmetic(e1 - o1, shift);
        v.V7 = Vector256.ShiftRightArithmetic(e0 - o0, shift);
    }

    /// <summary>
    /// The odd half: constants are sums of cosines of multiples of pi/16, times 2^13 (figure 1 of the paper).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Odd(
        Vector256<int> v1,
        Vector256<int> v3,
        Vector256<int> v5,
        Vector256<int> v7,
        out Vector256<int> o0,
        out Vector256<int> o1,
        out Vector256<int> o2,
        out Vector256<int> o3)
    {
        Vector256<int> all = (v1 + v3 + v5 + v7) * 9633;
        Vector256<int> sum71 = (v7 + v1) * -7373;
        Vector256<int> sum53 = (v5 + v3) * -20995;
        Vector256<int> sum73 = ((v7 + v3) * -16069) + all;
        Vector256<int> sum51 = ((v5 + v1) * -3196) + all;
        o0 = (v1 * 12299) + sum71 + sum51;
        o1 = (v3 * 25172) + sum53 + sum73;
        o2 = (v5 * 16819) + sum53 + sum51;
        o3 = (v7 * 2446) + sum71 + sum73;
    }
}
