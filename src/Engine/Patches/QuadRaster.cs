using System.Buffers;
using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Patches;

/// <summary>
/// The colours of a quad, held open. Which pixels show nothing is told by the first of these that the file has: a mask,
/// opacity, a no-data value that all bands have, and else bands that are all 0, which is how black collars are written.
/// Not for several threads at once.
/// </summary>
internal sealed class QuadRaster : IRasterSource, IDisposable
{
    private const int Colors = 3;
    private const int Palette = 3;
    private const int Inks = 5;
    private const int Lab = 8;

    private readonly RasterFile _file;
    private readonly TiffImage? _mask;
    private readonly bool _hasAlpha;
    private readonly byte _noData;
    private PixelWindow _heldWindow;
    private byte[] _heldColors = [];
    private byte[] _heldMask = [];

    private QuadRaster(RasterFile file, bool isNaip)
    {
        _file = file;
        _mask = file.OpenMask();

        // Writers mark the fourth of four byte bands as opacity unless told otherwise, and near infrared of water is 0.
        _hasAlpha = _mask is null && file.BandCount == Colors + 1 && file.HasAlpha && !isNaip;
        _noData = file.NoData is >= 0 and <= byte.MaxValue and var value && value == (byte)value
            ? (byte)value
            : (byte)0;
    }

    /// <inheritdoc/>
    public Grid Grid => _file.Grid;

    /// <inheritdoc/>
    public int BandCount => Colors;

    /// <summary>None: pixels that show nothing come as NaN.</summary>
    public double? NoData => null;

    /// <inheritdoc cref="RasterFile.DecodedBlocks"/>
    public int DecodedBlocks => _file.DecodedBlocks;

    /// <summary>Opens the GeoTIFF at <paramref name="path"/>.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="isNaip">True when a fourth band is near infrared even if the file calls it opacity.</param>
    /// <exception cref="NuTonicException">NT3100: not three or four bands of colour bytes; NT2003..NT2005,
    /// NT2100..NT2105: not a readable GeoTIFF.</exception>
    public static QuadRaster Open(string path, bool isNaip)
    {
        var file = RasterFile.Open(path);
        try
        {
            CheckColors(file, path);
            return new QuadRaster(file, isNaip);
        }
        catch (NuTonicException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="RasterFile.KeepRows"/>
    public void KeepRows(int rows, long limitBytes) => _file.KeepRows(rows, limitBytes);

    /// <inheritdoc cref="RasterFile.Expect"/>
    public void Expect(IEnumerable<PixelWindow> windows) => _file.Expect(windows);

    /// <summary>Reads colours and what shows nothing.</summary>
    /// <param name="window">Inside the raster.</param>
    /// <param name="rgb">Receives red, green, blue, row-major [height * width * 3],
    /// as stored also where nothing shows.</param>
    /// <param name="isEmpty">Receives 1 where nothing shows, else 0, row-major [height * width].</param>
    /// <returns>Pixels that show nothing.</returns>
    /// <exception cref="NuTonicException">NT2100..NT2105, NT2120, NT2121: unreadable or damaged.</exception>
    public int Read(PixelWindow window, Span<byte> rgb, Span<byte> isEmpty)
    {
        int bands = _mask is null ? _file.BandCount : Colors;
        if (bands == Colors)
        {
            _file.ReadPixels(Colors, window, rgb);
        }

        if (_mask is not null)
        {
            _mask.ReadPixels(1, window, isEmpty);
            return EmptyPixels.OfMask(isEmpty);
        }

        if (bands == Colors)
        {
            return EmptyPixels.OfColors(rgb, _noData, isEmpty);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(isEmpty.Length * bands);
        try
        {
            Span<byte> pixels = rented.AsSpan(0, isEmpty.Length * bands);
            _file.ReadPixels(bands, window, pixels);
            return _hasAlpha
                ? EmptyPixels.SplitAlpha(pixels, rgb, isEmpty)
                : EmptyPixels.SplitFourth(pixels, _noData, rgb, isEmpty);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Reads one colour as numbers, NaN where nothing shows. A warp asks for the bands of a window one after
    /// the other, so the window is held.</summary>
    public void ReadWindow(int band, PixelWindow window, Span<float> destination)
    {
        int length = window.Width * window.Height;
        if (_heldWindow != window || _heldMask.Length == 0)
        {
            Return();
            _heldColors = ArrayPool<byte>.Shared.Rent(length * Colors);
            _heldMask = ArrayPool<byte>.Shared.Rent(length);
            _ = Read(window, _heldColors.AsSpan(0, length * Colors), _heldMask.AsSpan(0, length));
            _heldWindow = window;
        }

        ReadOnlySpan<byte> colors = _heldColors.AsSpan(0, length * Colors);
        ReadOnlySpan<byte> mask = _heldMask.AsSpan(0, length);
        for (int i = 0, at = band; i < mask.Length; i++, at += Colors)
        {
            destination[i] = mask[i] == 0 ? colors[at] : float.NaN;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Return();
        _file.Dispose();
    }

    private void Return()
    {
        (byte[] colors, byte[] mask) = (_heldColors, _heldMask);
        (_heldColors, _heldMask, _heldWindow) = ([], [], default);
        if (mask.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(colors);
            ArrayPool<byte>.Shared.Return(mask);
        }
    }

    private static void CheckColors(RasterFile file, string path)
    {
        string? meaning = file.Photometric switch
        {
            Palette => "a palette",
            Inks => "inks (CMYK)",
            Lab => "CIE Lab colours",
            _ => null,
        };
        if (file.SampleType == SampleType.UInt8 && file.BandCount is Colors or Colors + 1 && meaning is null)
        {
            return;
        }

        string bands = file.BandCount == 1
            ? "1 band"
            : string.Create(CultureInfo.InvariantCulture, $"{file.BandCount} bands");
        string found = $"{bands} of {file.SampleType}{(meaning is null ? "" : " that hold " + meaning)}";
        throw new NuTonicException(Errors.QuadNotColor, new SourceLocation(path), path, found);
    }
}
