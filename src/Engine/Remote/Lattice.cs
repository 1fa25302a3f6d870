using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Remote;

/// <summary>
/// Whether pixels of several grids are the same pixels, so that they can stand side by side without a warp.
/// </summary>
internal static class Lattice
{
    // Writers round the corners of tiles; a hundredth of a pixel is more than that and less than anybody means.
    private const double OffsetTolerancePx = 0.01;
    private const double SizeTolerance = 1e-9;

    /// <summary>
    /// Columns and rows from the first pixel of <paramref name="origin"/> to that of <paramref name="other"/>; null
    /// when their pixels do not fall on each other.
    /// </summary>
    public static (int Columns, int Rows)? Offset(Grid origin, Grid other)
    {
        (GeoTransform a, GeoTransform b) = (origin.Transform, other.Transform);
        bool isAlike = origin.Crs == other.Crs && a.IsNorthUp && b.IsNorthUp && IsNear(a.A, b.A) && IsNear(a.E, b.E);
        double columns = (b.C - a.C) / a.A;
        double rows = (b.F - a.F) / a.E;
        bool isWhole = Math.Abs(columns - Math.Round(columns)) <= OffsetTolerancePx
            && Math.Abs(rows - Math.Round(rows)) <= OffsetTolerancePx
            && Math.Abs(columns) <= int.MaxValue && Math.Abs(rows) <= int.MaxValue;
        return isAlike && isWhole ? ((int)Math.Round(columns), (int)Math.Round(rows)) : null;
    }

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= Math.Abs(a) * SizeTolerance;
}
