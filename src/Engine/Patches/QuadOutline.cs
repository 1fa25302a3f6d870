using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Patches;

/// <summary>The ground of a quad in metres: its own UTM zone, or else the zone of its centre.</summary>
internal sealed class QuadOutline
{
    private const int PartsPerSide = 8;
    private const double SouthernLimit = -80;
    private const double NorthernLimit = 84;

    private readonly Grid _quad;
    private readonly GeoTransform _toPixels;
    private readonly CoordinateTransform _toQuad;
    private readonly CoordinateTransform _fromQuad;

    private QuadOutline(Grid quad, Crs crs)
    {
        _quad = quad;
        Crs = crs;
        _ = quad.Transform.TryInvert(out _toPixels);
        _toQuad = CoordinateTransform.Create(crs, quad.Crs);
        _fromQuad = CoordinateTransform.Create(quad.Crs, crs);
        PixelMeters = MeasurePixel();
    }

    /// <summary>A UTM zone.</summary>
    public Crs Crs { get; }

    /// <summary>The shorter and the longer side of the pixel at the centre, metres.</summary>
    public (double Finer, double Coarser) PixelMeters { get; }

    /// <summary>The outline of a quad.</summary>
    /// <param name="quad">Grid of the quad, its transform can be inverted.</param>
    /// <param name="name">Path of the quad, for messages.</param>
    /// <exception cref="NuTonicException">NT3104: there is no UTM zone.</exception>
    public static QuadOutline Create(Grid quad, string name)
    {
        if (quad.Crs.IsUtm)
        {
            return new QuadOutline(quad, quad.Crs);
        }

        (double x, double y) = quad.Transform.Apply(quad.WidthPx / 2.0, quad.HeightPx / 2.0);
        Span<double> longitude = [x];
        Span<double> latitude = [y];
        CoordinateTransform.Create(quad.Crs, Crs.Wgs84).Transform(longitude, latitude);
        return latitude[0] is >= SouthernLimit and <= NorthernLimit && double.IsFinite(longitude[0])
            ? new QuadOutline(quad, UtmZone.Crs(latitude[0], Wgs84.WrapLongitude(longitude[0])))
            : throw new NuTonicException(Errors.QuadBeyondUtm, new SourceLocation(name), name, latitude[0]);
    }

    /// <summary>The smallest north-up raster around the quad, its corner on a multiple of the pixel size: what the last
    /// bits of a platform's sine and cosine do to the corner does not show.</summary>
    /// <param name="gsd">Pixel size in metres.</param>
    public Grid Raster(double gsd)
    {
        (double left, double bottom, double right, double top) = GridEdge.Box(_quad, _fromQuad, PartsPerSide);
        double column = Math.Round(left / gsd);
        double row = Math.Round(top / gsd);
        return new Grid(
            Crs,
            new GeoTransform(gsd, 0, column * gsd, 0, -gsd, row * gsd),
            (int)Math.Min(int.MaxValue, Math.Max(1, Math.Round(right / gsd) - column)),
            (int)Math.Min(int.MaxValue, Math.Max(1, row - Math.Round(bottom / gsd))));
    }

    /// <summary>
    /// True when the ground of <paramref name="patch"/>, a grid of <see cref="Crs"/>, has pixels of the quad.
    /// </summary>
    public bool Contains(Grid patch, double tolerancePx)
    {
        Span<double> x = stackalloc double[4 * PartsPerSide];
        Span<double> y = stackalloc double[4 * PartsPerSide];
        GridEdge.Sample(patch, x, y);
        _toQuad.Transform(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            (double column, double row) = _toPixels.Apply(x[i], y[i]);
            bool isInside = column >= -tolerancePx && column <= _quad.WidthPx + tolerancePx
                && row >= -tolerancePx && row <= _quad.HeightPx + tolerancePx;
            if (!isInside)
            {
                return false;
            }
        }

        return true;
    }

    private (double Finer, double Coarser) MeasurePixel()
    {
        (double column, double row) = (_quad.WidthPx / 2.0, _quad.HeightPx / 2.0);
        Span<double> x = stackalloc double[4];
        Span<double> y = stackalloc double[4];
        (x[0], y[0]) = _quad.Transform.Apply(column - 0.5, row);
        (x[1], y[1]) = _quad.Transform.Apply(column + 0.5, row);
        (x[2], y[2]) = _quad.Transform.Apply(column, row - 0.5);
        (x[3], y[3]) = _quad.Transform.Apply(column, row + 0.5);
        _fromQuad.Transform(x, y);
        double across = double.Hypot(x[1] - x[0], y[1] - y[0]);
        double down = double.Hypot(x[3] - x[2], y[3] - y[2]);
        return (Math.Min(across, down), Math.Max(across, down));
    }
}
