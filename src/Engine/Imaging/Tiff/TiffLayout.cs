namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// How the samples of one image lie in the file; checked, so that nothing in it overflows or runs out of the file.
/// </summary>
internal sealed record TiffLayout
{
    /// <summary>Columns, at least 1.</summary>
    public required int WidthPx { get; init; }

    /// <summary>Rows, at least 1.</summary>
    public required int HeightPx { get; init; }

    /// <summary>Samples of a pixel.</summary>
    public required int BandCount { get; init; }

    /// <summary>Bits of a stored sample: 1, 2, 4, 8, 16, 32 or 64.</summary>
    public required int BitsPerSample { get; init; }

    /// <summary>Type of a decoded sample.</summary>
    public required SampleType SampleType { get; init; }

    /// <summary>How blocks are compressed.</summary>
    public required TiffCompression Compression { get; init; }

    /// <summary>1 none, 2 horizontal, 3 floating point.</summary>
    public required int Predictor { get; init; }

    /// <summary>Whether each band has blocks of its own.</summary>
    public required bool Planar { get; init; }

    /// <summary>Whether blocks are tiles, which are stored whole; strips end with the image.</summary>
    public required bool Tiled { get; init; }

    /// <summary>Whether bits fill a byte from its low end (FillOrder 2).</summary>
    public required bool ReversedBits { get; init; }

    /// <summary>Columns of a block.</summary>
    public required int BlockWidthPx { get; init; }

    /// <summary>Rows of a block; the last strip may have fewer.</summary>
    public required int BlockHeightPx { get; init; }

    /// <summary>Chroma subsampling to undo; null unless pixels are YCbCr.</summary>
    public required YCbCrLayout? YCbCr { get; init; }

    /// <summary>File position of every block, plane after plane; 0 where the block is not stored.</summary>
    public required ulong[] Offsets { get; init; }

    /// <summary>Stored bytes of every block; 0 where the block is not stored.</summary>
    public required ulong[] ByteCounts { get; init; }

    /// <summary>Blocks side by side.</summary>
    public int BlocksAcross => (int)(((long)WidthPx + BlockWidthPx - 1) / BlockWidthPx);

    /// <summary>Blocks one below the other.</summary>
    public int BlocksDown => (int)(((long)HeightPx + BlockHeightPx - 1) / BlockHeightPx);

    /// <summary>Interleaved samples of a pixel in one block.</summary>
    public int BlockBands => Planar ? 1 : BandCount;

    /// <summary>Bytes of a decoded row of a block.</summary>
    public int DecodedRowBytes => BlockWidthPx * BlockBands * SampleType.Bytes();

    /// <summary>Bytes of a row of a block before sub-byte samples are widened.</summary>
    public int PackedRowBytes => (int)((((long)BlockWidthPx * BlockBands * BitsPerSample) + 7) / 8);

    /// <summary>Rows that block row <paramref name="blockRow"/> stores.</summary>
    public int RowsIn(int blockRow) =>
        Tiled ? BlockHeightPx : Math.Min(BlockHeightPx, HeightPx - (blockRow * BlockHeightPx));
}
