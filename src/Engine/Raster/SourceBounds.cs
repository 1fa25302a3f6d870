using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Raster;

/// <summary>Box of source positions in pixels.</summary>
/// <param name="Left">Smallest column.</param>
/// <param name="Top">Smallest row.</param>
/// <param name="Right">Largest column.</param>
/// <param name="Bottom">Largest row.</param>
internal readonly record struct SourceBounds(double Left, double Top, double Right, double Bottom)
{
    private const double EdgeStep = 1.0 / 20;
    private const int EdgePoints = 21;
    private const double SnapPx = 1e-6;

    /// <summary>
    /// Box around 84 points of the outer edge of <paramref name="window"/>, nearly whole numbers made whole.
    /// </summary>
    public static SourceBounds OfEdge(PixelMap map, PixelWindow window)
    {
        Span<double> x = stackalloc double[4 * EdgePoints];
        Span<double> y = stackalloc double[4 * EdgePoints];
        double ratio = 0;
        for (int i = 0; i < EdgePoints; i++)
        {
            double column = window.X + (ratio * window.Width);
            double row = window.Y + (ratio * window.Height);
            (x[4 * i], y[4 * i]) = (column, window.Y);
            (x[(4 * i) + 1], y[(4 * i) + 1]) = (column, window.Y + window.Height);
            (x[(4 * i) + 2], y[(4 * i) + 2]) = (window.X, row);
            (x[(4 * i) + 3], y[(4 * i) + 3]) = (window.X + window.Width, row);
            ratio = ratio + EdgeStep > 0.99 ? 1 : ratio + EdgeStep;
        }

        map.Map(x, y);
        SourceBounds bounds = Of(x, y);
        return new SourceBounds(Snap(bounds.Left), Snap(bounds.Top), Snap(bounds.Right), Snap(bounds.Bottom));
    }

    /// <summary>
    /// Box around the pixel centres of <paramref name="window"/>: those on its edge enclose the others.
    /// </summary>
    public static SourceBounds OfCentres(PixelMap map, PixelWindow window)
    {
        int lastColumn = window.X + window.Width - 1;
        int lastRow = window.Y + window.Height - 1;
        double[] x = new double[Math.Max(window.Width, window.Height)];
        double[] y = new double[x.Length];
        map.MapRow(window.X, window.Y, x.AsSpan(0, window.Width), y.AsSpan(0, window.Width));
        SourceBounds bounds = Of(x.AsSpan(0, window.Width), y.AsSpan(0, window.Width));
        map.MapRow(window.X, lastRow, x.AsSpan(0, window.Width), y.AsSpan(0, window.Width));
        bounds = bounds.Union(Of(x.AsSpan(0, window.Width), y.AsSpan(0, window.Width)));
        map.MapColumn(window.X, window.Y, x.AsSpan(0, window.Height), y.AsSpan(0, window.Height));
        bounds = bounds.Union(Of(x.AsSpan(0, window.Height), y.AsSpan(0, window.Height)));
        map.MapColumn(lastColumn, window.Y, x.AsSpan(0, window.Height), y.AsSpan(0, window.Height));
        return bounds.Union(Of(x.AsSpan(0, window.Height), y.AsSpan(0, window.Height)));
    }

    /// <summary>
    /// Whole pixels of <paramref name="clip"/> inside the box widened by the margins; empty is all zero.
    /// </summary>
    public PixelWindow Within(PixelWindow clip, int marginX, int marginY)
    {
        (int left, int right) = Cut(Left, Right, marginX, clip.X, clip.X + clip.Width);
        (int top, int bottom) = Cut(Top, Bottom, marginY, clip.Y, clip.Y + clip.Height);
        return right <= left || bottom <= top ? default : new PixelWindow(left, top, right - left, bottom - top);
    }

    private static (int Start, int End) Cut(double low, double high, int margin, int start, int end)
    {
        // A place that the source's CRS cannot show is NaN: the whole clip is then the safe answer.
        double from = double.IsNaN(low) ? start : Math.Clamp(Math.Floor(low) - margin, start, end);
        double to = double.IsNaN(high) ? end : Math.Clamp(Math.Ceiling(high) + margin, start, end);
        return ((int)from, (int)to);
    }

    private static SourceBounds Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var bounds = new SourceBounds(x[0], y[0], x[0], y[0]);
        for (int i = 1; i < x.Length; i++)
        {
            bounds = bounds.Union(new SourceBounds(x[i], y[i], x[i], y[i]));
        }

        return bounds;
    }

    private static double Snap(double value) =>
        Math.Abs(value - Math.Round(value)) < SnapPx ? Math.Round(value) : value;

    private SourceBounds Union(SourceBounds other) => new(
        Math.Min(Left, other.Left),
        Math.Min(Top, other.Top),
        Math.Max(Right, other.Right),
        Math.Max(Bottom, other.Bottom));
}
