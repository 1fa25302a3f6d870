using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Raster;

/// <summary>
/// A GeoTIFF on disk as a raster; overviews are never used. Holds the file open until it is disposed.
/// </summary>
internal sealed class RasterFile : IRasterSource, IDisposable
{
    private readonly TiffFile _file;
    private readonly TiffImage _image;

    private RasterFile(TiffFile file, string path)
    {
        _file = file;
        _image = file.Images[0];
        Grid = GeoTiffGrid.Of(_image, path);
    }

    /// <inheritdoc/>
    public Grid Grid { get; }

    /// <inheritdoc/>
    public int BandCount => _image.BandCount;

    /// <inheritdoc/>
    public double? NoData => _image.NoData;

    /// <summary>Type of the samples of all bands.</summary>
    public SampleType SampleType => _image.SampleType;

    /// <inheritdoc cref="TiffImage.Photometric"/>
    public int Photometric => _image.Photometric;

    /// <inheritdoc cref="TiffImage.HasAlpha"/>
    public bool HasAlpha => _image.HasAlpha;

    /// <inheritdoc cref="TiffImage.DecodedBlocks"/>
    public int DecodedBlocks => _image.DecodedBlocks;

    /// <summary>Opens <paramref name="path"/> and reads where its pixels lie, but no pixel.</summary>
    /// <exception cref="NuTonicException">NT2003: no georeference, as in every PNG or JPEG. NT2004, NT2005: a CRS or
    /// transform that cannot be used. NT2100..NT2105: not a readable TIFF.</exception>
    public static RasterFile Open(string path)
    {
        if (ImageFormatProbe.DetectFile(path) is ImageFormat.Png or ImageFormat.Jpeg)
        {
            throw new NuTonicException(Errors.NotGeoreferenced, new SourceLocation(path), path);
        }

        return Open(TiffFile.Open(path), path);
    }

    /// <summary>
    /// As <see cref="Open(string)"/>, for a file that lies elsewhere; this disposes of <paramref name="source"/>.
    /// </summary>
    /// <exception cref="NuTonicException">NT2003..NT2005, NT2100..NT2105.</exception>
    public static RasterFile Open(TiffSource source) => Open(TiffFile.Open(source), source.Path);

    private static RasterFile Open(TiffFile file, string path)
    {
        try
        {
            return new RasterFile(file, path);
        }
        catch (NuTonicException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void ReadWindow(int band, PixelWindow window, Span<float> destination) =>
        _image.ReadWindow(band, window, destination);

    /// <inheritdoc cref="TiffImage.ReadPixels"/>
    public void ReadPixels(int bands, PixelWindow window, Span<byte> destination) =>
        _image.ReadPixels(bands, window, destination);

    /// <inheritdoc cref="TiffFile.OpenMask()"/>
    public TiffImage? OpenMask() => _file.OpenMask();

    /// <inheritdoc cref="TiffImage.Expect"/>
    public void Expect(IEnumerable<PixelWindow> windows) => _image.Expect(windows);

    /// <summary>
    /// Lets decoded blocks of <paramref name="rows"/> rows stay in memory, so that windows read side by side decode
    /// each block once; at most <paramref name="limitBytes"/>.
    /// </summary>
    public void KeepRows(int rows, long limitBytes) => _file.Keep(Math.Min(limitBytes, _image.BlockBytes(rows)));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
