using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Takes positions of the map to pixels of a picture.</summary>
internal sealed class PaintFrame
{
    private readonly CoordinateTransform _transform;
    private readonly GeoTransform _toPixel;

    /// <summary>The frame of a north-up grid with square pixels in metres.</summary>
    public PaintFrame(Grid grid)
    {
        _transform = CoordinateTransform.Create(Crs.Wgs84, grid.Crs);
        bool inverts = grid.Transform.TryInvert(out _toPixel);
        ArgumentOutOfRangeException.ThrowIfNotEqual(inverts && grid.Transform.IsNorthUp, true);
        Grid = grid;
        PixelsPerMeter = (float)(1 / grid.Transform.A);
        LatticeX = (int)Math.Round(grid.Transform.C / grid.Transform.A);
        LatticeY = (int)Math.Round(grid.Transform.F / grid.Transform.E);
    }

    /// <summary>Where the pixels lie.</summary>
    public Grid Grid { get; }

    /// <summary>Pixels in a metre.</summary>
    public float PixelsPerMeter { get; }

    /// <summary>The first column on the lattice of the CRS.</summary>
    public int LatticeX { get; }

    /// <summary>The first row on the lattice of the CRS.</summary>
    public int LatticeY { get; }

    /// <summary>
    /// Positions in the picture, or far outside of it; a position that repeats the first is left out.
    /// </summary>
    public PaintPoint[] Project(ImmutableArray<OsmPoint> points, bool isRing)
    {
        int count = isRing && points.Length > 1 && points[0] == points[^1] ? points.Length - 1 : points.Length;
        var x = new double[count];
        var y = new double[count];
        for (int i = 0; i < count; i++)
        {
            (x[i], y[i]) = points[i];
        }

        _transform.Transform(x, y);
        var pixels = new PaintPoint[count];
        for (int i = 0; i < count; i++)
        {
            (double column, double row) = _toPixel.Apply(x[i], y[i]);
            pixels[i] = new PaintPoint(Bound(column), Bound(row));
        }

        return pixels;
    }

    // What lies in another part of the world becomes NaN or huge: it stays outside, and floats stay exact to 1/16.
    private static float Bound(double pixel) =>
        double.IsNaN(pixel) ? -200_000 : (float)Math.Clamp(pixel, -200_000, 200_000);
}
