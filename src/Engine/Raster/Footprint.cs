using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Raster;

/// <summary>Ground of a grid in degrees.</summary>
internal static class Footprint
{
    private const int PartsPerSide = 8;
    private const double Quantum = 1e8;

    /// <summary>
    /// Box around the grid's edge, each side cut in eight, rounded to 1e-8 degrees (1 mm), so that the last bits of the
    /// sine and cosine of a platform do not show.
    /// </summary>
    public static Extent Wgs84(Grid grid)
    {
        Extent box = GridEdge.Box(grid, CoordinateTransform.Create(grid.Crs, Crs.Wgs84), PartsPerSide);
        return new Extent(Rounded(box.Left), Rounded(box.Bottom), Rounded(box.Right), Rounded(box.Top));
    }

    private static double Rounded(double degrees) => Math.Round(degrees * Quantum) / Quantum;
}
