using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// The drawing board of the world: metres from a fixed point, turned by the angle of the triangle 7-24-25 so that
/// streets do not follow the pixels. It is cut into cells, each of which is drawn by itself.
/// </summary>
internal static class MapFrame
{
    /// <summary>Width of a cell in metres.</summary>
    public const double CellWidth = 1600;

    /// <summary>Height of a cell in metres.</summary>
    public const double CellHeight = 1500;

    private const double Cos = 24 / 25.0;
    private const double Sin = 7 / 25.0;

    // What stands at the edge of a cell may lean out of it.
    private const double MarginMeters = 60;

    private static readonly CoordinateTransform ToDegrees = CoordinateTransform.Create(
        Crs.Utm(13, south: false), Crs.Wgs84);
    private static readonly MapPoint Origin = FindOrigin();

    /// <summary>Degrees, on the lattice of 1e-7 that OpenStreetMap has.</summary>
    public static ImmutableArray<OsmPoint> Locate(IReadOnlyList<MapPoint> points)
    {
        var x = new double[points.Count];
        var y = new double[points.Count];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Origin.X + (Cos * points[i].X) - (Sin * points[i].Y);
            y[i] = Origin.Y + (Sin * points[i].X) + (Cos * points[i].Y);
        }

        ToDegrees.Transform(x, y);
        return [.. x.Zip(y, (longitude, latitude) => new OsmPoint(Quantize(longitude), Quantize(latitude)))];
    }

    /// <summary>The cells that a grid sees, by ascending column, then row.</summary>
    public static ImmutableArray<(int Column, int Row)> Cells(Grid grid)
    {
        double right = grid.WidthPx;
        double bottom = grid.HeightPx;
        MapPoint[] corners =
        [
            Board(grid, 0, 0), Board(grid, right, 0), Board(grid, 0, bottom), Board(grid, right, bottom),
        ];
        var cells = ImmutableArray.CreateBuilder<(int, int)>();
        for (int column = Cell(corners.Min(c => c.X), -1, CellWidth);
             column <= Cell(corners.Max(c => c.X), 1, CellWidth);
             column++)
        {
            for (int row = Cell(corners.Min(c => c.Y), -1, CellHeight);
                 row <= Cell(corners.Max(c => c.Y), 1, CellHeight);
                 row++)
            {
                if (Touches(corners, column, row))
                {
                    cells.Add((column, row));
                }
            }
        }

        return cells.ToImmutable();
    }

    /// <summary>False when all of the cell lies beyond one side of the picture.</summary>
    private static bool Touches(MapPoint[] corners, int column, int row)
    {
        // On the board the picture leans: in its own frame the cell's corners are compared with its sides.
        double[] u = new double[4];
        double[] v = new double[4];
        MapPoint east = new(corners[1].X - corners[0].X, corners[1].Y - corners[0].Y);
        double squared = (east.X * east.X) + (east.Y * east.Y);
        double height = Math.Sqrt(
            ((corners[2].X - corners[0].X) * (corners[2].X - corners[0].X))
            + ((corners[2].Y - corners[0].Y) * (corners[2].Y - corners[0].Y)));
        double width = Math.Sqrt(squared);
        for (int i = 0; i < 4; i++)
        {
            double x = ((column + (i & 1)) * CellWidth) - corners[0].X;
            double y = ((row + (i >> 1)) * CellHeight) - corners[0].Y;
            u[i] = ((x * east.X) + (y * east.Y)) / width;
            v[i] = ((x * east.Y) - (y * east.X)) / width;
        }

        return u.Max() > -MarginMeters
            && u.Min() < width + MarginMeters
            && v.Max() > -MarginMeters
            && v.Min() < height + MarginMeters;
    }

    private static int Cell(double meters, int side, double size) =>
        (int)Math.Floor((meters + (side * MarginMeters)) / size);

    private static MapPoint Board(Grid grid, double column, double row)
    {
        (double east, double north) = grid.Transform.Apply(column, row);
        double[] x = [east];
        double[] y = [north];
        CoordinateTransform.Create(grid.Crs, Crs.Utm(13, south: false)).Transform(x, y);
        double dx = x[0] - Origin.X;
        double dy = y[0] - Origin.Y;
        return new MapPoint((Cos * dx) + (Sin * dy), (Cos * dy) - (Sin * dx));
    }

    /// <summary>The middle of cell (0, 0) is that of the first quad.</summary>
    private static MapPoint FindOrigin()
    {
        double[] x = [AerialQuad.WestLongitude];
        double[] y = [AerialQuad.SouthLatitude];
        CoordinateTransform.Create(Crs.Wgs84, Crs.Utm(13, south: false)).Transform(x, y);
        double dx = CellWidth / 2;
        double dy = CellHeight / 2;
        return new MapPoint(
            Math.Round(x[0] - (Cos * dx) + (Sin * dy)), Math.Round(y[0] - (Sin * dx) - (Cos * dy)));
    }

    private static double Quantize(double degrees) => Math.Round(degrees * 1e7) / 1e7;
}
