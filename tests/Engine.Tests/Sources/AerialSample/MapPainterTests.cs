using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Sources.AerialSample;

namespace NuTonic.Engine.Tests.Sources.AerialSample;

public sealed class MapPainterTests
{
    private const int Side = PaintScene.Side;

    [Fact]
    public void Paint_Lake_IsDarkWhereTheLakeIs()
    {
        byte[] rgb = PaintScene.Paint(PaintScene.Area([(20, 30), (80, 30), (80, 90), (20, 90)], ("natural", "water")));

        Assert.InRange(PaintScene.Light(rgb, 50, 60), 40, 75);
        Assert.InRange(PaintScene.Light(rgb, 26, 36), 40, 75);
        Assert.All<(int X, int Y)>(
            [(100, 60), (50, 110), (160, 160)], at => Assert.True(PaintScene.Light(rgb, at.X, at.Y, 8) > 75));
    }

    [Fact]
    public void Paint_Island_IsNotWater()
    {
        byte[] rgb = PaintScene.Paint(PaintScene.AreaWithHole(
            [(20, 20), (180, 20), (180, 180), (20, 180)],
            [(80, 80), (120, 80), (120, 120), (80, 120)],
            ("natural", "water")));
        byte[] bare = PaintScene.Paint([]);

        Assert.Equal(bare[Index(100, 100)..Index(104, 100)], rgb[Index(100, 100)..Index(104, 100)]);
        Assert.InRange(PaintScene.Light(rgb, 50, 100), 40, 75);
    }

    [Fact]
    public void Paint_NorthWestOfTheMap_IsUpperLeft()
    {
        // Degrees, not pixels: whatever else is wrong, this is where north and west are.
        var middle = new OsmPoint(-102.03, 41.05);
        double[] x = [middle.Longitude];
        double[] y = [middle.Latitude];
        CoordinateTransform.Create(Crs.Wgs84, Crs.Utm(13, south: false)).Transform(x, y);
        var grid = new Grid(
            Crs.Utm(13, south: false), new GeoTransform(0.6, 0, x[0] - 60, 0, -0.6, y[0] + 60), Side, Side);
        OsmElement roof = new()
        {
            Id = new OsmId(OsmType.Way, 1),
            Tags = [new("building", "retail")],
            Polygons = [new OsmPolygon([At(-2, 2), At(-3, 2), At(-3, 3), At(-2, 3), At(-2, 2)], [])],
        };

        byte[] bare = PaintScene.Paint(grid, []);
        byte[] rgb = PaintScene.Paint(grid, [roof]);

        int[] changed = [.. Enumerable.Range(0, Side * Side).Where(i => rgb[3 * i] != bare[3 * i])];
        Assert.InRange(changed.Length, 150, 2000);
        Assert.All(changed, i => Assert.True(i % Side < Side / 2 && i / Side < Side / 2));

        OsmPoint At(int east, int north) => new(middle.Longitude + (east * 1e-4), middle.Latitude + (north * 1e-4));
    }

    [Theory]
    [InlineData("primary", 11)]
    [InlineData("residential", 7)]
    [InlineData("track", 2.8)]
    public void Paint_Road_IsAsWideAsItsClass(string kind, double meters)
    {
        LineStyle style = LineStyles.Find("highway", kind)!;
        double pixels = (meters + (2 * style.VergeMeters)) / 0.6;

        byte[] rgb = PaintScene.Paint(PaintScene.Line([(100, -10), (100, 210)], ("highway", kind)));

        byte[] bare = PaintScene.Paint([]);
        int changed = Enumerable.Range(0, Side)
            .Count(x => !rgb.AsSpan(Index(x, 60), 3).SequenceEqual(bare.AsSpan(Index(x, 60), 3)));
        Assert.InRange(changed, pixels - 1.5, pixels + 2);
    }

    [Fact]
    public void Paint_Bridge_LiesOverWaterAndOtherRoadsUnder()
    {
        OsmElement river = PaintScene.Area([(0, 80), (200, 80), (200, 120), (0, 120)], ("natural", "water"));
        OsmElement bridge = PaintScene.Line([(100, 60), (100, 140)], ("highway", "track"), ("bridge", "yes"));
        OsmElement road = PaintScene.Line([(60, 95), (140, 95)], ("highway", "motorway"));

        byte[] rgb = PaintScene.Paint(bridge, road, river);

        Assert.True(rgb[Index(100, 95)] > rgb[Index(120, 93)]);
        Assert.InRange(PaintScene.Light(rgb, 100, 115, 1), 120, 180);
        Assert.InRange(PaintScene.Light(rgb, 160, 115, 1), 40, 75);
    }

