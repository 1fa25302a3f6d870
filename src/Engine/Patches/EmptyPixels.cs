using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Patches;

/// <summary>
/// Finds pixels that show nothing. All methods write 1 for such a pixel and 0 for others, and count them.
/// </summary>
internal static class EmptyPixels
{
    /// <summary>Turns a mask, 0 where nothing shows, into marks, in place.</summary>
    public static int OfMask(Span<byte> mask)
    {
        int count = 0;
        for (int i = 0; i < mask.Length; i++)
        {
            int empty = mask[i] == 0 ? 1 : 0;
            mask[i] = (byte)empty;
            count += empty;
        }

        return count;
    }

    /// <summary>Marks pixels of which all colours are <paramref name="noData"/>.</summary>
    /// <param name="rgb">Red, green, blue, row-major [pixels * 3].</param>
    /// <param name="noData">The value.</param>
    /// <param name="isEmpty">Receives the marks [pixels].</param>
    public static int OfColors(ReadOnlySpan<byte> rgb, byte noData, Span<byte> isEmpty)
    {
        // Most windows hold no such pixel, and a search for one byte is quick.
        isEmpty.Clear();
        int count = 0;
        for (int at = rgb.IndexOf(noData); at >= 0;)
        {
            int pixel = at / 3;
            if (rgb.Slice(pixel * 3, 3).IndexOfAnyExcept(noData) < 0)
            {
                isEmpty[pixel] = 1;
                count++;
            }

            int next = (pixel + 1) * 3;
            int found = rgb[next..].IndexOf(noData);
            at = found < 0 ? -1 : next + found;
        }

        return count;
    }

    /// <summary>Splits colours from opacity; what is fully transparent shows nothing.</summary>
    /// <param name="rgba">Four bytes a pixel.</param>
    /// <param name="rgb">Receives the first three.</param>
    /// <param name="isEmpty">Receives the marks.</param>
    public static int SplitAlpha(ReadOnlySpan<byte> rgba, Span<byte> rgb, Span<byte> isEmpty)
    {
        PixelCopy.Run(rgba, 4, rgb, 3, 3);
        int count = 0;
        for (int i = 0; i < isEmpty.Length; i++)
        {
            int empty = rgba[(4 * i) + 3] == 0 ? 1 : 0;
            isEmpty[i] = (byte)empty;
            count += empty;
        }

        return count;
    }

    /// <summary>
    /// Splits colours from a fourth band; where all four are <paramref name="noData"/> nothing shows.
    /// </summary>
    /// <param name="pixels">Four bytes a pixel.</param>
    /// <param name="noData">The value.</param>
    /// <param name="rgb">Receives the first three.</param>
    /// <param name="isEmpty">Receives the marks.</param>
    public static int SplitFourth(ReadOnlySpan<byte> pixels, byte noData, Span<byte> rgb, Span<byte> isEmpty)
    {
        PixelCopy.Run(pixels, 4, rgb, 3, 3);
        int count = 0;
        for (int i = 0; i < isEmpty.Length; i++)
        {
            ReadOnlySpan<byte> pixel = pixels.Slice(4 * i, 4);
            bool isNothing = pixel[0] == noData && pixel[1] == noData && pixel[2] == noData && pixel[3] == noData;
            int empty = isNothing ? 1 : 0;
            isEmpty[i] = (byte)empty;
            count += empty;
        }

        return count;
    }
}
