using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// Writes cloud optimised GeoTIFFs: classic little-endian TIFF; header, then the directory of the image and of each
/// overview (halved until it fits one tile) with their tag data, then the tiles, smallest overview first, so that one
/// read of the head finds everything. Tiles are chunky, deflated (8). The bytes depend on the image alone.
/// </summary>
/// <seealso href="https://docs.ogc.org/is/21-026/21-026.html">OGC Cloud Optimized GeoTIFF 1.0, section 7</seealso>
internal static class CogWriter
{
    /// <summary>
    /// Writes <paramref name="image"/> to a new file at <paramref name="path"/>, replacing one of that name.
    /// </summary>
    /// <exception cref="ArgumentException">The image is outside of what <see cref="CogImage"/> allows.</exception>
    public static void Write(string path, CogImage image)
    {
        CheckImage(image);
        List<CogLevel> levels = CogLevel.Pyramid(image);
        List<byte[]>[] tiles = [.. levels.Select(level => EncodeTiles(level, image))];
        TiffWriterDirectory[] directories =
        [
            .. levels.Select((level, i) => CogTags.Build(image, level, isOverview: i > 0)),
        ];
        PlaceTiles(directories, tiles);

        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        TiffWriter.WriteHead(file, directories);
        for (int i = tiles.Length - 1; i >= 0; i--)
        {
            tiles[i].ForEach(tile => file.Write(tile));
        }
    }

    private static void PlaceTiles(TiffWriterDirectory[] directories, List<byte[]>[] tiles)
    {
        // Offsets have a fixed width, so the head's size is known before they are.
        for (int i = 0; i < tiles.Length; i++)
        {
            directories[i].AddLongs(TiffTags.TileOffsets, new uint[tiles[i].Count]);
            directories[i].AddLongs(TiffTags.TileByteCounts, [.. tiles[i].Select(tile => (uint)tile.Length)]);
        }

        long position = TiffWriter.HeadLength(directories);
        for (int i = tiles.Length - 1; i >= 0; i--)
        {
            var offsets = new uint[tiles[i].Count];
            for (int t = 0; t < offsets.Length; t++)
            {
                offsets[t] = checked((uint)position);
                position += tiles[i][t].Length;
            }

            directories[i].AddLongs(TiffTags.TileOffsets, offsets);
        }
    }

    private static List<byte[]> EncodeTiles(CogLevel level, CogImage image)
    {
        int size = image.TileSizePx;
        var samples = new ushort[size * size * image.Bands.Length];
        var tiles = new List<byte[]>();
        for (int y = 0; y < level.HeightPx; y += size)
        {
            for (int x = 0; x < level.WidthPx; x += size)
            {
                CutTile(level, x, y, size, samples);
                if (image.Predictor)
                {
                    Difference(samples, size * image.Bands.Length, image.Bands.Length);
                }

                tiles.Add(Deflate(ToBytes(samples, image.BitsPerSample), image.CompressionLevel));
            }
        }

        return tiles;
    }

    /// <summary>Interleaves the bands of a tile; columns and rows beyond the edge repeat the last one.</summary>
    private static void CutTile(CogLevel level, int left, int top, int size, Span<ushort> samples)
    {
        int bands = level.Bands.Length;
        for (int b = 0; b < bands; b++)
        {
            for (int y = 0; y < size; y++)
            {
                int row = Math.Min(top + y, level.HeightPx - 1);
                ReadOnlySpan<ushort> source = level.Bands[b].AsSpan(row * level.WidthPx, level.WidthPx);
                Span<ushort> target = samples.Slice(y * size * bands, size * bands);
                for (int x = 0; x < size; x++)
                {
                    target[(x * bands) + b] = source[Math.Min(left + x, level.WidthPx - 1)];
                }
            }
        }
    }

    /// <summary>TIFF predictor 2, in place: each sample minus the one a pixel to the left, modulo 65536. The low
    /// bytes of that are the 8-bit predictor's.</summary>
    private static void Difference(Span<ushort> samples, int rowSamples, int bands)
    {
        for (int start = 0; start < samples.Length; start += rowSamples)
        {
            Span<ushort> row = samples.Slice(start, rowSamples);
            for (int i = rowSamples - 1; i >= bands; i--)
            {
                row[i] = (ushort)(row[i] - row[i - bands]);
            }
        }
    }

    private static byte[] ToBytes(ReadOnlySpan<ushort> samples, int bitsPerSample)
    {
        var bytes = new byte[samples.Length * bitsPerSample / 8];
        if (bitsPerSample == 16)
        {
            Span<ushort> target = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
            if (BitConverter.IsLittleEndian)
            {
                samples.CopyTo(target);
            }
            else
            {
                BinaryPrimitives.ReverseEndianness(samples, target);
            }

            return bytes;
        }

        for (int i = 0; i < samples.Length; i++)
        {
            bytes[i] = (byte)samples[i];
        }

        return bytes;
    }

    private static byte[] Deflate(byte[] bytes, int level)
    {
        var options = new ZLibCompressionOptions { CompressionLevel = level };
        using var stream = new MemoryStream(bytes.Length / 2);
        using (var zlib = new ZLibStream(stream, options, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return stream.ToArray();
    }

    private static void CheckImage(CogImage image)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Grid.Transform.IsNorthUp, true);
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Grid.Crs.IsSupported, true);
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Bands.Length is 1 or 3, true);
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.BitsPerSample is 8 or 16, true);
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.TileSizePx > 0 && image.TileSizePx % 16 == 0, true);
        foreach (ushort[] band in image.Bands)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(band.Length, (long)image.Grid.WidthPx * image.Grid.HeightPx);
            if (image.BitsPerSample == 8)
            {
                ArgumentOutOfRangeException.ThrowIfNotEqual(band.AsSpan().IndexOfAnyExceptInRange<ushort>(0, 255), -1);
            }
        }
    }
}
