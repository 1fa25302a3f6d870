using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>RGB to YCbCr in 16-bit fixed point, rounded; each within half a level of the exact value.</summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF 1.02, page 3</seealso>
internal static class JpegEncoderColor
{
    private const int FractionBits = 16;
    private const int Half = 1 << (FractionBits - 1);
    private const int Middle = 128;
    private const int RedOfY = 19595, GreenOfY = 38470, BlueOfY = 7471;
    private const int RedOfCb = -11059, GreenOfCb = -21709, BlueOfCb = 32768;
    private const int RedOfCr = 32768, GreenOfCr = -27439, BlueOfCr = -5329;

    /// <summary>Brightness of each pixel; the three factors add up to one, so it needs no limit.</summary>
    /// <param name="rgb">Red, green, blue [pixels * 3].</param>
    /// <param name="luma">Receives [pixels]; no overlap.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Brightness(ReadOnlySpan<byte> rgb, Span<byte> luma)
    {
        for (int i = 0, at = 0; i < luma.Length; i++, at += 3)
        {
            ReadOnlySpan<byte> pixel = rgb.Slice(at, 3);
            luma[i] =
                (byte)(((RedOfY * pixel[0]) + (GreenOfY * pixel[1]) + (BlueOfY * pixel[2]) + Half) >> FractionBits);
        }
    }

    /// <summary>Colour of each pixel.</summary>
    /// <param name="rgb">Red, green, blue [pixels * 3].</param>
    /// <param name="blue">Receives Cb [pixels]; no overlap.</param>
    /// <param name="red">Receives Cr [pixels]; no overlap.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Differences(ReadOnlySpan<byte> rgb, Span<byte> blue, Span<byte> red)
    {
        for (int i = 0, at = 0; i < blue.Length; i++, at += 3)
        {
            ReadOnlySpan<byte> pixel = rgb.Slice(at, 3);
            Write(pixel[0], pixel[1], pixel[2], 0, out blue[i], out red[i]);
        }
    }

    /// <summary>Mean colour of every 2 x 2 pixels: their sum is converted, so it is rounded once.</summary>
    /// <param name="rgb">Two rows, one after the other, of an even number of pixels.</param>
    /// <param name="blue">Receives Cb, a sample for two columns; no overlap.</param>
    /// <param name="red">Receives Cr, a sample for two columns; no overlap.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void HalvedDifferences(ReadOnlySpan<byte> rgb, Span<byte> blue, Span<byte> red)
    {
        ReadOnlySpan<byte> upper = rgb[..(rgb.Length / 2)];
        ReadOnlySpan<byte> lower = rgb[upper.Length..];
        for (int i = 0, at = 0; i < blue.Length; i++, at += 6)
        {
            ReadOnlySpan<byte> a = upper.Slice(at, 6);
            ReadOnlySpan<byte> b = lower.Slice(at, 6);
            Write(
                a[0] + a[3] + b[0] + b[3],
                a[1] + a[4] + b[1] + b[4],
                a[2] + a[5] + b[2] + b[5],
                2,
                out blue[i],
                out red[i]);
        }
    }

    /// <summary>Colour of a sum of 2^<paramref name="countBits"/> pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(int r, int g, int b, int countBits, out byte blue, out byte red)
    {
        int shift = FractionBits + countBits;
        int offset = (Middle << shift) + (1 << (shift - 1));
        int cb = ((RedOfCb * r) + (GreenOfCb * g) + (BlueOfCb * b) + offset) >> shift;
        int cr = ((RedOfCr * r) + (GreenOfCr * g) + (BlueOfCr * b) + offset) >> shift;

        // Pure blue and pure red come to 255.5, which rounds to one too many.
        blue = (byte)Math.Min(cb, byte.MaxValue);
        red = (byte)Math.Min(cr, byte.MaxValue);
    }
}
