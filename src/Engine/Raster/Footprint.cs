using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Raster;

/// <summary>Ground of a grid in degrees.</summary>
internal static class Footprint
{
    private const int PointsPerSide = 8;
    private const double Quantum = 1e8;

    /// <summary>
    /// Box around the grid's edge, each side cut in eight, rounded to 1e-8 degrees (1 mm), so that the last bits of the
    /// sine and cosine of a platform do not show.
    /// </summary>
    public static Extent Wgs84(Grid grid)
    {
        Span<double> x = stackalloc double[4 * PointsPerSide];
        Span<double> y = stackalloc double[4 * PointsPerSide];
        for (int i = 0; i < PointsPerSide; i++)
        {
            double across = (double)grid.WidthPx * i / PointsPerSide;
            double down = (double)grid.HeightPx * i / PointsPerSide;
            (x[i], y[i]) = grid.Transform.Apply(across, 0);
            (x[PointsPerSide + i], y[PointsPerSide + i]) = grid.Transform.Apply(grid.WidthPx, down);
            (x[(2 * PointsPerSide) + i], y[(2 * PointsPerSide) + i]) =
                grid.Transform.Apply(grid.WidthPx - across, grid.HeightPx);
            (x[(3 * PointsPerSide) + i], y[(3 * PointsPerSide) + i]) = grid.Transform.Apply(0, grid.HeightPx - down);
        }

        CoordinateTransform.Create(grid.Crs, Crs.Wgs84).Transform(x, y);
        Extent box = new(x[0], y[0], x[0], y[0]);
        for (int i = 1; i < x.Length; i++)
        {
            box = new Extent(
                Math.Min(box.Left, x[i]), Math.Min(box.Bottom, y[i]), Math.Max(box.Right, x[i]), Math.Max(box.Top, y[i]));
        }

        return new Extent(Rounded(box.Left), Rounded(box.Bottom), Rounded(box.Right), Rounded(box.Top));
    }

    private static double Rounded(double degrees) => Math.Round(degrees * Quantum) / Quantum;
}
