using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Tests.Geodesy;

public sealed class GridEdgeTests
{
    private static readonly Grid Grid = new(
        Crs.Utm(18, south: false), new GeoTransform(2, 0, 500_000, 0, -2, 4_500_000), 8, 4);

    [Fact]
    public void Sample_TwoPartsASide_GoesAroundTheGrid()
    {
        double[] x = new double[8];
        double[] y = new double[8];

        GridEdge.Sample(Grid, x, y);

        Assert.Equal([0, 8, 16, 16, 16, 8, 0, 0], x.Select(value => value - 500_000));
        Assert.Equal([0, 0, 0, -4, -8, -8, -8, -4], y.Select(value => value - 4_500_000));
    }

    [Fact]
    public void Box_ParallelThatBulges_HoldsWhatTheCornersLeaveOut()
    {
        // North of the equator the northern side of a grid in UTM has its greatest latitude at the central meridian.
        Grid wide = Grid with
        {
            Transform = new GeoTransform(50_000, 0, 400_000, 0, -50_000, 4_500_000),
            WidthPx = 4,
            HeightPx = 1,
        };
        CoordinateTransform toDegrees = CoordinateTransform.Create(wide.Crs, Crs.Wgs84);

        double corners = GridEdge.Box(wide, toDegrees, 1).Top;

        Assert.InRange(GridEdge.Box(wide, toDegrees, 2).Top - corners, 0.001, 0.1);
    }
}
