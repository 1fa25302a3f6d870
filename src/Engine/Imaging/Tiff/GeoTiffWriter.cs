using System.IO.Compression;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// Writes small GeoTIFFs: classic little-endian TIFF, one directory, each band in strips of its own (planar), deflated,
/// whole numbers of up to 16 bits as differences (predictor 2). The bytes depend on the image alone.
/// </summary>
/// <seealso href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, sections 2 and 14</seealso>
internal static class GeoTiffWriter
{
    private const int StripBytes = 256 << 10;
    private const int DeflateLevel = 6;

    /// <summary>The file of <paramref name="image"/>.</summary>
    /// <exception cref="ArgumentException">Samples and size do not fit each other,
    /// or the CRS is not supported.</exception>
    public static byte[] Encode(GeoTiffImage image)
    {
        int rowBytes = image.Grid.WidthPx * image.SampleType.Bytes();
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            image.Samples.Length, (long)rowBytes * image.Grid.HeightPx * image.BandCount);
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Grid.Crs.IsSupported, true);
        List<(TiffWriterDirectory Tags, List<byte[]> Strips)> pages = [Page(image)];
        if (image.Mask is { } mask)
        {
            pages.Add(Page(MaskOf(image, mask)));
        }

        TiffWriterDirectory[] directories = [.. pages.Select(page => page.Tags)];

        // Offsets have a fixed width, so the head's size is known before they are.
        long position = TiffWriter.HeadLength(directories);
        foreach ((TiffWriterDirectory tags, List<byte[]> strips) in pages)
        {
            uint[] offsets = new uint[strips.Count];
            for (int i = 0; i < offsets.Length; i++)
            {
                offsets[i] = checked((uint)position);
                position += strips[i].Length;
            }

            tags.AddLongs(TiffTags.StripOffsets, offsets);
        }

        using MemoryStream file = new(checked((int)position));
        TiffWriter.WriteHead(file, directories);
        pages.ForEach(page => page.Strips.ForEach(strip => file.Write(strip)));
        return file.ToArray();
    }

    private static (TiffWriterDirectory Tags, List<byte[]> Strips) Page(GeoTiffImage image)
    {
        int rowBytes = image.Grid.WidthPx * image.SampleType.Bytes();
        int rows = Math.Clamp(StripBytes / rowBytes, 1, image.Grid.HeightPx);
        List<byte[]> strips = Strips(image, rowBytes, rows);
        TiffWriterDirectory tags = GeoTiffWriterTags.Build(image, rows);
        tags.AddLongs(TiffTags.StripByteCounts, [.. strips.Select(strip => (uint)strip.Length)]);
        tags.AddLongs(TiffTags.StripOffsets, new uint[strips.Count]);
        return (tags, strips);
    }

    private static GeoTiffImage MaskOf(GeoTiffImage image, byte[] mask)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(mask.Length, (long)image.Grid.WidthPx * image.Grid.HeightPx);
        return new GeoTiffImage
        {
            Grid = image.Grid,
            SampleType = SampleType.UInt8,
            BandCount = 1,
            Samples = mask,
            IsMask = true,
        };
    }

    private static List<byte[]> Strips(GeoTiffImage image, int rowBytes, int rows)
    {
        List<byte[]> strips = [];
        bool differences = GeoTiffWriterTags.HasDifferences(image);
        int bandBytes = rowBytes * image.Grid.HeightPx;
        for (int band = 0; band < image.BandCount; band++)
        {
            ReadOnlyMemory<byte> samples = image.Samples.Slice(band * bandBytes, bandBytes);
            for (int at = 0; at < bandBytes; at += rows * rowBytes)
            {
                byte[] strip = samples.Slice(at, Math.Min(rows * rowBytes, bandBytes - at)).ToArray();
                if (differences)
                {
                    Difference(strip, rowBytes, image.SampleType.Bytes());
                }

                strips.Add(Deflate(strip));
            }
        }

        return strips;
    }

    /// <summary>
    /// TIFF predictor 2, in place: each little-endian sample minus the one to its left, modulo its range.
    /// </summary>
    private static void Difference(Span<byte> samples, int rowBytes, int size)
    {
        for (int start = 0; start < samples.Length; start += rowBytes)
        {
            Span<byte> row = samples.Slice(start, rowBytes);
            for (int i = rowBytes - size; i >= size; i -= size)
            {
                int low = row[i] - row[i - size];
                row[i] = (byte)low;
                if (size == 2)
                {
                    row[i + 1] = (byte)(row[i + 1] - row[i - 1] - (low < 0 ? 1 : 0));
                }
            }
        }
    }

    private static byte[] Deflate(byte[] bytes)
    {
        ZLibCompressionOptions options = new() { CompressionLevel = DeflateLevel };
        using MemoryStream stream = new(bytes.Length / 2);
        using (ZLibStream zlib = new(stream, options, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return stream.ToArray();
    }
}
