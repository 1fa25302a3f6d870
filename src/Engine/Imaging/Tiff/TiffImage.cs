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
    private readonly Dictionary<int, PixelWindow> _expected = [];

    internal TiffImage(TiffDirectory directory, BlockCache cache, int index)
    {
        _layout = TiffLayoutReader.Read(directory);
        _decoder = new TiffBlockDecoder(directory, _layout);
        _cache = cache;
        _index = index;
        NoData = NoDataTag.Read(directory);
        Geo = GeoTags.Read(directory);
        Photometric = (int)Math.Min(directory.UInt(TiffTags.Photometric, 1), ushort.MaxValue);
        HasAlpha = directory.Has(TiffTags.ExtraSamples) && directory.UInts(TiffTags.ExtraSamples) is [.., 1 or 2];
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

    /// <summary>
    /// What the samples mean, as TIFF counts it: 0 and 1 grey, 2 RGB, 3 palette, 5 inks, 6 YCbCr (read as RGB).
    /// </summary>
    public int Photometric { get; }

    /// <summary>True when the file says that the last band is opacity. Writers say it of near infrared too.</summary>
    public bool HasAlpha { get; }

    /// <summary>Strips and tiles decoded so far, repeated ones counted again.</summary>
    public int DecodedBlocks { get; private set; }

    /// <summary>Georeference of this image; overviews usually have none.</summary>
    public GeoTags Geo { get; }

    /// <summary>
    /// Says which windows will be read: where a part of a block can be decoded, no more than they need is. Another
    /// window costs that block once more.
    /// </summary>
    public void Expect(IEnumerable<PixelWindow> windows)
    {
        foreach (BlockPart part in windows.SelectMany(window => BlockPart.Of(_layout, 0, window)))
        {
            _expected[part.Block] = _expected.TryGetValue(part.Block, out PixelWindow more)
                ? more.Cover(part.Part)
                : part.Part;
        }
    }

    /// <summary>
    /// Reads a window of one band; decodes only the blocks it touches that are not held from an earlier call.
    /// </summary>
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

    /// <summary>Reads the first bands of a window of byte samples, side by side for each pixel.</summary>
    /// <param name="bands">How many bands, 1 to <see cref="BandCount"/>.</param>
    /// <param name="window">Inside the image, not empty.</param>
    /// <param name="destination">Receives Width * Height * bands samples, row-major.</param>
    /// <exception cref="NuTonicException">NT2100..NT2105, NT2120, NT2121: unreadable or damaged.</exception>
    public void ReadPixels(int bands, PixelWindow window, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(SampleType.Bytes(), 1, "bytes of a sample");
        Check(bands - 1, window, destination.Length / bands);
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length % bands, 0, "destination.Length");
        int planes = _layout.Planar ? bands : 1;
        int run = bands / planes;
        for (int plane = 0; plane < planes; plane++)
        {
            foreach (BlockPart part in BlockPart.Of(_layout, plane, window))
            {
                ReadOnlySpan<byte> block = Block(part);
                for (int row = 0; row < part.Height; row++)
                {
                    ReadOnlySpan<byte> source = block[part.SourceOffset(_layout, plane, row)..];
                    int first = (part.TargetIndex(window, row) * bands) + plane;
                    int length = (part.Width * bands) - plane;
                    PixelCopy.Run(source, Stride, destination.Slice(first, length), bands, run);
                }
            }
        }
    }

    /// <summary>Bytes of the decoded blocks that <paramref name="rows"/> rows over the whole width can touch.</summary>
    public long BlockBytes(int rows)
    {
        long blocksDown = Math.Min(_layout.BlocksDown, (rows / _layout.BlockHeightPx) + 2L);
        long planes = _layout.Planar ? BandCount : 1;
        return blocksDown * _layout.BlockHeightPx * _layout.DecodedRowBytes * _layout.BlocksAcross * planes;
    }

    /// <summary>
    /// The bytes of the file that a window of one band is made of, block by block;
    /// blocks that are not stored have none.
    /// </summary>
    /// <exception cref="NuTonicException">NT2103, NT2105: a block lies outside of the file,
    /// or its size cannot be right.</exception>
    public IEnumerable<(long Offset, int Count)> StoredRanges(int band, PixelWindow window) =>
        BlockPart.Of(_layout, band, window)
            .Where(part => IsStored(part.Block))
            .Select(part => _decoder.StoredRange(part.Block, part.BlockRows));

    /// <summary>Reads now what decoding any block needs from the file beside the block.</summary>
    public void Prepare() => _decoder.Prepare();

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
        if (_cache.TryGet(key, part.Part, out ReadOnlySpan<byte> held))
        {
            return held;
        }

        PixelWindow decoded = ToDecode(part);
        int length = part.BlockRows * _layout.DecodedRowBytes;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Load(part, decoded, rented.AsSpan(0, length));
        }
        catch (NuTonicException)
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }

        _cache.Add(key, decoded, rented, length);
        return rented.AsSpan(0, length);
    }

    private bool IsStored(int block) => _layout.Offsets[block] != 0 && _layout.ByteCounts[block] != 0;

    private PixelWindow ToDecode(BlockPart part)
    {
        int place = part.Block % (_layout.BlocksAcross * _layout.BlocksDown);
        bool isExpected = _decoder.DecodesParts
            && _expected.TryGetValue(place, out PixelWindow expected) && expected.Contains(part.Part);
        return isExpected
            ? _expected[place]
            : new PixelWindow(part.BlockX, part.BlockY, _layout.BlockWidthPx, part.BlockRows);
    }

    private void Load(BlockPart part, PixelWindow decoded, Span<byte> samples)
    {
        if (!IsStored(part.Block))
        {
            SampleFill.Fill(samples, SampleType, NoData ?? 0);
            return;
        }

        DecodedBlocks++;
        PixelWindow wanted = decoded with { X = decoded.X - part.BlockX, Y = decoded.Y - part.BlockY };
        _decoder.Decode(part.Block, part.BlockRows, wanted, samples);
    }
}
