using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Decoder of baseline, extended and progressive JPEG with Huffman coding and 8 bits a sample. Strict where pixels
/// depend on it: data that end early or hold an impossible code are an error, never grey blocks.
/// </summary>
internal static class JpegDecoder
{
    /// <summary>Decodes a file to grey or RGB; CMYK becomes RGB.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">Name for errors.</param>
    /// <exception cref="NuTonicException">NT2105: too large; NT2120: damaged; NT2121: not supported.</exception>
    public static JpegImage Decode(ReadOnlySpan<byte> file, string name)
    {
        using JpegStream stream = Read(file, [], null, name);
        JpegFrame frame = stream.CompleteFrame;
        JpegColor color = Guess(stream, frame);
        JpegImage image = Image(frame, color);
        if (image.Components != 4)
        {
            return image;
        }

        byte[] rgb = new byte[image.WidthPx * image.HeightPx * 3];
        JpegColorConverter.InksToRgb(image.Samples, invert: color == JpegColor.YCbCrToRgb, rgb);
        return new JpegImage(image.WidthPx, image.HeightPx, 3, rgb);
    }

    /// <summary>Decodes a stream whose tables may come in another one, as in a TIFF.</summary>
    /// <param name="data">From start of image to end of image.</param>
    /// <param name="tables">A stream with tables only; may be empty.</param>
    /// <param name="color">What the components mean.</param>
    /// <param name="name">Name for errors.</param>
    /// <exception cref="NuTonicException">NT2105: too large; NT2120: damaged; NT2121: not supported.</exception>
    public static JpegImage DecodeBlock(
        ReadOnlySpan<byte> data, ReadOnlySpan<byte> tables, JpegColor color, string name)
    {
        using JpegStream stream = Read(data, tables, null, name);
        return Image(stream.CompleteFrame, color);
    }

    /// <summary>As <see cref="DecodeBlock(ReadOnlySpan{byte}, ReadOnlySpan{byte}, JpegColor, string)"/>, but only to
    /// samples of components, of which <see cref="JpegPixels.Write"/> makes pixels,
    /// and only where they are wanted.</summary>
    /// <param name="data">From start of image to end of image; damage below what is wanted may stay unseen.</param>
    /// <param name="tables">A stream with tables only; may be empty.</param>
    /// <param name="wanted">The pixels that are wanted, cut to the image; all where null.</param>
    /// <param name="name">Name for errors.</param>
    /// <exception cref="NuTonicException">NT2105: too large; NT2120: damaged; NT2121: not supported.</exception>
    public static JpegStream Read(ReadOnlySpan<byte> data, ReadOnlySpan<byte> tables, PixelWindow? wanted, string name)
    {
        var stream = new JpegStream(wanted, new JpegErrors(name));
        try
        {
            if (!tables.IsEmpty)
            {
                stream.Read(tables);
            }

            stream.Read(data);
            stream.Complete();
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static JpegImage Image(JpegFrame frame, JpegColor color)
    {
        byte[] samples = new byte[frame.WidthPx * frame.HeightPx * frame.Components.Length];
        JpegPixels.Write(frame, color, samples);
        return new JpegImage(frame.WidthPx, frame.HeightPx, frame.Components.Length, samples);
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
