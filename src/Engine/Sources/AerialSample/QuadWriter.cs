using System.IO.Compression;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// Writes a painted quad as tiled GeoTIFF (RGB, 8 bits, Deflate), one row of tiles at a time: the memory does not grow
/// with the height. It has no overviews, which nothing here reads and which would keep the whole picture in memory.
/// </summary>
internal static class QuadWriter
{
    private const int TileSizePx = 256;
    private const int Bands = 3;

    // Noise does not deflate: a higher level takes longer and saves next to nothing.
    private static readonly ZLibCompressionOptions Level = new() { CompressionLevel = 1 };

    /// <summary>
    /// Writes <paramref name="quad"/> to a new file at <paramref name="path"/>, replacing one of that name.
    /// </summary>
    public static void Write(string path, AerialQuad quad, MapPainter painter)
    {
        int width = quad.Grid.WidthPx;
        int height = quad.Grid.HeightPx;
        var image = new CogImage
        {
            Grid = quad.Grid,
            Bands = [[], [], []],
            BitsPerSample = 8,
            TileSizePx = TileSizePx,
            Predictor = true,
            NoData = 0,
        };
        TiffWriterDirectory directory = CogTags.Build(
            image, new CogLevel(image.Bands, width, height), isOverview: false);
        int columns = (width + TileSizePx - 1) / TileSizePx;
        int rows = (height + TileSizePx - 1) / TileSizePx;
        var offsets = new uint[columns * rows];
        var lengths = new uint[columns * rows];

        // Offsets have a fixed width: the head is written twice, at first without them.
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        WriteHead(file, directory, offsets, lengths);
        var rgb = new byte[width * Math.Min(height, TileSizePx) * Bands];
        var tile = new byte[TileSizePx * TileSizePx * Bands];
        for (int row = 0; row < rows; row++)
        {
            int count = Math.Min(TileSizePx, height - (row * TileSizePx));
            Span<byte> block = rgb.AsSpan(0, width * count * Bands);
            painter.Paint(row * TileSizePx, block);
            if (quad.HasBlankCorner)
            {
                CutCorner(block, width, row * TileSizePx);
            }

            for (int column = 0; column < columns; column++)
            {
                offsets[(row * columns) + column] = checked((uint)file.Position);
                CutTile(block, width, column * TileSizePx, tile);
                WriteTile(file, tile);
                lengths[(row * columns) + column] = checked((uint)file.Position) - offsets[(row * columns) + column];
            }
        }

        file.Position = 0;
        WriteHead(file, directory, offsets, lengths);
    }

    private static void WriteHead(Stream file, TiffWriterDirectory directory, uint[] offsets, uint[] lengths)
    {
        directory.AddLongs(TiffTags.TileOffsets, offsets);
        directory.AddLongs(TiffTags.TileByteCounts, lengths);
        TiffWriter.WriteHead(file, [directory]);
    }

    /// <summary>Differences along the rows of a tile (predictor 2); beyond the edge the last pixel repeats.</summary>
    private static void CutTile(ReadOnlySpan<byte> block, int width, int left, Span<byte> tile)
    {
        tile.Clear();
        int rows = block.Length / (width * Bands);
        int columns = Math.Min(TileSizePx, width - left);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> source = block.Slice(((row * width) + left) * Bands, columns * Bands);
            Span<byte> target = tile.Slice(row * TileSizePx * Bands, TileSizePx * Bands);
            source[..Bands].CopyTo(target);
            for (int i = Bands; i < source.Length; i++)
            {
                target[i] = (byte)(source[i] - source[i - Bands]);
            }
        }
    }

    private static void WriteTile(FileStream file, ReadOnlySpan<byte> tile)
    {
        using var zlib = new ZLibStream(file, Level, leaveOpen: true);
        zlib.Write(tile);
    }

    /// <summary>No data in the upper right, behind a slanted line: the aircraft's strip ends there.</summary>
    private static void CutCorner(Span<byte> block, int width, int top)
    {
        int rowBytes = width * Bands;
        for (int row = 0; row * rowBytes < block.Length; row++)
        {
            int cut = (width / 4) - ((top + row) / 2);
            if (cut > 0)
            {
                block.Slice((row * rowBytes) + ((width - cut) * Bands), cut * Bands).Clear();
            }
        }
    }
}
