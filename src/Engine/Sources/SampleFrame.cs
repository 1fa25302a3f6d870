using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Sources;

/// <summary>Pixels of the 10 m lattice of a UTM zone; rows run south.</summary>
/// <param name="Crs">UTM zone.</param>
/// <param name="LeftPx">Easting of the left edge / 10 m.</param>
/// <param name="TopPx">Minus northing of the top edge / 10 m.</param>
/// <param name="WidthPx">Columns.</param>
/// <param name="HeightPx">Rows.</param>
internal sealed record SampleFrame(Crs Crs, int LeftPx, int TopPx, int WidthPx, int HeightPx)
{
    private const double PixelMeters = 10;
    private const int MarginPx = 20;
    private const int EdgeSteps = 8;

    /// <summary>The frame as a grid.</summary>
    public Grid Grid => new(
        Crs,
        new GeoTransform(PixelMeters, 0, LeftPx * PixelMeters, 0, -PixelMeters, -TopPx * PixelMeters),
        WidthPx,
        HeightPx);

    /// <summary>
    /// The frame in <paramref name="crs"/> that covers <paramref name="box"/> (degrees) and 200 m around.
    /// </summary>
    public static SampleFrame Around(Extent box, Crs crs)
    {
        var x = new double[EdgeSteps * 4];
        var y = new double[EdgeSteps * 4];
        for (int i = 0; i < EdgeSteps; i++)
        {
            double t = i / (double)EdgeSteps;
            double eastward = box.Left + (t * (box.Right - box.Left));
            double northward = box.Bottom + (t * (box.Top - box.Bottom));
            (x[4 * i], y[4 * i]) = (eastward, box.Bottom);
            (x[(4 * i) + 1], y[(4 * i) + 1]) = (box.Right, northward);
            (x[(4 * i) + 2], y[(4 * i) + 2]) = (box.Left + box.Right - eastward, box.Top);
            (x[(4 * i) + 3], y[(4 * i) + 3]) = (box.Left, box.Bottom + box.Top - northward);
        }

        CoordinateTransform.Create(Crs.Wgs84, crs).Transform(x, y);
        int left = (int)Math.Floor(x.Min() / PixelMeters) - MarginPx;
        int right = (int)Math.Ceiling(x.Max() / PixelMeters) + MarginPx;
        int top = (int)Math.Floor(-y.Max() / PixelMeters) - MarginPx;
        int bottom = (int)Math.Ceiling(-y.Min() / PixelMeters) + MarginPx;
        return new SampleFrame(crs, left, top, right - left, bottom - top);
    }
}
