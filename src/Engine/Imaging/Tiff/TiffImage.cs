using System.Buffers;
using System.Numerics;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>One image of a TIFF, full resolution or an overview. Not for several threads at once.</summary>
internal sealed class TiffImage
{
    private readonly TiffLayout _layout;
    private readonly TiffBlockDecoder _decoder;
    private readonly BlockCache _cache;
    private readonly int _index;

    internal TiffImage(TiffDirectory directory, BlockCache cache, int index)
    {
        _layout = TiffLayoutReader.Read(directory);
        _decoder = new TiffBlockDecoder(directory, _layout);
        _cache = cache;
        _index = index;
        NoData = NoDataTag.Read(directory);
        Geo = GeoTags.Read(directory);
    }

    /// <summary>Columns.</summary>
    public int WidthPx => _layout.WidthPx;

    /// <summary>Rows.</summary>
    public int HeightPx => _layout.HeightPx;

    /// <summary>Bands; a palette image has one, of indices.</summary>
    public int BandCount => _layout.BandCount;

    /// <summary>Type of the samples of all bands.</summary>
    public SampleType SampleType => _layout.SampleType;

    /// <summary>Columns of a strip or tile.</summary>
    public int BlockWidthPx => _layout.BlockWidthPx;

    /// <summary>Rows of a strip or tile; a tall uncompressed strip counts as several.</summary>
    public int BlockHeightPx => _layout.BlockHeightPx;

    /// <summary>Value that means "no data", in sample units, NaN included; null when the file names none.</summary>
    public double? NoData { get; }

    /// <summary>Georeference of this image; overviews usually have none.</summary>
    public GeoTags Geo { get; }

    /// <summary>Reads a window of one band; decodes only the blocks it touches that are not held from an earlier call.</summary>
    /// <param name="band">0-based.</param>
    /// <param name="window">Inside the image, not empty.</param>
    /// <param name="destination">Receives Width * Height values in sample units, row-major.</param>
    /// <exception cref="NuTonicException">NT2100..NT2105, NT2120, NT2121: unreadable or damaged.</exception>
    public void ReadWindow(int band, PixelWindow window, Span<float> destination) =>
        ReadConverted(band, window, destination);

    /// <inheritdoc cref="ReadWindow(int, PixelWindow, Span{float})"/>
    public void ReadWindow(int band, PixelWindow window, Span<double> destination) =>
        ReadConverted(band, window, destination);

    /// <summary>Reads a window of one band as it is stored, without conversion.</summary>
    /// <param name="band">0-based.</param>
    /// <param name="window">Inside the image, not empty.</param>
    /// <param name="destination">Receives Width * Height little-endian samples, row-major.</param>
    /// <exception cref="NuTonicException">NT2100..NT2105, NT2120, NT2121: unreadable or damaged.</exception>
    public void ReadRaw(int band, PixelWindow window, Span<byte> destination)
    {
        int size = SampleType.Bytes();
        Check(band, window, destination.Length / size);
        int step = Stride * size;
        foreach (BlockPart part in BlockPart.Of(_layout, band, window))
        {
            ReadOnlySpan<byte> block = Block(part);
            for (int row = 0; row < part.Height; row++)
            {
                ReadOnlySpan<byte> source = block[part.SourceOffset(_layout, band, row)..];
                Span<byte> target = destination.Slice(part.TargetIndex(window, row) * size, part.Width * size);
                for (int i = 0, at = 0; i < target.Length; i += size, at += step)
                {
                    source.Slice(at, size).CopyTo(target[i..]);
                }
            }
        }

        if (!BitConverter.IsLittleEndian)
        {
            ByteOrder.Reverse(destination, size);
        }
    }

    private int Stride => _layout.BlockBands;

    private void ReadConverted<T>(int band, PixelWindow window, Span<T> destination)
        where T : struct, INumber<T>
    {
        Check(band, window, destination.Length);
        foreach (BlockPart part in BlockPart.Of(_layout, band, window))
        {
            ReadOnlySpan<byte> block = Block(part);
            for (int row = 0; row < part.Height; row++)
            {
                ReadOnlySpan<byte> source = block[part.SourceOffset(_layout, band, row)..];
                Span<T> target = destination.Slice(part.TargetIndex(window, row), part.Width);
                SampleConverter.Convert(source, SampleType, Stride, target);
            }
        }
    }

    private void Check(int band, PixelWindow window, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(band);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, BandCount);
        bool inside = window.X >= 0 && window.Y >= 0 && window.Width > 0 && window.Height > 0
            && window.Width <= WidthPx - window.X && window.Height <= HeightPx - window.Y;
        if (!inside)
        {
            throw new ArgumentOutOfRangeException(nameof(window), window, $"not inside {WidthPx} x {HeightPx} pixels");
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(length, (long)window.Width * window.Height, "destination.Length");
    }

    private ReadOnlySpan<byte> Block(BlockPart part)
    {
        (int, int) key = (_index, part.Block);
        if (_cache.TryGet(key, out ReadOnlySpan<byte> held))
        {
            return held;
        }

        int length = part.BlockRows * _layout.DecodedRowBytes;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Load(part, rented.AsSpan(0, length));
        }
        catch (NuTonicException)
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }

        _cache.Add(key, rented, length);
        return rented.AsSpan(0, length);
    }

    private void Load(BlockPart part, Span<byte> samples)
    {
        if (_layout.Offsets[part.Block] == 0 || _layout.ByteCounts[part.Block] == 0)
        {
            SampleFill.Fill(samples, SampleType, NoData ?? 0);
            return;
        }

        _decoder.Decode(part.Block, part.BlockRows, samples);
    }
}
