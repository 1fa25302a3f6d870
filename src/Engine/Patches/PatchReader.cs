using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Patches;

/// <summary>
/// Reads patches of one quad, which it holds open. In the order of <see cref="PatchGrid"/> each strip or tile is
/// decoded once, as long as those of one row of patches fit the limit. Not for several threads at once.
/// </summary>
internal sealed class PatchReader : IDisposable
{
    // A row of patches of a quad of the usual 0.6 m takes 45 MB in tiles of 512 pixels.
    private const long MaxBlockBytes = 96L << 20;

    private readonly QuadRaster _raster;
    private readonly PatchOptions _options;
    private readonly PatchLattice _lattice;
    private float[][] _planes = [];

    private PatchReader(QuadRaster raster, PatchOptions options, string path)
    {
        _raster = raster;
        _options = options;
        _lattice = PatchLattice.Create(raster.Grid, options, path);
        _raster.KeepRows(_lattice.QuadRowsOfPatch, MaxBlockBytes);
        if (_lattice.IsNative)
        {
            _raster.Expect(
                from row in Enumerable.Range(0, _lattice.Rows)
                from column in Enumerable.Range(0, _lattice.Columns)
                select WindowOf(column, row));
        }
    }

    /// <summary>Grid of the quad, for <see cref="PatchGrid.Enumerate"/>.</summary>
    public Grid QuadGrid => _raster.Grid;

    /// <inheritdoc cref="PatchLattice.IsNative"/>
    public bool IsNative => _lattice.IsNative;

    /// <inheritdoc cref="RasterFile.DecodedBlocks"/>
    public int DecodedBlocks => _raster.DecodedBlocks;

    /// <summary>Opens the quad at <paramref name="path"/>; reads no pixel.</summary>
    /// <param name="path">Absolute path of a GeoTIFF.</param>
    /// <param name="isNaip">True when a fourth band is near infrared even if the file calls it opacity.</param>
    /// <param name="options">Size and distance of patches.</param>
    /// <exception cref="NuTonicException">NT3100: no colour image; NT3101, NT3102, NT3104: it does not fit the options;
    /// NT2003..NT2005, NT2100..NT2105: not a readable GeoTIFF.</exception>
    public static PatchReader Open(string path, bool isNaip, PatchOptions options)
    {
        var raster = QuadRaster.Open(path, isNaip);
        try
        {
            return new PatchReader(raster, options, path);
        }
        catch (NuTonicException)
        {
            raster.Dispose();
            throw;
        }
    }

    /// <summary>Reads a patch: the quad's own pixels where the lattice is native, else bilinear, or averaged where the
    /// quad is finer. Resampled pixels that show nothing are black.</summary>
    /// <param name="patch">A patch of this quad and these options.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <returns>The caller's to dispose.</returns>
    /// <exception cref="NuTonicException">NT2100..NT2105, NT2120, NT2121: unreadable or damaged.</exception>
    public PatchPixels Read(Patch patch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var pixels = new PatchPixels(_options.PatchSize);
        try
        {
            if (_lattice.IsNative)
            {
                pixels.EmptyCount = _raster.Read(WindowOf(patch.Column, patch.Row), pixels.Rgb, pixels.IsEmpty);
            }
            else
            {
                Resample(patch.Grid, pixels, cancellation);
            }

            return pixels;
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _raster.Dispose();

    private PixelWindow WindowOf(int column, int row) =>
        new(column * _options.PitchPx, row * _options.PitchPx, _options.PatchSize, _options.PatchSize);

    private void Resample(Grid grid, PatchPixels pixels, CancellationToken cancellation)
    {
        int length = grid.WidthPx * grid.HeightPx;
        if (_planes.Length == 0)
        {
            _planes = [new float[length], new float[length], new float[length]];
        }

        RasterBand[] bands = [new(_raster, 0), new(_raster, 1), new(_raster, 2)];
        Warp.Bilinear(bands, grid, [_planes[0], _planes[1], _planes[2]], KernelScaling.Local, cancellation);
        Span<byte> rgb = pixels.Rgb;
        Span<byte> isEmpty = pixels.IsEmpty;
        int count = 0;
        for (int i = 0; i < length; i++)
        {
            bool isNothing = float.IsNaN(_planes[0][i]);
            isEmpty[i] = isNothing ? (byte)1 : (byte)0;
            count += isEmpty[i];
            for (int band = 0; band < _planes.Length; band++)
            {
                rgb[(3 * i) + band] = isNothing ? (byte)0 : (byte)Math.Clamp((int)(_planes[band][i] + 0.5f), 0, 255);
            }
        }

        pixels.EmptyCount = count;
    }
}
