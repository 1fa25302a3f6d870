using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Patches;

/// <summary>
/// Where the patches of one quad can lie: a raster of pixels of the wanted size, north-up, in which every position that
/// is a multiple of the pitch starts a patch. In a UTM zone it has the quad's CRS and upper left corner, and is the
/// quad's own raster when its pixels are square and within a thousandth of the wanted size. Any other quad gets the
/// zone of its centre, with the corner of its box on a whole multiple of the pixel size.
/// Depends on nothing but quad and options.
/// </summary>
internal sealed class PatchLattice
{
    private const double NativeTolerance = 1e-3;
    private const double EdgeTolerancePx = 1e-3;
    private const double MaxShrink = 32;
    private const double MaxGrowth = 4;
    private const double Diagonal = 1.415;

    private readonly Grid _quad;
    private readonly PatchOptions _options;
    private readonly GeoTransform _pixels;
    private readonly QuadOutline? _outline;

    private PatchLattice(Grid quad, PatchOptions options, Grid raster, double finerMeters, QuadOutline? outline)
    {
        _quad = quad;
        _options = options;
        _pixels = raster.Transform;
        _outline = outline;
        Crs = raster.Crs;
        IsNative = raster == quad;
        QuadPixelMeters = finerMeters;
        Columns = Count(raster.WidthPx);
        Rows = Count(raster.HeightPx);
    }

    /// <summary>CRS of the patches: a UTM zone.</summary>
    public Crs Crs { get; }

    /// <summary>True when patches are windows of the quad's own pixels.</summary>
    public bool IsNative { get; }

    /// <summary>
    /// The shorter side of the quad's own pixel at its centre, metres on the ground also where its CRS has degrees.
    /// </summary>
    public double QuadPixelMeters { get; }

    /// <summary>Rows of the quad that a patch takes up, more or less: the quad may be turned.</summary>
    public int QuadRowsOfPatch => IsNative
        ? _options.PatchSize
        : (int)Math.Clamp(
            Math.Ceiling(Diagonal * _options.PatchSize * _options.Gsd / QuadPixelMeters), 1, _quad.HeightPx);

    /// <summary>Patches side by side, those outside of the quad included.</summary>
    public int Columns { get; }

    /// <summary>Patches one below the other, those outside of the quad included.</summary>
    public int Rows { get; }

    /// <summary>The lattice of a quad.</summary>
    /// <param name="quad">Grid of the quad.</param>
    /// <param name="options">Size and distance of patches.</param>
    /// <param name="name">Path of the quad, for messages.</param>
    /// <exception cref="NuTonicException">NT3101, NT3102: pixels far from the wanted size; NT3104: too close to a pole.
    /// </exception>
    public static PatchLattice Create(Grid quad, PatchOptions options, string name)
    {
        var outline = QuadOutline.Create(quad, name);
        CheckSize(outline, options, name);
        if (quad.Crs.IsUtm && quad.Transform is { IsNorthUp: true, A: > 0, E: < 0 })
        {
            Grid raster = IsClose(quad.Transform, options.Gsd) ? quad : Resampled(quad, options.Gsd);
            return new PatchLattice(quad, options, raster, outline.PixelMeters.Finer, null);
        }

        return new PatchLattice(quad, options, outline.Raster(options.Gsd), outline.PixelMeters.Finer, outline);
    }

    /// <summary>Where the pixels of a patch lie.</summary>
    public Grid GridOf(int column, int row)
    {
        int pitch = _options.PitchPx;
        return new Grid(
            Crs, _pixels.Shift((double)column * pitch, (double)row * pitch), _options.PatchSize, _options.PatchSize);
    }

    /// <summary>Left, top, right and bottom edge of a patch in metres of <see cref="Crs"/>.</summary>
    public Extent ExtentOf(int column, int row)
    {
        (double left, double top) = _pixels.Apply((double)column * _options.PitchPx, (double)row * _options.PitchPx);
        return new Extent(left, top + (_pixels.E * _options.PatchSize), left + (_pixels.A * _options.PatchSize), top);
    }

    /// <summary>
    /// The positions whose patches can touch <paramref name="box"/>: first and last column and row, inside the lattice;
    /// the last before the first when there are none.
    /// </summary>
    /// <param name="box">Metres of <see cref="Crs"/>.</param>
    public (int FirstColumn, int LastColumn, int FirstRow, int LastRow) Near(Extent box)
    {
        double width = _pixels.A * _options.PitchPx;
        double height = -_pixels.E * _options.PitchPx;
        double share = 1.0 / _options.SampleInterval;
        return (
            (int)Math.Clamp(Math.Floor(((box.Left - _pixels.C) / width) - share), 0, Columns),
            (int)Math.Clamp(Math.Floor((box.Right - _pixels.C) / width), -1, Columns - 1),
            (int)Math.Clamp(Math.Floor(((_pixels.F - box.Top) / height) - share), 0, Rows),
            (int)Math.Clamp(Math.Floor((_pixels.F - box.Bottom) / height), -1, Rows - 1));
    }

    /// <summary>True when a patch lies wholly on the quad's raster.</summary>
    public bool IsInside(int column, int row) =>
        _outline is null || _outline.Contains(GridOf(column, row), EdgeTolerancePx);

    private int Count(int lengthPx) =>
        lengthPx < _options.PatchSize ? 0 : ((lengthPx - _options.PatchSize) / _options.PitchPx) + 1;

    private static bool IsClose(GeoTransform transform, double gsd) =>
        Math.Abs((transform.A / gsd) - 1) <= NativeTolerance
        && Math.Abs((-transform.E / gsd) - 1) <= NativeTolerance
        && Math.Abs((-transform.E / transform.A) - 1) <= NativeTolerance;

    private static Grid Resampled(Grid quad, double gsd)
    {
        GeoTransform from = quad.Transform;
        return quad with
        {
            Transform = new GeoTransform(gsd, 0, from.C, 0, -gsd, from.F),
            WidthPx = (int)Math.Floor((quad.WidthPx * from.A / gsd) + EdgeTolerancePx),
            HeightPx = (int)Math.Floor((quad.HeightPx * -from.E / gsd) + EdgeTolerancePx),
        };
    }

    private static void CheckSize(QuadOutline outline, PatchOptions options, string name)
    {
        (double finer, double coarser) = outline.PixelMeters;
        if (options.Gsd / finer > MaxShrink)
        {
            throw Wrong(Errors.QuadTooFine, name, finer, options.Gsd, MaxShrink);
        }

        if (coarser / options.Gsd > MaxGrowth)
        {
            throw Wrong(Errors.QuadTooCoarse, name, coarser, options.Gsd, MaxGrowth);
        }
    }

    private static NuTonicException Wrong(
        ErrorDescriptor descriptor, string name, double pixelMeters, double gsd, double limit) =>
        new(
            descriptor,
            new SourceLocation(name),
            name,
            pixelMeters.ToString("0.####", CultureInfo.InvariantCulture),
            gsd,
            limit);
}