    [Fact]
    public void Paint_HiddenThings_LeaveNoTrace()
    {
        (double, double)[] square = [(50, 50), (150, 50), (150, 150), (50, 150)];
        (double, double)[] line = [(0, 100), (200, 100)];
        OsmElement[] hidden =
        [
            PaintScene.Line(line, ("man_made", "pipeline"), ("location", "underground")),
            PaintScene.Line(line, ("waterway", "stream"), ("tunnel", "culvert")),
            PaintScene.Line(line, ("boundary", "administrative"), ("highway", "primary")),
            PaintScene.Line(line, ("railway", "rail"), ("layer", "-2")),
            PaintScene.Area(square, ("demolished:building", "house")),
            PaintScene.Area(square, ("amenity", "parking"), ("parking", "underground")),
            PaintScene.Area(square, ("building", "yes"), ("location", "underground")),
            PaintScene.Area(square, ("indoor", "room")),
            PaintScene.Area(square, ("building", "no")),
        ];

        Assert.All(hidden, element => Assert.Equal(PaintScene.Paint([]), PaintScene.Paint(element)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(64)]
    [InlineData(131)]
    public void Paint_InBlocksOfRows_SamePixels(int rows)
    {
        OsmElement[] elements = Town();
        byte[] whole = PaintScene.Paint(elements);
        MapPainter painter = PaintScene.Painter(PaintScene.Grid, elements);

        var parts = new byte[whole.Length];
        for (int top = 0; top < Side; top += rows)
        {
            painter.Paint(top, parts.AsSpan(Index(0, top), Math.Min(rows, Side - top) * Side * 3));
        }

        Assert.Equal(whole, parts);
    }

    [Fact]
    public void Paint_OverlappingPictures_ShowTheSamePixels()
    {
        OsmElement[] elements = Town();
        byte[] whole = PaintScene.Paint(elements);

        byte[] part = PaintScene.Paint(PaintScene.At(37, 53, 120, 90), elements);

        // Positions are counted from another corner, which may turn the last bit of a sum.
        for (int i = 0; i < part.Length; i++)
        {
            int pixel = i / 3;
            Assert.InRange(part[i] - whole[Index(37 + (pixel % 120), 53 + (pixel / 120)) + (i % 3)], -1, 1);
        }
    }

    [Fact]
    public void Paint_NeverNoData()
    {
        OsmElement[] elements =
        [
            PaintScene.Area([(0, 0), (200, 0), (200, 200), (0, 200)], ("landuse", "forest")),
            PaintScene.Area([(50, 50), (90, 50), (90, 90), (50, 90)], ("building", "apartments")),
        ];

        Assert.Equal(-1, PaintScene.Paint(elements).AsSpan().IndexOf((byte)0));
    }

    [Fact]
    public void Paint_HostileGeometry_Survives()
    {
        OsmPoint[] strange =
        [
            new(0, 90), new(180, -90), new(-180, 0), new(78, 41), new(-102.03, 41.05), new(double.NaN, 41),
        ];
        OsmElement[] elements =
        [
            new()
            {
                Id = new OsmId(OsmType.Way, 1),
                Tags = [new("building", "yes")],
                Polygons = [new OsmPolygon([.. strange], [[.. strange]])],
            },
            new()
            {
                Id = new OsmId(OsmType.Way, 2),
                Tags = [new("highway", "primary"), new("width", "1e9")],
                Lines = [[.. strange]],
            },
            new()
            {
                Id = new OsmId(OsmType.Way, 3),
                Tags = [new("amenity", "parking")],
                Polygons = [new OsmPolygon([.. strange[..1]], [])],
            },
            new()
            {
                Id = new OsmId(OsmType.Way, 4),
                Tags = [new("railway", "rail")],
                Lines = [[strange[4], strange[4]]],
            },
            new() { Id = new OsmId(OsmType.Node, 5), Tags = [new("natural", "tree")], Points = [strange[5]] },
            PaintScene.Area([(10, 10), (10, 10), (10, 10)], ("natural", "water")),
            PaintScene.Area(
                [(-90000, -90000), (90000, -90000), (90000, 90000), (-90000, 90000)], ("landuse", "meadow")),
        ];

        byte[] rgb = PaintScene.Paint(elements);

        Assert.Equal(-1, rgb.AsSpan().IndexOf((byte)0));
    }

    /// <summary>Something of everything, at odd angles.</summary>
    private static OsmElement[] Town() =>
    [
        PaintScene.Area(
            [(-20, -30), (120.3, 4.7), (90.1, 130.2), (-5, 150)], ("landuse", "farmland"), ("crop", "maize")),
        PaintScene.Area([(110, 20), (230, 10), (190, 120), (100, 90)], ("landuse", "forest")),
        PaintScene.AreaWithHole(
            [(10, 120), (150, 110), (160, 190), (20, 230)], [(60, 140), (90, 140), (80, 170)], ("natural", "water")),
        PaintScene.Area([(40, 40), (61.5, 45), (57, 70.2), (36, 65)], ("building", "house")),
        PaintScene.Area([(120, 150), (190, 160), (180, 195), (118, 190)], ("amenity", "parking")),
        PaintScene.Line([(-10, 90), (60, 100), (140, 60), (210, 75)], ("highway", "primary")),
        PaintScene.Line([(80, -10), (95, 100), (70, 210)], ("railway", "rail")),
        PaintScene.Line([(150, 60), (150, 140)], ("highway", "secondary"), ("bridge", "yes")),
    ];

    private static int Index(int x, int y) => ((y * Side) + x) * 3;
}
