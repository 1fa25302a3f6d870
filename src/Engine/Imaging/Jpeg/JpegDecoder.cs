using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Decoder of baseline, extended and progressive JPEG with Huffman coding and 8 bits a sample. Strict where pixels depend
/// on it: data that end early or hold an impossible code are an error, never grey blocks.
/// </summary>
internal static class JpegDecoder
{
    /// <summary>Decodes a file to grey or RGB; CMYK becomes RGB.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">Name for errors.</param>
    /// <exception cref="NuTonicException">NT2105: too large; NT2120: damaged; NT2121: not supported.</exception>
    public static JpegImage Decode(ReadOnlySpan<byte> file, string name) =>
        DecodeBlock(file, [], JpegColor.FromMarkers, name);

    /// <summary>Decodes a stream whose tables may come in another one, as in a TIFF.</summary>
    /// <param name="data">From start of image to end of image.</param>
    /// <param name="tables">A stream with tables only; may be empty.</param>
    /// <param name="color">What the components mean.</param>
    /// <param name="name">Name for errors.</param>
    /// <exception cref="NuTonicException">NT2105: too large; NT2120: damaged; NT2121: not supported.</exception>
    public static JpegImage DecodeBlock(
        ReadOnlySpan<byte> data, ReadOnlySpan<byte> tables, JpegColor color, string name)
    {
        var errors = new JpegErrors(name);
        var stream = new JpegStream(errors);
        if (!tables.IsEmpty)
        {
            stream.Read(tables);
        }

        stream.Read(data);
        JpegFrame frame = stream.Frame ?? throw errors.Corrupt("it has no frame header");
        if (!Array.TrueForAll(frame.Components, c => c.HasDc))
        {
            throw errors.Corrupt("a component has no scan");
        }

        JpegColor stored = color == JpegColor.FromMarkers ? Guess(stream, frame) : color;
        return stored == JpegColor.YCbCrToRgb && frame.Components.Length == 3
            ? new JpegImage(frame.WidthPx, frame.HeightPx, 3, ToRgb(frame))
            : Convert(frame, Interleave(frame), stored, color);
    }

    /// <summary>The usual case row by row, so that what a row needs stays in the processor's cache.</summary>
    private static byte[] ToRgb(JpegFrame frame)
    {
        byte[] samples = new byte[frame.WidthPx * frame.HeightPx * 3];
        JpegPlane[] planes = Array.ConvertAll(frame.Components, JpegPlane.Of);
        byte[][] rows = Array.ConvertAll(planes, _ => new byte[frame.WidthPx]);
        for (int y = 0; y < frame.HeightPx; y++)
        {
            for (int i = 0; i < planes.Length; i++)
            {
                JpegComponent component = frame.Components[i];
                JpegUpsampler.Row(
                    planes[i], frame.MaxHorizontal / component.Horizontal, frame.MaxVertical / component.Vertical, y, rows[i]);
            }

            JpegColorConverter.ToRgb(
                rows[0], rows[1], rows[2], samples.AsSpan(y * frame.WidthPx * 3, frame.WidthPx * 3));
        }

        return samples;
    }

    private static byte[] Interleave(JpegFrame frame)
    {
        int count = frame.Components.Length;
        byte[] samples = new byte[frame.WidthPx * frame.HeightPx * count];
        byte[] row = new byte[frame.WidthPx];
        for (int i = 0; i < count; i++)
        {
            JpegComponent component = frame.Components[i];
            JpegPlane plane = JpegPlane.Of(component);
            int horizontal = frame.MaxHorizontal / component.Horizontal;
            int vertical = frame.MaxVertical / component.Vertical;
            for (int y = 0; y < frame.HeightPx; y++)
            {
                JpegUpsampler.Row(plane, horizontal, vertical, y, row);
                int at = (y * frame.WidthPx * count) + i;
                for (int x = 0; x < row.Length; x++, at += count)
                {
                    samples[at] = row[x];
                }
            }
        }

        return samples;
    }

    /// <summary>Four components are inks where the markers decide: they become RGB.</summary>
    private static JpegImage Convert(JpegFrame frame, byte[] samples, JpegColor color, JpegColor wanted)
    {
        int count = frame.Components.Length;
        if (color == JpegColor.YCbCrToRgb && count > 3)
        {
            JpegColorConverter.ToRgb(samples, count);
        }

        if (wanted != JpegColor.FromMarkers || count != 4)
        {
            return new JpegImage(frame.WidthPx, frame.HeightPx, count, samples);
        }

        byte[] rgb = new byte[frame.WidthPx * frame.HeightPx * 3];
        JpegColorConverter.InksToRgb(samples, invert: color == JpegColor.YCbCrToRgb, rgb);
        return new JpegImage(frame.WidthPx, frame.HeightPx, 3, rgb);
    }

    /// <summary>The usual order of belief: JFIF, then Adobe, then component ids that spell RGB.</summary>
    private static JpegColor Guess(JpegStream stream, JpegFrame frame)
    {
        int[] ids = Array.ConvertAll(frame.Components, c => c.Id);
        bool converts = ids.Length switch
        {
            3 when stream.HasJfif => true,
            3 when stream.AdobeTransform is { } transform => transform != 0,
            3 => !ids.AsSpan().SequenceEqual((ReadOnlySpan<int>)['R', 'G', 'B']),
            4 => stream.AdobeTransform == 2,
            _ => false,
        };
        return converts ? JpegColor.YCbCrToRgb : JpegColor.AsStored;
    }
}
