using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Raster;

/// <summary>
/// A GeoTIFF in full resolution and in its overviews, wherever its bytes are. Not for several threads at once.
/// </summary>
internal sealed class RasterPyramid : IDisposable
{
    private readonly TiffFile _file;

    private RasterPyramid(TiffFile file, string name)
    {
        _file = file;
        Grid full = GeoTiffGrid.Of(file.Images[0], name);
        Levels = [.. file.Images.Select(image => new RasterLevel(image, file.OpenMask(image), Reduce(full, image)))];
        foreach (RasterLevel level in Levels)
        {
            level.Image.Prepare();
            level.Mask?.Prepare();
        }
    }

    /// <summary>First the full resolution, then the overviews in the order of the file.</summary>
    public ImmutableArray<RasterLevel> Levels { get; }

    /// <summary>
    /// Opens the raster in <paramref name="source"/>, which it takes over; reads everything but pixels.
    /// </summary>
    /// <exception cref="NuTonicException">NT2003: no georeference. NT2004, NT2005: a CRS or transform that cannot be
    /// used. NT2100..NT2105: not a readable TIFF.</exception>
    /// <exception cref="MissingBytesException">The source lacks bytes that are no pixels.</exception>
    public static RasterPyramid Open(TiffSource source)
    {
        var file = TiffFile.Open(source);
        try
        {
            return new RasterPyramid(file, source.Path);
        }
        catch (Exception e) when (e is NuTonicException or MissingBytesException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>An overview covers what the full resolution covers, in fewer pixels.</summary>
    private static Grid Reduce(Grid full, TiffImage image)
    {
        double across = (double)full.WidthPx / image.WidthPx;
        double down = (double)full.HeightPx / image.HeightPx;
        GeoTransform fine = full.Transform;
        GeoTransform coarse = fine with
        {
            A = fine.A * across,
            B = fine.B * down,
            D = fine.D * across,
            E = fine.E * down,
        };
        return full with { Transform = coarse, WidthPx = image.WidthPx, HeightPx = image.HeightPx };
    }
}
