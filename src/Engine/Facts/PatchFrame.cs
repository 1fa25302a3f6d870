using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Facts;

/// <summary>
/// Takes positions on the globe into the square of a patch, and tells what its sides measure on the ground. Over a few
/// hundred metres every supported projection is affine to 1e-4 and better, so one pair of vectors on the ellipsoid
/// serves the whole patch; scale and, in degrees or web Mercator, unequal sides are in them.
/// </summary>
internal sealed class PatchFrame
{
    private const double RadiansPerDegree = Math.PI / 180;
    private const int PartsPerSide = 16;
    private const double BoxMarginDegrees = 1e-6;

    private readonly CoordinateTransform _fromWgs84;
    private readonly GeoTransform _toPixel;
    private readonly int _widthPx;
    private readonly int _heightPx;
    private readonly (double East, double North) _across;
    private readonly (double East, double North) _up;

    private PatchFrame(Grid grid, GeoTransform toPixel)
    {
        _fromWgs84 = CoordinateTransform.Create(Crs.Wgs84, grid.Crs);
        _toPixel = toPixel;
        _widthPx = grid.WidthPx;
        _heightPx = grid.HeightPx;
        (Longitude, Latitude) = ToWgs84(grid, 0.5, 0.5);
        _across = Ground(ToWgs84(grid, 0, 0.5), ToWgs84(grid, 1, 0.5));
        _up = Ground(ToWgs84(grid, 0.5, 0), ToWgs84(grid, 0.5, 1));
        AreaSquareMeters = Math.Abs((_across.East * _up.North) - (_across.North * _up.East));
        BoxWgs84 = Box(grid);
    }

    /// <summary>Longitude of the centre, degrees.</summary>
    public double Longitude { get; }

    /// <summary>Latitude of the centre, degrees.</summary>
    public double Latitude { get; }

    /// <summary>Area of the patch on the ellipsoid.</summary>
    public double AreaSquareMeters { get; }

    /// <summary>Side of the square of the same area.</summary>
    public double SideMeters => Math.Sqrt(AreaSquareMeters);

    /// <summary>Box around the patch in degrees: what to ask an <see cref="IOsmSource"/> for.</summary>
    public Extent BoxWgs84 { get; }

    /// <summary>The frame of a patch.</summary>
    /// <exception cref="ArgumentException">The CRS has no projection, or the pixels have no area.</exception>
    public static PatchFrame Create(Grid grid) => grid.Transform.TryInvert(out GeoTransform toPixel)
        ? new PatchFrame(grid, toPixel)
        : throw new ArgumentException("pixels without area", nameof(grid));

    /// <summary>Position in the patch of each place; places that the projection cannot show are left out.</summary>
    public PatchPoint[] Project(ReadOnlySpan<OsmPoint> places)
    {
        double[] x = new double[places.Length];
        double[] y = new double[places.Length];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = (places[i].Longitude, places[i].Latitude);
        }

        _fromWgs84.Transform(x, y);
        PatchPoint[] points = new PatchPoint[x.Length];
        int count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (double column, double row) = _toPixel.Apply(x[i], y[i]);
            if (double.IsFinite(column) && double.IsFinite(row))
            {
                points[count++] = PatchPoint.Snap(column / _widthPx, 1 - (row / _heightPx));
            }
        }

        return count == points.Length ? points : points[..count];
    }

    /// <summary>Metres east and north on the ground for a difference of positions.</summary>
    public (double X, double Y) Meters(double x, double y) =>
        ((x * _across.East) + (y * _up.East), (x * _across.North) + (y * _up.North));

    /// <summary>Metres on the ground between two positions.</summary>
    public double Distance(PatchPoint a, PatchPoint b)
    {
        (double x, double y) = Meters(b.X - a.X, b.Y - a.Y);
        return Math.Sqrt((x * x) + (y * y));
    }

    private static (double Longitude, double Latitude) ToWgs84(Grid grid, double x, double y)
    {
        (double east, double north) = grid.Transform.Apply(x * grid.WidthPx, (1 - y) * grid.HeightPx);
        Span<double> longitude = [east];
        Span<double> latitude = [north];
        CoordinateTransform.Create(grid.Crs, Crs.Wgs84).Transform(longitude, latitude);
        return (longitude[0], latitude[0]);
    }

    // Metres on the ellipsoid by its two radii of curvature at the centre.
    private (double East, double North) Ground(
        (double Longitude, double Latitude) from, (double Longitude, double Latitude) to)
    {
        const double Eccentricity2 = Wgs84.Flattening * (2 - Wgs84.Flattening);
        (double sin, double cos) = Math.SinCos(Latitude * RadiansPerDegree);
        double w = 1 - (Eccentricity2 * sin * sin);
        double normal = Wgs84.SemiMajorAxisMeters / Math.Sqrt(w);
        double meridian = normal * (1 - Eccentricity2) / w;
        double longitude = Wgs84.WrapLongitude(to.Longitude - from.Longitude);
        return (
            longitude * RadiansPerDegree * cos * normal, (to.Latitude - from.Latitude) * RadiansPerDegree * meridian);
    }

    private static Extent Box(Grid grid)
    {
        Extent box = GridEdge.Box(grid, CoordinateTransform.Create(grid.Crs, Crs.Wgs84), PartsPerSide);
        return new Extent(
            box.Left - BoxMarginDegrees,
            box.Bottom - BoxMarginDegrees,
            box.Right + BoxMarginDegrees,
            box.Top + BoxMarginDegrees);
    }
}
