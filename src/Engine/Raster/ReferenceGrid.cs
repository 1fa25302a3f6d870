using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Raster;

/// <summary>The UTM grid of a POI: its WGS 84 box, projected, in pixels of at most the wanted size.</summary>
internal static class ReferenceGrid
{
    /// <summary>
    /// Longest side of a grid in pixels: 163 km at 10 m, far more than a POI and still far from 2^31 samples.
    /// </summary>
    public const int MaxSidePx = 16384;

    private const int PartsPerEdge = 22;

    /// <summary>
    /// Bounds are the smallest box around 88 projected points of the ring; pixels are stretched to fill it exactly, so
    /// they are seldom square. The grid does not lie on the 10 m lattice of the imagery.
    /// </summary>
    /// <param name="boxWgs84">Degrees; left below right and bottom below top.</param>
    /// <param name="latitudeDegrees">Of the POI, which need not be the centre of the box;
    /// chooses north or south.</param>
    /// <param name="longitudeDegrees">Of the POI; chooses the zone.</param>
    /// <param name="resolutionMeters">Upper limit of the pixel size; above 0.</param>
    /// <exception cref="NuTonicException">NT2002: more than <see cref="MaxSidePx"/> pixels on a side.</exception>
    public static Grid Create(
        Extent boxWgs84,
        double latitudeDegrees,
        double longitudeDegrees,
        double resolutionMeters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolutionMeters);
        Crs crs = UtmZone.Crs(latitudeDegrees, longitudeDegrees);
        Extent bounds = Project(boxWgs84, crs);
        double width = Math.Max(1, Math.Ceiling((bounds.Right - bounds.Left) / resolutionMeters));
        double height = Math.Max(1, Math.Ceiling((bounds.Top - bounds.Bottom) / resolutionMeters));
        if (!(width <= MaxSidePx && height <= MaxSidePx))
        {
            throw new NuTonicException(Errors.GridTooLarge, null, width, height, crs, resolutionMeters, MaxSidePx);
        }

        var transform = new GeoTransform(
            (bounds.Right - bounds.Left) / width,
            0,
            bounds.Left,
            0,
            (bounds.Bottom - bounds.Top) / height,
            bounds.Top);
        return new Grid(crs, transform, (int)width, (int)height);
    }

    private static Extent Project(Extent box, Crs crs)
    {
        Span<double> x = stackalloc double[4 * PartsPerEdge];
        Span<double> y = stackalloc double[4 * PartsPerEdge];
        double stepX = (box.Right - box.Left) / PartsPerEdge;
        double stepY = (box.Top - box.Bottom) / PartsPerEdge;
        for (int i = 0; i < PartsPerEdge; i++)
        {
            (x[4 * i], y[4 * i]) = (box.Left, box.Top - (i * stepY));
            (x[(4 * i) + 1], y[(4 * i) + 1]) = (box.Left + (i * stepX), box.Bottom);
            (x[(4 * i) + 2], y[(4 * i) + 2]) = (box.Right, box.Bottom + (i * stepY));
            (x[(4 * i) + 3], y[(4 * i) + 3]) = (box.Right - (i * stepX), box.Top);
        }

        CoordinateTransform.Create(Crs.Wgs84, crs).Transform(x, y);
        var bounds = new Extent(x[0], y[0], x[0], y[0]);
        for (int i = 1; i < x.Length; i++)
        {
            bounds = new Extent(
                Math.Min(bounds.Left, x[i]),
                Math.Min(bounds.Bottom, y[i]),
                Math.Max(bounds.Right, x[i]),
                Math.Max(bounds.Top, y[i]));
        }

        return bounds;
    }
}
