namespace NuTonic.Engine.Imaging.Png;

/// <summary>Puts the rows of a pass at their place in the image.</summary>
internal static class PngUnpacker
{
    /// <summary>Widens samples to whole bytes, low byte first, and writes them.</summary>
    /// <param name="rows">Restored rows of the pass, each behind its filter byte.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="header">Size and depth.</param>
    /// <param name="samples">Receives the pixels of the pass; the whole image.</param>
    public static void Place(ReadOnlySpan<byte> rows, PngPass pass, PngHeader header, Span<byte> samples)
    {
        int rowBytes = pass.RowBytes(header);
        int width = pass.WidthOf(header);
        int pixelBytes = Math.Max(1, header.BitsPerPixel / 8);
        byte[] line = new byte[width * pixelBytes];
        for (int row = 0; row < pass.HeightOf(header); row++)
        {
            ReadOnlySpan<byte> source = rows.Slice((row * (rowBytes + 1)) + 1, rowBytes);
            if (header.BitDepth < 8)
            {
                BitUnpacker.Unpack(source, header.BitDepth, width, line);
                source = line;
            }
            else if (header.BitDepth == 16)
            {
                source.CopyTo(line);
                ByteOrder.Reverse(line, 2);
                source = line;
            }

            int first = (((pass.Y + (row * pass.StepY)) * header.WidthPx) + pass.X) * pixelBytes;
            if (pass.StepX == 1)
            {
                source.CopyTo(samples[first..]);
                continue;
            }

            for (int x = 0; x < width; x++)
            {
                source.Slice(x * pixelBytes, pixelBytes).CopyTo(samples[(first + (x * pass.StepX * pixelBytes))..]);
            }
        }
    }
}
