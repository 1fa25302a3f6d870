using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Colour conversions of JPEG in 16-bit fixed point.</summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF 1.02, page 3</seealso>
internal static class JpegColorConverter
{
    private const int Half = 1 << 15;
    private const int RedOfCr = 91881;
    private const int GreenOfCb = 22554;
    private const int GreenOfCr = 46802;
    private const int BlueOfCb = 116130;

    /// <summary>YCbCr to RGB in place on interleaved samples; of four components the last stays.</summary>
    public static void ToRgb(Span<byte> samples, int components)
    {
        for (int i = 0; i + components <= samples.Length; i += components)
        {
            int y = samples[i];
            int cb = samples[i + 1] - 128;
            int cr = samples[i + 2] - 128;
            samples[i] = Clamp(y + (((RedOfCr * cr) + Half) >> 16));
            samples[i + 1] = Clamp(y + (((-GreenOfCb * cb) - (GreenOfCr * cr) + Half) >> 16));
            samples[i + 2] = Clamp(y + (((BlueOfCb * cb) + Half) >> 16));
        }
    }

    /// <summary>A row of YCbCr to RGB.</summary>
    /// <param name="luma">Brightness [pixels].</param>
    /// <param name="blue">Cb [pixels].</param>
    /// <param name="red">Cr [pixels].</param>
    /// <param name="rgb">Receives red, green, blue [pixels * 3].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToRgb(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, Span<byte> rgb)
    {
        int i = 0;
        for (; i + Vector128<byte>.Count <= luma.Length; i += Vector128<byte>.Count)
        {
            (Vector256<int> y0, Vector256<int> y1) = Widen(luma.Slice(i, 16));
            (Vector256<int> b0, Vector256<int> b1) = Widen(blue.Slice(i, 16));
            (Vector256<int> r0, Vector256<int> r1) = Widen(red.Slice(i, 16));
            var middle = Vector256.Create(128);
            (b0, b1, r0, r1) = (b0 - middle, b1 - middle, r0 - middle, r1 - middle);
            var half = Vector256.Create(Half);
            RgbInterleaver.Write(
                Narrow(y0 + (((r0 * RedOfCr) + half) >> 16), y1 + (((r1 * RedOfCr) + half) >> 16)),
                Narrow(
                    y0 + (((b0 * -GreenOfCb) - (r0 * GreenOfCr) + half) >> 16),
                    y1 + (((b1 * -GreenOfCb) - (r1 * GreenOfCr) + half) >> 16)),
                Narrow(y0 + (((b0 * BlueOfCb) + half) >> 16), y1 + (((b1 * BlueOfCb) + half) >> 16)),
                rgb.Slice(i * 3, 48));
        }

        for (; i < luma.Length; i++)
        {
            Span<byte> pixel = rgb.Slice(i * 3, 3);
            (pixel[0], pixel[1], pixel[2]) = (luma[i], blue[i], red[i]);
            ToRgb(pixel, 3);
        }
    }

    /// <summary>
    /// Inks to RGB: each of the three times black. Writers of CMYK store what the ink leaves, 255 for none, so that the
    /// product is the light that is left.
    /// </summary>
    /// <param name="inks">Four components, interleaved.</param>
    /// <param name="invert">Whether the first three count down, as they do when they were coded as YCbCr.</param>
    /// <param name="rgb">Receives three components; must not overlap.</param>
    public static void InksToRgb(ReadOnlySpan<byte> inks, bool invert, Span<byte> rgb)
    {
        for (int i = 0, o = 0; i + 4 <= inks.Length; i += 4, o += 3)
        {
            int black = inks[i + 3];
            for (int c = 0; c < 3; c++)
            {
                int ink = invert ? 255 - inks[i + c] : inks[i + c];
                rgb[o + c] = (byte)(ink * black / 255);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> Low, Vector256<int> High) Widen(ReadOnlySpan<byte> samples)
    {
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.Create(samples));
        (Vector128<uint> v0, Vector128<uint> v1) = Vector128.Widen(low);
        (Vector128<uint> v2, Vector128<uint> v3) = Vector128.Widen(high);
        return (Vector256.Create(v0, v1).AsInt32(), Vector256.Create(v2, v3).AsInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector256<int> low, Vector256<int> high)
    {
        var most = Vector256.Create(255);
        Vector256<short> both = Vector256.Narrow(
            Vector256.Min(Vector256.Max(low, Vector256<int>.Zero), most),
            Vector256.Min(Vector256.Max(high, Vector256<int>.Zero), most));
        return Vector128.Narrow(both.GetLower().AsUInt16(), both.GetUpper().AsUInt16());
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);
}
