using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Png;

/// <summary>
/// Decoder of PNG, all colour types and depths, interlaced or not. Strict: what breaks a rule is an error.
/// </summary>
/// <seealso href="https://www.w3.org/TR/png-3/">PNG, third edition</seealso>
internal static class PngDecoder
{
    private const int MaxGrowth = 1032;

    /// <summary>Decodes a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">Name for errors.</param>
    /// <exception cref="NuTonicException">NT2105: too large; NT2110: damaged.</exception>
    public static PngImage Decode(ReadOnlySpan<byte> file, string name)
    {
        var errors = new PngErrors(name);
        var chunks = new PngChunks(errors);
        byte[] data = chunks.Read(file);
        PngHeader header = chunks.Header;
        PngPass[] passes = header.Interlaced ? PngPass.Adam7 : PngPass.Whole;
        byte[] rows = Inflate(data, passes.Sum(pass => pass.Bytes(header)), errors);
        int sampleBytes = header.BitDepth == 16 ? 2 : 1;
        int pixelBytes = PngHeader.Bands(header.ColorType) * sampleBytes;
        byte[] samples = new byte[header.WidthPx * header.HeightPx * pixelBytes];
        int at = 0;
        foreach (PngPass pass in passes.Where(pass => pass.Bytes(header) > 0))
        {
            Span<byte> part = rows.AsSpan(at, (int)pass.Bytes(header));
            Restore(part, pass.RowBytes(header), header, errors);
            PngUnpacker.Place(part, pass, header, samples);
            at += part.Length;
        }

        int entries = chunks.Palette.Length / 3;
        bool indexed = header.ColorType == PngColorType.Palette && entries < 256;
        if (indexed && samples.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)(entries - 1)))
        {
            throw errors.Corrupt($"a pixel's index is not among the {entries} entries of its palette");
        }

        return new PngImage
        {
            WidthPx = header.WidthPx,
            HeightPx = header.HeightPx,
            BitDepth = header.BitDepth,
            ColorType = header.ColorType,
            Samples = samples,
            Palette = chunks.Palette,
            Transparency = chunks.Transparency,
        };
    }

    private static byte[] Inflate(byte[] data, long length, PngErrors errors)
    {
        // Deflate cannot grow data by more: a longer promise is a lie, known before memory is taken for it.
        if (length / MaxGrowth > data.Length)
        {
            throw errors.Corrupt($"{data.Length} bytes of image data cannot hold {length}");
        }

        byte[] rows = new byte[length];
        int decoded = InflateDecoder.Decode(data, data.Length, rows);
        if (decoded < 0)
        {
            throw errors.Corrupt("its image data or their checksum are wrong");
        }

        return decoded == rows.Length
            ? rows
            : throw errors.Corrupt($"its image data yield {decoded} bytes where {length} are needed");
    }

    private static void Restore(Span<byte> part, int rowBytes, PngHeader header, PngErrors errors)
    {
        int pixelBytes = Math.Max(1, header.BitsPerPixel / 8);
        ReadOnlySpan<byte> above = new byte[rowBytes];
        for (int at = 0; at < part.Length; at += rowBytes + 1)
        {
            Span<byte> row = part.Slice(at + 1, rowBytes);
            if (!PngFilter.Undo(part[at], row, above, pixelBytes))
            {
                throw errors.Corrupt($"row filter {part[at]} does not exist");
            }

            above = row;
        }
    }
}
