using System.Buffers.Binary;
using System.IO.Compression;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Tests.Remote;

/// <summary>
/// A file as large as a real band: 10980 x 10980 samples of 16 bits at 10 m in tiles whose sizes are those of pixels
/// that cannot be compressed. Only the tiles that a test names are written, the others are holes in the file.
/// </summary>
internal sealed class SparseScene
{
    public const int SizePx = 10980;

    private readonly int _tilePx;
    private readonly uint _tileBytes;

    private SparseScene(int tilePx)
    {
        _tilePx = tilePx;
        _tileBytes = (uint)Tile(0).Length;
    }

    public static Grid Grid { get; } = new(
        Crs.Utm(32, south: false), new GeoTransform(10, 0, 399960, 0, -10, 5300040), SizePx, SizePx);

    /// <summary>
    /// Writes the file; <paramref name="written"/> tells for column and row of a tile whether it has content.
    /// </summary>
    public static void Write(string path, int tilePx, Func<int, int, bool> written) =>
        new SparseScene(tilePx).Write(path, written);

    private void Write(string path, Func<int, int, bool> written)
    {
        int across = (SizePx + _tilePx - 1) / _tilePx;
        TiffWriterDirectory tags = Tags(across * across);
        long head = TiffWriter.HeadLength([tags]);
        uint[] offsets =
        [
            .. Enumerable.Range(0, across * across).Select(tile => (uint)(head + (tile * (long)_tileBytes))),
        ];
        tags.AddLongs(TiffTags.TileOffsets, offsets);
        using FileStream file = new(path, FileMode.CreateNew);
        TiffWriter.WriteHead(file, [tags]);
        file.SetLength(head + (offsets.Length * (long)_tileBytes));
        for (int tile = 0; tile < offsets.Length; tile++)
        {
            if (written(tile % across, tile / across))
            {
                file.Position = offsets[tile];
                file.Write(Tile(tile));
            }
        }
    }

    private TiffWriterDirectory Tags(int tiles)
    {
        TiffWriterDirectory tags = new();
        tags.AddLongs(TiffTags.ImageWidth, SizePx);
        tags.AddLongs(TiffTags.ImageLength, SizePx);
        tags.AddShorts(TiffTags.BitsPerSample, 16);
        tags.AddShorts(TiffTags.Compression, 8);
        tags.AddShorts(TiffTags.Photometric, 1);
        tags.AddShorts(TiffTags.SamplesPerPixel, 1);
        tags.AddShorts(TiffTags.PlanarConfiguration, 1);
        tags.AddLongs(TiffTags.TileWidth, (uint)_tilePx);
        tags.AddLongs(TiffTags.TileLength, (uint)_tilePx);
        tags.AddShorts(TiffTags.SampleFormat, 1);
        tags.AddLongs(TiffTags.TileOffsets, new uint[tiles]);
        uint[] counts = new uint[tiles];
        Array.Fill(counts, _tileBytes);
        tags.AddLongs(TiffTags.TileByteCounts, counts);
        tags.AddAscii(TiffTags.GdalNoData, "0");
        GeoTagWriter.Add(tags, Grid);
        return tags;
    }

    private byte[] Tile(int seed)
    {
        byte[] samples = new byte[_tilePx * _tilePx * 2];
        ulong state = (ulong)seed + 1;
        for (int i = 0; i < samples.Length; i += 8)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            BinaryPrimitives.WriteUInt64LittleEndian(samples.AsSpan(i), state ^ (state >> 31));
        }

        using MemoryStream stream = new();
        using (ZLibStream zlib = new(stream, CompressionLevel.NoCompression, leaveOpen: true))
        {
            zlib.Write(samples);
        }

        return stream.ToArray();
    }
}
