using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>Reads and checks the tags that say how an image is stored.</summary>
internal sealed class TiffLayoutReader
{
    private const int MaxBands = 1024;
    private const long MaxBlockBytes = 128L << 20;

    private readonly TiffDirectory _directory;
    private readonly TiffSource _source;

    private TiffLayoutReader(TiffDirectory directory)
    {
        _directory = directory;
        _source = directory.Source;
    }

    /// <summary>Layout of the image of <paramref name="directory"/>.</summary>
    /// <exception cref="NuTonicException">NT2102, NT2103: damaged; NT2104: not supported;
    /// NT2105: too large.</exception>
    public static TiffLayout Read(TiffDirectory directory) => new TiffLayoutReader(directory).Read();

    private TiffLayout Read()
    {
        int width = Size(TiffTags.ImageWidth);
        int height = Size(TiffTags.ImageLength);
        TiffCompression compression = ReadCompression();
        int bands = ReadBands();
        int bits = ReadBits(bands);
        bool tiled = _directory.Has(TiffTags.TileWidth);
        ulong rowsPerStrip = tiled ? 0 : _directory.UInt(TiffTags.RowsPerStrip, uint.MaxValue);
        var layout = new TiffLayout
        {
            WidthPx = width,
            HeightPx = height,
            BandCount = bands,
            BitsPerSample = bits,
            SampleType = ReadSampleType(bands, bits),
            Compression = compression,
            Predictor = ReadPredictor(compression),
            Planar = bands > 1 && OneOf(TiffTags.PlanarConfiguration, 1, 2) == 2,
            Tiled = tiled,
            ReversedBits = OneOf(TiffTags.FillOrder, 1, 2) == 2,
            BlockWidthPx = tiled ? Size(TiffTags.TileWidth) : width,
            BlockHeightPx = tiled ? Size(TiffTags.TileLength) : (int)Math.Min(rowsPerStrip, (ulong)height),
            YCbCr = null,
            Offsets = [],
            ByteCounts = [],
        };
        Check(layout);
        layout = layout with { YCbCr = YCbCrLayout.Read(_directory, layout) };
        return StripSplitter.Split(TiffBlockTable.Read(_directory, layout), _source);
    }

    private void Check(TiffLayout layout)
    {
        if (layout.BlockHeightPx == 0)
        {
            throw _source.Corrupt("RowsPerStrip (278) is 0");
        }

        // An uncompressed strip is read in parts, so its whole size does not matter.
        bool parts = !layout.Tiled && layout.Compression == TiffCompression.None;
        long rowBytes = (long)layout.BlockWidthPx * layout.BlockBands * layout.SampleType.Bytes();
        if (rowBytes * (parts ? 1L : layout.BlockHeightPx) is < 0 or > MaxBlockBytes || rowBytes > MaxBlockBytes)
        {
            throw _source.TooLarge(
                "the size of one block", $"{rowBytes} x {layout.BlockHeightPx} bytes", MaxBlockBytes);
        }

        bool differences = layout.Predictor == 3 ? layout.SampleType < SampleType.Float16 : layout.BitsPerSample < 8;
        if (layout.Predictor != 1 && differences)
        {
            throw _source.Unsupported(
                $"predictor {layout.Predictor} with {layout.BitsPerSample}-bit {layout.SampleType} samples");
        }
    }

    private int Size(ushort tag)
    {
        ulong value = _directory.UInt(tag);
        return value is > 0 and <= int.MaxValue
            ? (int)value
            : throw _source.Corrupt($"{TiffTags.Describe(tag)} is {value}");
    }

    private int OneOf(ushort tag, int first, int second)
    {
        ulong value = _directory.UInt(tag, (ulong)first);
        return value == (ulong)first || value == (ulong)second
            ? (int)value
            : throw _source.Corrupt($"{TiffTags.Describe(tag)} is {value}, not {first} or {second}");
    }

    private TiffCompression ReadCompression()
    {
        ulong value = _directory.UInt(TiffTags.Compression, 1);
        return value <= int.MaxValue && Enum.IsDefined((TiffCompression)value)
            ? (TiffCompression)value
            : throw _source.Unsupported(TiffCompressionName.Describe(value));
    }

    private int ReadBands()
    {
        ulong bands = _directory.UInt(TiffTags.SamplesPerPixel, 1);
        return bands switch
        {
            0 => throw _source.Corrupt("SamplesPerPixel (277) is 0"),
            > MaxBands => throw _source.TooLarge("the number of bands", bands, MaxBands),
            _ => (int)bands,
        };
    }

    private int ReadBits(int bands)
    {
        ulong bits = Common(TiffTags.BitsPerSample, bands, 1);
        return bits is 1 or 2 or 4 or 8 or 16 or 32 or 64
            ? (int)bits
            : throw _source.Unsupported($"{bits} bits a sample");
    }

    private SampleType ReadSampleType(int bands, int bits)
    {
        ulong format = Common(TiffTags.SampleFormat, bands, 1);
        return (format, bits) switch
        {
            (1 or 4, <= 8) => SampleType.UInt8,
            (1 or 4, 16) => SampleType.UInt16,
            (1 or 4, 32) => SampleType.UInt32,
            (2, 8) => SampleType.Int8,
            (2, 16) => SampleType.Int16,
            (2, 32) => SampleType.Int32,
            (3, 16) => SampleType.Float16,
            (3, 32) => SampleType.Float32,
            (3, 64) => SampleType.Float64,
            _ => throw _source.Unsupported($"sample format {format} with {bits} bits"),
        };
    }

    /// <summary>The one value that a per-band tag has for all bands; some writers store it once for all.</summary>
    private ulong Common(ushort tag, int bands, ulong absent)
    {
        if (!_directory.Has(tag))
        {
            return absent;
        }

        ulong[] values = _directory.UInts(tag);
        if (values.Length != 1 && values.Length < bands)
        {
            throw _source.Corrupt($"{TiffTags.Describe(tag)} has {values.Length} values for {bands} bands");
        }

        return Array.TrueForAll(values, value => value == values[0])
            ? values[0]
            : throw _source.Unsupported($"bands of different types ({TiffTags.Describe(tag)})");
    }

    private int ReadPredictor(TiffCompression compression)
    {
        // The tag has a meaning for these schemes only; others leave rows as they are whatever it says.
        if (compression is not (TiffCompression.Lzw or TiffCompression.Deflate or TiffCompression.OldDeflate))
        {
            return 1;
        }

        ulong predictor = _directory.UInt(TiffTags.Predictor, 1);
        return predictor is 1 or 2 or 3 ? (int)predictor : throw _source.Unsupported($"predictor {predictor}");
    }
}
