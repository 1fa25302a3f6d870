using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Remote;

/// <summary>
/// How much ground a pixel of a raster shows, to choose between resolutions: good to about one per cent.
/// </summary>
internal static class PixelSize
{
    private const double MetersPerDegree = 111_320;

    /// <summary>The longer side of a pixel in metres.</summary>
    /// <param name="grid">The raster.</param>
    /// <param name="latitudeDegrees">Where on it; web Mercator stretches by that.</param>
    public static double Meters(Grid grid, double latitudeDegrees)
    {
        GeoTransform transform = grid.Transform;
        double side = Math.Max(double.Hypot(transform.A, transform.D), double.Hypot(transform.B, transform.E));
        if (grid.Crs.IsGeographic)
        {
            return side * MetersPerDegree;
        }

        return grid.Crs.IsUtm ? side : side * Math.Cos(double.DegreesToRadians(latitudeDegrees));
    }

    /// <summary>Latitude of the middle of a grid, in degrees.</summary>
    public static double Latitude(Grid grid)
    {
        (double x, double y) = grid.Transform.Apply(grid.WidthPx / 2.0, grid.HeightPx / 2.0);
        Span<double> longitude = [x];
        Span<double> latitude = [y];
        CoordinateTransform.Create(grid.Crs, Crs.Wgs84).Transform(longitude, latitude);
        return latitude[0];
    }
}
