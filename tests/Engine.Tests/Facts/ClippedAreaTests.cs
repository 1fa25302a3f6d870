using System.Collections.Immutable;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Tests.Rows;

namespace NuTonic.Engine.Tests.Facts;

public sealed class ClippedAreaTests
{
    private const int Cells = 200;

    private static PatchFrame Frame { get; } = PatchFrame.Create(Scene.Grid);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_StarAnywhere_CoversWhatARasterSays(ulong seed)
    {
        (double X, double Y)[] star = Star(new TestRandom(seed));
        Scene scene = new Scene().Area(1, "natural=wood", star);

        ClippedArea? area = ClippedArea.Of(scene.Elements[0].Polygons, Frame);

        // The raster misses at most the cells on the outline; the tolerance is far above that of 24 edges.
        Assert.Equal(Raster(star), area?.Share ?? 0, 0.01);
        Assert.Equal(area?.Share ?? 0, Sum(area), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_StarWithAHole_CoversTheDifference(ulong seed)
    {
        TestRandom random = new(seed);
        (double X, double Y) middle = (random.Next(-300, 1300) / 1000.0, random.Next(-300, 1300) / 1000.0);
        (double X, double Y)[] outer = Scene.Circle(middle.X, middle.Y, 0.7, 31);
        (double X, double Y)[] hole = Scene.Circle(middle.X + 0.1, middle.Y, 0.45, 17);
        Scene scene = new Scene().Polygon(1, "natural=wood", [outer], [hole]);

        ClippedArea? area = ClippedArea.Of(scene.Elements[0].Polygons, Frame);

        Assert.Equal(Raster(outer) - Raster(hole), area?.Share ?? 0, 0.01);
        Assert.Equal(area?.Share ?? 0, Sum(area), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_AllPatchesAround_SumsToTheWhole(ulong seed)
    {
        (double X, double Y)[] star = Star(new TestRandom(seed));
        Scene scene = new Scene().Area(1, "natural=wood", star);
        double sum = 0;

        for (int column = -3; column <= 3; column++)
        {
            for (int row = -3; row <= 3; row++)
            {
                Grid grid = Scene.Grid with { Transform = Scene.Grid.Transform.Shift(448 * column, 448 * row) };
                sum += ClippedArea.Of(scene.Elements[0].Polygons, PatchFrame.Create(grid))?.Share ?? 0;
            }
        }

        Assert.Equal(Shoelace(star), sum, 1e-5);
    }

    [Fact]
    public void Of_CombThroughTheBorder_FallsIntoItsTeeth()
    {
        // Five teeth stand into the patch from a back outside of it: bridges along the border would make them one.
        List<(double X, double Y)> comb = [(-0.1, -0.2), (1.1, -0.2), (1.1, -0.1)];
        for (int tooth = 4; tooth >= 0; tooth--)
        {
            double left = 0.1 + (tooth * 0.18);
            comb.AddRange([(left + 0.08, -0.1), (left + 0.08, 0.5), (left, 0.5), (left, -0.1)]);
        }

        comb.Add((-0.1, -0.1));
        ElementFacts facts = new Scene().Area(1, "natural=wood", [.. comb]).Only();

        Assert.Equal(5, facts.Outline.Length);
        Assert.Equal(0.2, facts.AreaShare);
        Assert.Equal("multi-part", facts.Shape);
        Assert.All(facts.Outline, tooth => Assert.Equal(5, tooth.Length));
    }

    [Fact]
    public void Of_RingAroundThePatch_LeavesItEmpty()
    {
        Scene scene = new Scene().Polygon(
            1, "natural=wood", [Scene.Box(-2, -2, 3, 3)], [Scene.Box(-0.5, -0.5, 1.5, 1.5)]);

        Assert.Null(ClippedArea.Of(scene.Elements[0].Polygons, Frame));
    }

    [Fact]
    public void Of_AreaAroundThePatch_CoversItWithoutAShape()
    {
        ElementFacts facts = new Scene().Area(1, "natural=wood", Scene.Box(-2, -2, 3, 3)).Only();

        Assert.Equal(1, facts.AreaShare);
        Assert.Null(facts.Shape);
        Assert.True(facts.IsClipped);
        Assert.Equal(["center"], facts.Positions);
        Assert.Equal(5, Assert.Single(facts.Outline).Length);
    }

    [Fact]
    public void Of_ExactlyThePatch_IsASquareThatIsWhole()
    {
        ElementFacts facts = new Scene().Area(1, "natural=wood", Scene.Box(0, 0, 1, 1)).Only();

        Assert.Equal(1, facts.AreaShare);
        Assert.Equal("square", facts.Shape);
        Assert.False(facts.IsClipped);
    }

    [Fact]
    public void Of_NeighbourThatSharesTheBorder_IsNotThere()
    {
        Scene scene = new Scene().Area(1, "natural=wood", Scene.Box(1, 0, 2, 1));

        Assert.Empty(scene.Facts().Elements);
    }

    [Fact]
    public void Of_RingThatTouchesItself_FallsIntoItsTwoParts()
    {
        // Two triangles that meet in a vertex on the border of the patch, as one ring.
        ElementFacts facts = new Scene().Area(
            1, "natural=wood", (0.1, 0.4), (0.4, 0), (0.7, 0.4), (0.9, 0.4), (0.9, -0.2), (0.4, 0), (-0.2, -0.2),
            (-0.2, 0.4)).Only();

        Assert.Equal(2, facts.Outline.Length);
    }

    [Fact]
    public void Of_ZeroArea_IsNotThere()
    {
        Assert.Empty(new Scene().Area(1, "natural=wood", (0.1, 0.1), (0.9, 0.9), (0.1, 0.1)).Facts().Elements);
        Assert.Empty(new Scene().Area(1, "natural=wood", (0.5, 0.5), (0.5, 0.5), (0.5, 0.5)).Facts().Elements);
        Assert.Empty(new Scene().Area(1, "natural=wood", (-1, 0.5), (2, 0.5), (0.5, 0.5)).Facts().Elements);
    }

    [Fact]
    public void Of_ManyVerticesOnTheBorder_StaysExact()
    {
        // Every other vertex lies on the western border, the ones between 0.25 inside or outside.
        List<(double X, double Y)> ring = [];
        for (int i = 0; i <= 2000; i++)
        {
            ring.Add((i % 4 == 1 ? 0.25 : i % 4 == 3 ? -0.25 : 0, i / 2000.0));
        }

        ring.AddRange([(-0.5, 1), (-0.5, 0)]);
        ClippedArea? area = ClippedArea.Of(new Scene().Area(1, "natural=wood", [.. ring]).Elements[0].Polygons, Frame);

        // 500 triangles with a base of 2 steps and a height of 0.25.
        Assert.NotNull(area);
        Assert.Equal(500 * 0.5 * (2 / 2000.0) * 0.25, area.Share, 1e-6);
        Assert.Equal(500, area.Outers.Length);
    }

    [Fact]
    public void Of_HugeLake_KeepsItsShore()
    {
        // 60,000 vertices of a lake 100 km wide whose southern shore runs through the patch.
        (double X, double Y)[] lake = Scene.Circle(0.5, 200.5, 200, 60_000);
        ImmutableArray<OsmPolygon> polygons = new Scene().Area(1, "natural=water", lake).Elements[0].Polygons;

        ReadOnlySpan<OsmPoint> thinned = FarVertices.Thin(polygons[0].Outer.AsSpan(), Frame.BoxWgs84);
        ClippedArea? area = ClippedArea.Of(polygons, Frame);

        Assert.InRange(thinned.Length, 10, 2000);
        Assert.Equal(0.5, area!.Share, 0.002);
    }

    [Fact]
    public void Thin_LeavesTheCutAsItIs()
    {
        TestRandom random = new(5);
        for (int round = 0; round < 50; round++)
        {
            // A wild course around the patch, many corners of it far off.
            (double X, double Y)[] ring =
            [
                .. Enumerable.Range(0, 200)
                    .Select(i => (random.Next(-4000, 5000) / 1000.0, random.Next(-4000, 5000) / 1000.0)),
            ];
            OsmPoint[] places = [.. ring.Select(new Scene().Place)];
            OsmPoint[] closed = [.. places, places[0]];

            double whole = Ring.Area([.. RingCut.Cut(Frame.Project(closed))]);
            double thinned = Ring.Area([.. RingCut.Cut(Frame.Project(FarVertices.Thin(closed, Frame.BoxWgs84)))]);

            Assert.Equal(whole, thinned, 1e-9);
        }
    }

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 40).Select(seed => (ulong)seed)];

    // Simple, as its corners go around its middle, and as concave as can be.
    private static (double X, double Y)[] Star(TestRandom random)
    {
        (double x, double y) = (random.Next(-200, 1200) / 1000.0, random.Next(-200, 1200) / 1000.0);
        int corners = random.Next(5, 25);
        return
        [
            .. Enumerable.Range(0, corners).Select(i => (2 * Math.PI * i / corners, random.Next(50, 1500) / 1000.0))
                .Select(
                    polar => (x + (polar.Item2 * Math.Cos(polar.Item1)), y + (polar.Item2 * Math.Sin(polar.Item1)))),
        ];
    }

    private static double Sum(ClippedArea? area) =>
        area is null ? 0 : area.Outers.Sum(ring => Ring.Area(ring)) + area.Holes.Sum(ring => Ring.Area(ring));

    private static double Shoelace((double X, double Y)[] ring)
    {
        double area = 0;
        for (int i = 0; i < ring.Length; i++)
        {
            (double X, double Y) next = ring[(i + 1) % ring.Length];
            area += ((ring[i].X * next.Y) - (ring[i].Y * next.X)) / 2;
        }

        return area;
    }

    private static double Raster((double X, double Y)[] ring)
    {
        int inside = 0;
        for (int row = 0; row < Cells; row++)
        {
            for (int column = 0; column < Cells; column++)
            {
                inside += Holds(ring, (column + 0.5) / Cells, (row + 0.5) / Cells) ? 1 : 0;
            }
        }

        return (double)inside / (Cells * Cells);
    }

    private static bool Holds((double X, double Y)[] ring, double x, double y)
    {
        bool isInside = false;
        for (int i = 0; i < ring.Length; i++)
        {
            ((double ax, double ay), (double bx, double by)) = (ring[i], ring[(i + 1) % ring.Length]);
            if (ay > y != by > y && x < ax + ((bx - ax) * ((y - ay) / (by - ay))))
            {
                isInside = !isInside;
            }
        }

        return isInside;
    }
}
