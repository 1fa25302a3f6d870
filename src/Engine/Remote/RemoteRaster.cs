using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Remote;

/// <summary>
/// A GeoTIFF on a server of which windows are read. Where its pixels lie is known when it is opened; a window then
/// costs the tiles that it touches. Safe for several threads.
/// </summary>
internal sealed class RemoteRaster
{
    // Sizes that differ by less are the same: 20 m is said of pixels of 10980 / 549 * 10 m and of 19.98 m.
    private const double SizeTolerance = 1.01;

    private readonly WindowReader _windows;
    private readonly HeadCache _heads;

    private RemoteRaster(
        RemoteFile file, RangeReader ranges, WindowReader windows, HeadCache heads, RasterPyramid pyramid)
    {
        _heads = heads;
        TiffImage image = pyramid.Levels[0].Image;
        _windows = windows;
        Ranges = ranges;
        File = file;
        Levels = [.. pyramid.Levels.Select(level => level.Grid)];
        BandCount = image.BandCount;
        SampleType = image.SampleType;
        NoData = image.NoData;
    }

    /// <summary>What is read.</summary>
    public RemoteFile File { get; }

    /// <summary>The grids of the full resolution and of its overviews in the order of the file.</summary>
    public ImmutableArray<Grid> Levels { get; }

    /// <summary>The grid of the full resolution.</summary>
    public Grid Grid => Levels[0];

    /// <summary>Bands, at least 1.</summary>
    public int BandCount { get; }

    /// <summary>Type of the samples of all bands.</summary>
    public SampleType SampleType { get; }

    /// <summary>Sample value that means "no data"; null when the file names none.</summary>
    public double? NoData { get; }

    /// <summary>Bytes of the whole file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>
    /// Bytes of ranges that came so far, head and windows; a download is counted where downloads are kept.
    /// </summary>
    public long BytesFetched => Ranges.BytesFetched;

    /// <summary>
    /// Tells contents of the file apart: its ETag, else the time it changed; "" when the server sends neither.
    /// </summary>
    public string Version => Ranges.Version;

    private RangeReader Ranges { get; }

    /// <summary>Describes an opened file.</summary>
    internal static RemoteRaster Of(
        RemoteFile file, RangeReader ranges, WindowReader windows, HeadCache heads, TiffSource source)
    {
        long fileBytes = source.Length;
        try
        {
            using RasterPyramid pyramid = RasterPyramid.Open(source);
            return new RemoteRaster(file, ranges, windows, heads, pyramid) { FileBytes = fileBytes };
        }
        catch (NuTonicException error)
        {
            throw file.Unreadable(error);
        }
    }

    /// <summary>True when some pixel of the full resolution shows ground of <paramref name="target"/>.</summary>
    public bool Touches(Grid target) => WindowPlan.Find(Grid, target, 0) is not null;

    /// <summary>
    /// Reads the pixels that the ground of a request needs, in the coarsest resolution that is good enough.
    /// </summary>
    /// <exception cref="NuTonicException">NT1604: the raster lies elsewhere. NT1605: too much is asked for.
    /// NT1600..NT1602, NT1606, NT1607, NT13xx: the file cannot be read.</exception>
    /// <exception cref="ArgumentException">A band that the raster does not have.</exception>
    public async Task<RasterWindow> ReadAsync(WindowRequest request, CancellationToken cancellationToken)
    {
        int[] bands = request.Bands.Count > 0 ? [.. request.Bands] : [.. Enumerable.Range(0, BandCount)];
        foreach (int band in bands)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(band, nameof(request));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, BandCount, nameof(request));
        }

        int level = LevelFor(request);
        Grid grid = Levels[level];
        PixelWindow window = WindowPlan.Find(grid, request.Target, request.MarginPx)
            ?? throw File.Error(Errors.RemoteElsewhere, Grid.Crs, Grid.WidthPx, Grid.HeightPx);
        WindowPart part = new(level, grid, window, bands);
        try
        {
            RasterWindow read = await _windows.ReadAsync(part, cancellationToken);
            return read with { FileBytes = FileBytes };
        }
        catch (NuTonicException e) when (e.Diagnostic.Code == Errors.RemoteChanged.Code
            || e.Diagnostic.Code == Errors.FetchContentChanged.Code)
        {
            // What others read of it from now on starts with a head of the new version.
            _heads.Forget(File);
            throw;
        }
    }

    private int LevelFor(WindowRequest request)
    {
        if (request.ResolutionMeters is not { } wanted)
        {
            return 0;
        }

        double latitude = PixelSize.Latitude(request.Target);
        int best = 0;
        double size = PixelSize.Meters(Grid, latitude);
        for (int i = 1; i < Levels.Length; i++)
        {
            double other = PixelSize.Meters(Levels[i], latitude);
            if (other > size && other <= wanted * SizeTolerance)
            {
                (best, size) = (i, other);
            }
        }

        return best;
    }
}
