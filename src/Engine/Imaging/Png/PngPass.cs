namespace NuTonic.Engine.Imaging.Png;

/// <summary>
/// The pixels that one pass brings: every <paramref name="StepX"/>-th of every <paramref name="StepY"/>-th row.
/// </summary>
/// <param name="X">First column.</param>
/// <param name="Y">First row.</param>
/// <param name="StepX">Columns from one pixel to the next.</param>
/// <param name="StepY">Rows from one row to the next.</param>
internal sealed record PngPass(int X, int Y, int StepX, int StepY)
{
    /// <summary>All pixels at once.</summary>
    public static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    /// <summary>The seven passes of Adam7.</summary>
    public static readonly PngPass[] Adam7 =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2),
        new(0, 1, 1, 2),
    ];

    /// <summary>Pixels in a row of the pass; 0 when the image has none for it.</summary>
    public int WidthOf(PngHeader header) => Math.Max(0, (header.WidthPx - X + StepX - 1) / StepX);

    /// <summary>Rows of the pass.</summary>
    public int HeightOf(PngHeader header) => Math.Max(0, (header.HeightPx - Y + StepY - 1) / StepY);

    /// <summary>Bytes of a row of the pass, without the filter byte.</summary>
    public int RowBytes(PngHeader header) => (int)((((long)WidthOf(header) * header.BitsPerPixel) + 7) / 8);

    /// <summary>Bytes of all rows with their filter bytes.</summary>
    public long Bytes(PngHeader header) =>
        WidthOf(header) == 0 ? 0 : (long)HeightOf(header) * (1 + RowBytes(header));
}
