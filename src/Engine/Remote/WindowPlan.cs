using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Remote;

/// <summary>
/// The pixels of a raster that warping to a grid needs, so many that a warp of them alone makes what a warp of the
/// whole raster makes. The compatible kernel looks at the size of its source: it takes an axis as a whole when a grid
/// covers more than nine tenths of it, and it measures a grid that reaches beyond the raster by what the raster has to
/// give. So a window is never that tight unless it ends where the raster ends, and it is as long as the
/// grid where the grid hangs over.
/// </summary>
internal static class WindowPlan
{
    private const double WholeAxisShare = 0.9;
    private const int ReachPx = 2;

    /// <summary>
    /// The window of a raster that <paramref name="target"/> needs; null when it does not touch the raster.
    /// </summary>
    /// <param name="source">The raster; its transform can be inverted.</param>
    /// <param name="target">The grid to warp to.</param>
    /// <param name="marginPx">Fewest source pixels on each side, where there are any.</param>
    public static PixelWindow? Find(Grid source, Grid target, int marginPx)
    {
        PixelMap map = new(source, target);
        SourceBounds bounds = SourceBounds.OfEdge(map, new PixelWindow(0, 0, target.WidthPx, target.HeightPx));
        bool isOnMap = double.IsFinite(bounds.Left + bounds.Top + bounds.Right + bounds.Bottom);
        if (!isOnMap || !Touches(bounds.Left, bounds.Right, source.WidthPx)
            || !Touches(bounds.Top, bounds.Bottom, source.HeightPx))
        {
            return null;
        }

        (int left, int right) = Axis(
            bounds.Left, bounds.Right, source.WidthPx, Margin(bounds.Right - bounds.Left, target.WidthPx, marginPx));
        (int top, int bottom) = Axis(
            bounds.Top, bounds.Bottom, source.HeightPx, Margin(bounds.Bottom - bounds.Top, target.HeightPx, marginPx));
        return new PixelWindow(left, top, right - left, bottom - top);
    }

    private static bool Touches(double low, double high, int size) => high > 0 && low < size;

    /// <summary>The kernel reaches two pixels of the coarser of both grids at most.</summary>
    private static double Margin(double length, int targetPx, int marginPx) =>
        Math.Max(marginPx, Math.Ceiling(ReachPx * Math.Max(1, length / targetPx)) + 1);

    private static (int Start, int End) Axis(double low, double high, int size, double margin)
    {
        double first = Math.Max(0, Math.Floor(low));
        double last = Math.Min(size, Math.Ceiling(high));
        double start = Math.Max(0, first - margin);
        double end = Math.Min(size, last + margin);
        if (low < 0)
        {
            end = Math.Min(size, Math.Max(end, Math.Ceiling(high - low)));
        }

        double least = Math.Ceiling((last - first) / WholeAxisShare) + 1;
        double lacking = Math.Max(0, least - (end - start));
        start = Math.Max(0, start - Math.Ceiling(lacking / 2));
        end = Math.Min(size, Math.Max(end, start + least));
        start = Math.Max(0, Math.Min(start, end - least));
        return ((int)start, (int)end);
    }
}
