using System.Buffers;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Puts the decoded samples of a frame's components side by side, in the size of the image.</summary>
internal static class JpegPixels
{
    /// <summary>Writes what was decoded.</summary>
    /// <param name="frame">With all its scans read.</param>
    /// <param name="color">What the components mean: <see cref="JpegColor.AsStored"/> or
    /// <see cref="JpegColor.YCbCrToRgb"/>.</param>
    /// <param name="samples">The first rows of the image, components interleaved, of which
    /// <see cref="JpegFrame.Decoded"/> is written.</param>
    public static void Write(JpegFrame frame, JpegColor color, Span<byte> samples)
    {
        int count = frame.Components.Length;
        byte[][] rows = Array.ConvertAll(frame.Components, _ => ArrayPool<byte>.Shared.Rent(frame.Decoded.Width));
        PixelWindow decoded = frame.Decoded;
        int imageRows = samples.Length / (frame.WidthPx * count);
        for (int y = 0; y < Math.Min(decoded.Height, imageRows - decoded.Y); y++)
        {
            for (int i = 0; i < count; i++)
            {
                Row(frame, frame.Components[i], y, rows[i].AsSpan(0, decoded.Width));
            }

            int at = ((decoded.Y + y) * frame.WidthPx) + decoded.X;
            Interleave(rows, color, samples.Slice(at * count, decoded.Width * count));
        }

        Array.ForEach(rows, row => ArrayPool<byte>.Shared.Return(row));
    }

    private static void Row(JpegFrame frame, JpegComponent component, int y, Span<byte> row) => JpegUpsampler.Row(
        component.Plane, frame.MaxHorizontal / component.Horizontal, frame.MaxVertical / component.Vertical, y, row);

    /// <summary>A row at a time, so that what it needs stays in the processor's cache.</summary>
    private static void Interleave(byte[][] rows, JpegColor color, Span<byte> pixels)
    {
        int count = rows.Length;
        int width = pixels.Length / count;
        if (color == JpegColor.YCbCrToRgb && count == 3)
        {
            JpegColorConverter.ToRgb(
                rows[0].AsSpan(0, width), rows[1].AsSpan(0, width), rows[2].AsSpan(0, width), pixels);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> row = rows[i].AsSpan(0, width);
            for (int x = 0, at = i; x < row.Length; x++, at += count)
            {
                pixels[at] = row[x];
            }
        }

        if (color == JpegColor.YCbCrToRgb && count > 3)
        {
            JpegColorConverter.ToRgb(pixels, count);
        }
    }
}
