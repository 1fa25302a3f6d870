namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Colour conversions of JPEG in 16-bit fixed point, in place on interleaved samples.</summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF 1.02, page 3</seealso>
internal static class JpegColorConverter
{
    private const int Half = 1 << 15;
    private const int RedOfCr = 91881;
    private const int GreenOfCb = 22554;
    private const int GreenOfCr = 46802;
    private const int BlueOfCb = 116130;

    /// <summary>YCbCr to RGB; of four components the last stays.</summary>
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

    private static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);
}
