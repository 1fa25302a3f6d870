using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Forward 8 x 8 cosine transform in 13-bit fixed point, columns then rows, two bits kept between them, and division by
/// the quantisation steps with rounding half away from zero. Coefficients come column by column (transposed), which
/// saves turning the block back: the order in which they are coded is a table either way. Eight lanes of 32-bit
/// integers: the same bits on every CPU.
/// </summary>
/// <seealso href="https://doi.org/10.1109/ICASSP.1989.266596">Loeffler, Ligtenberg, Moschytz (1989)</seealso>
internal static class JpegEncoderTransform
{
    private const int FractionBits = 13;
    private const int KeptBits = 2;
    private const int LargestAc = 1023;

    /// <summary>Transforms and quantises one block.</summary>
    /// <param name="samples">Eight rows of eight samples, 0..255.</param>
    /// <param name="stride">Samples from one row to the next.</param>
    /// <param name="steps">Quantisation.</param>
    /// <param name="block">Receives 64 coefficients, the vertical frequencies of each horizontal one together: DC
    /// -1024..1023, AC -1023..1023.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<byte> samples, int stride, JpegEncoderSteps steps, Span<short> block)
    {
        var rows = new JpegLanes(
            Load(samples, 0), Load(samples, stride), Load(samples, 2 * stride), Load(samples, 3 * stride),
            Load(samples, 4 * stride), Load(samples, 5 * stride), Load(samples, 6 * stride), Load(samples, 7 * stride));

        // Lanes are columns, so the pass goes down columns; turned over, the second goes along rows.
        Pass(ref rows, KeptBits, FractionBits - KeptBits);
        rows.Transpose();
        Pass(ref rows, -KeptBits, FractionBits + KeptBits);
        ReadOnlySpan<float> reciprocals = steps.Reciprocals;
        ReadOnlySpan<float> halves = steps.Halves;
        Store(Quantize(rows.V0, reciprocals, halves, 0), Quantize(rows.V1, reciprocals, halves, 8), block);
        Store(Quantize(rows.V2, reciprocals, halves, 16), Quantize(rows.V3, reciprocals, halves, 24), block[16..]);
        Store(Quantize(rows.V4, reciprocals, halves, 32), Quantize(rows.V5, reciprocals, halves, 40), block[32..]);
        Store(Quantize(rows.V6, reciprocals, halves, 48), Quantize(rows.V7, reciprocals, halves, 56), block[48..]);

        // One level of brightness more than the format has codes for can come of rounding at the largest contrasts.
        short mean = block[0];
        Clamp(block);
        block[0] = mean;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Load(ReadOnlySpan<byte> samples, int at)
    {
        ulong packed = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(samples[at..]);
        Vector128<ushort> words = Vector128.WidenLower(Vector128.CreateScalar(packed).AsByte());
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(words);
        return Vector256.Create(low, high).AsInt32() - Vector256.Create(128);
    }

    /// <summary>One-dimensional transform over the eight vectors, lane by lane, times the square root of 8.</summary>
    /// <param name="v">Values, replaced by coefficients.</param>
    /// <param name="up">Bits by which the even multiples of 4 grow; negative: shrink, rounded.</param>
    /// <param name="down">Bits by which the others shrink after multiplication.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(ref JpegLanes v, int up, int down)
    {
        const int Cos6 = 4433, Cos2Minus6 = 6270, Cos2Plus6 = 15137;
        (Vector256<int> sum07, Vector256<int> difference07) = (v.V0 + v.V7, v.V0 - v.V7);
        (Vector256<int> sum16, Vector256<int> difference16) = (v.V1 + v.V6, v.V1 - v.V6);
        (Vector256<int> sum25, Vector256<int> difference25) = (v.V2 + v.V5, v.V2 - v.V5);
        (Vector256<int> sum34, Vector256<int> difference34) = (v.V3 + v.V4, v.V3 - v.V4);
        (Vector256<int> outer, Vector256<int> outerRest) = (sum07 + sum34, sum07 - sum34);
        (Vector256<int> inner, Vector256<int> innerRest) = (sum16 + sum25, sum16 - sum25);
        v.V0 = Scale(outer + inner, up);
        v.V4 = Scale(outer - inner, up);
        Vector256<int> rotated = (innerRest + outerRest) * Cos6;
        v.V2 = Shrink(rotated + (outerRest * Cos2Minus6), down);
        v.V6 = Shrink(rotated - (innerRest * Cos2Plus6), down);
        Odd(ref v, (difference34, difference25, difference16, difference07), down);
    }

    /// <summary>
    /// The odd half: constants are sums of cosines of multiples of pi/16, times 2^13 (figure 1 of the paper).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Odd(
        ref JpegLanes v,
        (Vector256<int> D34, Vector256<int> D25, Vector256<int> D16, Vector256<int> D07) d,
        int down)
    {
        Vector256<int> sum3407 = (d.D34 + d.D07) * -7373;
        Vector256<int> sum2516 = (d.D25 + d.D16) * -20995;
        Vector256<int> all = (d.D34 + d.D16 + d.D25 + d.D07) * 9633;
        Vector256<int> sum3416 = ((d.D34 + d.D16) * -16069) + all;
        Vector256<int> sum2507 = ((d.D25 + d.D07) * -3196) + all;
        v.V7 = Shrink((d.D34 * 2446) + sum3407 + sum3416, down);
        v.V5 = Shrink((d.D25 * 16819) + sum2516 + sum2507, down);
        v.V3 = Shrink((d.D16 * 25172) + sum2516 + sum3416, down);
        v.V1 = Shrink((d.D07 * 12299) + sum3407 + sum2507, down);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Scale(Vector256<int> value, int up) => up >= 0 ? value << up : Shrink(value, -up);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Shrink(Vector256<int> value, int bits) =>
        Vector256.ShiftRightArithmetic(value + Vector256.Create(1 << (bits - 1)), bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Quantize(
        Vector256<int> value, ReadOnlySpan<float> reciprocals, ReadOnlySpan<float> halves, int at)
    {
        Vector256<int> sign = Vector256.ShiftRightArithmetic(value, 31);
        Vector256<float> absolute = Vector256.ConvertToSingle((value ^ sign) - sign);
        Vector256<float> quotient =
            (absolute + Vector256.Create(halves.Slice(at, 8))) * Vector256.Create(reciprocals.Slice(at, 8));
        return (Vector256.ConvertToInt32(quotient) ^ sign) - sign;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> low, Vector256<int> high, Span<short> block) =>
        Vector256.Narrow(low, high).CopyTo(block);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clamp(Span<short> block)
    {
        Vector256<short> largest = Vector256.Create((short)LargestAc);
        for (int i = 0; i < 64; i += Vector256<short>.Count)
        {
            Vector256<short> part = Vector256.Create<short>(block[i..]);
            Vector256.Max(Vector256.Min(part, largest), -largest).CopyTo(block[i..]);
        }
    }
}
