using System.Buffers;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging.Jpeg;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// Reads one strip or tile and decodes it to samples in the machine's byte order, bands interleaved as stored.
/// </summary>
internal sealed class TiffBlockDecoder(TiffDirectory directory, TiffLayout layout)
{
    private readonly TiffSource _source = directory.Source;
    private readonly YCbCrUnpacker? _unpacker = layout.YCbCr is null ? null : new YCbCrUnpacker(layout.YCbCr);
    private byte[]? _jpegTables;

    /// <summary>Whether <see cref="Decode"/> leaves out pixels that are not wanted.</summary>
    public bool DecodesParts => layout.Compression == TiffCompression.Jpeg;

    /// <summary>Decodes block <paramref name="index"/> into the <paramref name="samples"/> of its rows.</summary>
    /// <param name="index">Position in the table of blocks.</param>
    /// <param name="rows">Rows the block stores.</param>
    /// <param name="wanted">Pixels of the block that are wanted; what others get is undefined where
    /// <see cref="DecodesParts"/>.</param>
    /// <param name="samples">Receives rows * layout.DecodedRowBytes bytes.</param>
    /// <exception cref="NuTonicException">NT2100..NT2105, NT2120, NT2121: unreadable,
    /// damaged or not supported.</exception>
    public void Decode(int index, int rows, PixelWindow wanted, Span<byte> samples)
    {
        long packed = PackedBytes(rows);
        int count = CheckedCount(index, packed);
        if (layout.Compression == TiffCompression.None && packed == samples.Length && _unpacker is null)
        {
            // Nothing to widen: the file's bytes go straight to their place.
            _source.ReadAt(layout.Offsets[index], samples, Part(index));
            Finish(samples);
            return;
        }

        byte[] stored = ArrayPool<byte>.Shared.Rent(count);
        try
        {
            _source.ReadAt(layout.Offsets[index], stored.AsSpan(0, count), Part(index));
            if (layout.Compression == TiffCompression.Jpeg)
            {
                DecodeJpeg(stored.AsSpan(0, count), rows, wanted, samples);
                return;
            }

            DecodeBytes(stored, count, (index, (int)packed), samples);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    /// <summary>
    /// The bytes of the file that <see cref="Decode"/> reads for a block, after the checks that it makes.
    /// </summary>
    /// <exception cref="NuTonicException">NT2103, NT2105: they lie outside of the file,
    /// are too few, or too many.</exception>
    public (long Offset, int Count) StoredRange(int index, int rows) =>
        ((long)layout.Offsets[index], CheckedCount(index, PackedBytes(rows)));

    /// <summary>Reads what all blocks share, which else happens with the first block.</summary>
    public void Prepare()
    {
        if (layout.Compression == TiffCompression.Jpeg)
        {
            _jpegTables ??= directory.Bytes(TiffTags.JpegTables);
        }
    }

    private static string Part(int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"block {index}");

    private long PackedBytes(int rows) => layout.YCbCr is { } colour && layout.Compression != TiffCompression.Jpeg
        ? colour.PackedBytes(layout.BlockWidthPx, rows)
        : (long)layout.PackedRowBytes * rows;

    /// <summary>Stored bytes of a block, after the checks that need no look at them.</summary>
    private int CheckedCount(int index, long packed)
    {
        ulong count = layout.ByteCounts[index];
        _source.RequireInside(layout.Offsets[index], count, Part(index));

        // No data of these schemes grow by more: a longer promise is a lie, known before memory is taken for it.
        ulong growth = layout.Compression switch
        {
            TiffCompression.None => 1,
            TiffCompression.PackBits => 64,
            TiffCompression.Deflate or TiffCompression.OldDeflate => 1032,
            _ => 4096,
        };
        if ((ulong)packed / growth > count)
        {
            throw _source.Truncated(Part(index), $"at most {count} x {growth}", packed);
        }

        ulong limit = ((ulong)packed * 4) + (1 << 20);
        bool plain = layout.Compression == TiffCompression.None;
        return plain ? (int)packed
            : count <= limit ? (int)count
            : throw _source.TooLarge($"the stored size of {Part(index)}", count, limit);
    }

    private void DecodeBytes(byte[] stored, int count, (int Index, int Bytes) block, Span<byte> samples)
    {
        Span<byte> data = stored.AsSpan(0, count);
        if (layout.ReversedBits)
        {
            BitUnpacker.ReverseBits(data);
        }

        bool widen = layout.BitsPerSample < 8 || _unpacker is not null;
        byte[]? rented = widen ? ArrayPool<byte>.Shared.Rent(block.Bytes) : null;
        try
        {
            Span<byte> packed = widen ? rented.AsSpan(0, block.Bytes) : samples;
            int decoded = Decompress(stored, count, packed);
            if (decoded != packed.Length)
            {
                throw decoded < 0
                    ? _source.Corrupt($"the Deflate stream of {Part(block.Index)} or its checksum is wrong")
                    : _source.Truncated(Part(block.Index), decoded, packed.Length);
            }

            if (_unpacker is not null)
            {
                _unpacker.Unpack(packed, layout.BlockWidthPx, samples);
            }
            else if (widen)
            {
                BitUnpacker.Unpack(packed, layout.BitsPerSample, layout.BlockWidthPx * layout.BlockBands, samples);
            }
            else
            {
                Finish(samples);
            }
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    private int Decompress(byte[] stored, int count, Span<byte> output)
    {
        ReadOnlySpan<byte> data = stored.AsSpan(0, count);
        switch (layout.Compression)
        {
            case TiffCompression.Lzw when data is [0, 1 or 3 or 5 or 7 or 9, ..]:
                throw _source.Unsupported("old-style LZW compression (codes from the low bit)");
            case TiffCompression.Lzw:
                return LzwDecoder.Decode(data, output);
            case TiffCompression.PackBits:
                return PackBitsDecoder.Decode(data, output);
            case TiffCompression.None:
                data[..output.Length].CopyTo(output);
                return output.Length;
            default:
                return InflateDecoder.Decode(stored, count, output);
        }
    }

    /// <summary>Byte order and predictor, for samples of whole bytes.</summary>
    private void Finish(Span<byte> samples)
    {
        int size = layout.SampleType.Bytes();
        if (layout.Predictor == 3)
        {
            Predictor.UndoFloatingPoint(samples, layout.DecodedRowBytes, layout.BlockBands, size);
            return;
        }

        if (directory.BigEndian == BitConverter.IsLittleEndian)
        {
            ByteOrder.Reverse(samples, size);
        }

        if (layout.Predictor == 2)
        {
            Predictor.UndoHorizontal(samples, layout.DecodedRowBytes, layout.BlockBands, size);
        }
    }

    private void DecodeJpeg(ReadOnlySpan<byte> stored, int rows, PixelWindow wanted, Span<byte> samples)
    {
        Prepare();
        JpegColor color = layout.YCbCr is null ? JpegColor.AsStored : JpegColor.YCbCrToRgb;
        using JpegStream stream = JpegDecoder.Read(stored, _jpegTables, wanted, _source.Path);
        JpegFrame frame = stream.CompleteFrame;
        int components = frame.Components.Length;
        if (frame.WidthPx != layout.BlockWidthPx || frame.HeightPx < rows || components != layout.BlockBands)
        {
            throw _source.Corrupt(
                $"a JPEG block is {frame.WidthPx} x {frame.HeightPx} x {components} where "
                + $"{layout.BlockWidthPx} x {rows} x {layout.BlockBands} is needed");
        }

        JpegPixels.Write(frame, color, samples);
    }
}
