namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>What a window takes from one block, in pixels of the image.</summary>
/// <param name="Block">Position in the table of blocks.</param>
/// <param name="BlockRows">Rows the block stores.</param>
/// <param name="BlockX">First column of the block.</param>
/// <param name="BlockY">First row of the block.</param>
/// <param name="Part">The pixels taken.</param>
internal readonly record struct BlockPart(int Block, int BlockRows, int BlockX, int BlockY, PixelWindow Part)
{
    /// <summary>Columns taken.</summary>
    public int Width => Part.Width;

    /// <summary>Rows taken.</summary>
    public int Height => Part.Height;

    /// <summary>The blocks that <paramref name="window"/> touches, row by row.</summary>
    public static IEnumerable<BlockPart> Of(TiffLayout layout, int band, PixelWindow window)
    {
        int plane = layout.Planar ? band * layout.BlocksAcross * layout.BlocksDown : 0;
        int lastRow = (window.Y + window.Height - 1) / layout.BlockHeightPx;
        int lastColumn = (window.X + window.Width - 1) / layout.BlockWidthPx;
        for (int row = window.Y / layout.BlockHeightPx; row <= lastRow; row++)
        {
            int y = row * layout.BlockHeightPx;
            int top = Math.Max(window.Y, y);
            int bottom = (int)Math.Min((long)window.Y + window.Height, (long)y + layout.BlockHeightPx);
            for (int column = window.X / layout.BlockWidthPx; column <= lastColumn; column++)
            {
                int x = column * layout.BlockWidthPx;
                int left = Math.Max(window.X, x);
                int right = (int)Math.Min((long)window.X + window.Width, (long)x + layout.BlockWidthPx);
                int block = plane + (row * layout.BlocksAcross) + column;
                var part = new PixelWindow(left, top, right - left, bottom - top);
                yield return new BlockPart(block, layout.RowsIn(row), x, y, part);
            }
        }
    }

    /// <summary>
    /// Byte of the block at which the first sample taken from <paramref name="row"/> of the part begins.
    /// </summary>
    public int SourceOffset(TiffLayout layout, int band, int row)
    {
        int pixel = Part.X - BlockX;
        int sample = (pixel * layout.BlockBands) + (layout.Planar ? 0 : band);
        return ((Part.Y - BlockY + row) * layout.DecodedRowBytes) + (sample * layout.SampleType.Bytes());
    }

    /// <summary>Index in the window's row-major pixels of the first one taken from <paramref name="row"/>.</summary>
    public int TargetIndex(PixelWindow window, int row) =>
        ((Part.Y - window.Y + row) * window.Width) + (Part.X - window.X);
}
