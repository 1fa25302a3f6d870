using System.Collections.Immutable;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Osm.Reading;
using NuTonic.Engine.Osm.Shapes;
using NuTonic.Engine.Tests.Tiling;

namespace NuTonic.Engine.Tests.Osm.Shapes;

public sealed class RelationShapeTests
{
    private const int Cases = 300;

    [Fact]
    public void Create_RingsCutAndShuffled_GivesTheSamePolygons()
    {
        for (ulong seed = 0; seed < Cases; seed++)
        {
            var random = new SplitMix64(seed);
            List<PackedPoint[]> rings = [];
            for (int i = 0; i < 3; i++)
            {
                // Outlines apart from each other; two holes in each, on both sides of its centre.
                var center = new PackedPoint(i * 10_000_000, 0);
                rings.Add(Square(center, 4_000_000));
                rings.Add(
                    RingRandom.Star(
                        random, new PackedPoint(center.Longitude - 2_000_000, 0), 1_500_000, 5 + random.Below(40)));
                rings.Add(
                    RingRandom.Star(
                        random, new PackedPoint(center.Longitude + 2_000_000, 0), 1_500_000, 5 + random.Below(40)));
            }

            List<PackedPoint[]> ways = [.. rings.SelectMany(ring => RingRandom.Cut(random, ring, 1 + random.Below(8)))];
            RingRandom.Shuffle(random, ways);

            Shape whole = Create(rings);
            Shape shape = Create(ways);

            Assert.Equal(3, whole.Parts.Length);
            Assert.All(whole.Parts, part => Assert.Equal(3, part.Length));
            Assert.True(Text(whole) == Text(shape), $"seed {seed}");
            Assert.False(shape.IsIncomplete, $"seed {seed}");
        }
    }

    [Fact]
    public void Create_RandomStars_KeepTheirArea()
    {
        for (ulong seed = 0; seed < Cases; seed++)
        {
            var random = new SplitMix64(seed);
            PackedPoint[] ring = RingRandom.Star(
                random, new PackedPoint(-1_222_000_000, 378_000_000), 50_000, 3 + random.Below(200));
            List<PackedPoint[]> ways = RingRandom.Cut(random, ring, 2 + random.Below(20));
            RingRandom.Shuffle(random, ways);

            Shape shape = Create(ways);

            PackedPoint[] outer = Assert.Single(Assert.Single(shape.Parts));
            Assert.True(Int128.Abs(SignedArea(ring)) == SignedArea(outer), $"seed {seed}");
            Assert.Equal(outer[0], outer[^1]);
        }
    }

    [Fact]
    public void Create_RingsTouchInOnePosition_AreApart()
    {
        // Two squares with the corner (10, 10) in common, cut there.
        Shape shape = Create([Line(0, 0, 10, 0, 10, 10), Line(10, 10, 20, 10, 20, 20), Line(10, 10, 0, 10, 0, 0), Line(
            20, 20, 10, 20, 10, 10)]);

        Assert.Equal(
            ["0,0 10,0 10,10 0,10 0,0", "10,10 20,10 20,20 10,20 10,10"],
            Text(shape).Split(';').Order(StringComparer.Ordinal));
        Assert.False(shape.IsIncomplete);
    }

    [Fact]
    public void Create_HoleTouchesOutlineInTwoPositions_KeepsTheArea()
    {
        // A square of 20 x 20 and in it a lying lozenge from edge to edge, all cut where they touch.
        List<PackedPoint[]> ways =
        [
            Line(0, 10, 0, 0, 20, 0, 20, 10), Line(20, 10, 20, 20, 0, 20, 0, 10), Line(0, 10, 10, 5, 20, 10),
            Line(20, 10, 10, 15, 0, 10),
        ];
        for (ulong seed = 0; seed < 24; seed++)
        {
            RingRandom.Shuffle(new SplitMix64(seed), ways);

            Assert.Equal(
                2 * (400 - 100), Create(ways).Parts.SelectMany(part => part).Sum(ring => (long)SignedArea(ring)));
        }
    }

    [Fact]
    public void Create_IslandInALakeInAnIsland_NestsByWhatIsInsideWhat()
    {
        // Roles are all the same, and the order is no help.
        Shape shape = Create([Square(default, 1), Square(default, 4), Square(default, 2), Square(default, 3)]);

        Assert.Equal(
            [4, 3, 2, 1], shape.Parts.SelectMany(part => part).Select(ring => ring.Max(point => point.Longitude)));
        Assert.Equal([2, 2], shape.Parts.Select(part => part.Length));
        Assert.All(shape.Parts, part => Assert.True(SignedArea(part[0]) > 0 && SignedArea(part[1]) < 0));
    }

    [Fact]
    public void Create_HolesThatShareAnEdge_AreTwoHoles()
    {
        Shape shape = Create(
            [Square(default, 50), Line(0, 0, 10, 0, 10, 10, 0, 10, 0, 0), Line(10, 0, 20, 0, 20, 10, 10, 10, 10, 0)]);

        Assert.Equal(3, Assert.Single(shape.Parts).Length);
    }

    [Fact]
    public void Create_SpurAtARing_LeavesTheRing()
    {
        Shape shape = Create([Line(5, 5, 10, 0), Line(10, 0, 10, 10, 0, 10), Line(0, 10, 0, 0, 10, 0)]);

        Assert.Equal("0,0 10,0 10,10 0,10 0,0", Text(shape));
        Assert.True(shape.IsIncomplete);
    }

    [Fact]
    public void Create_WayIsMissing_KeepsWholeRingsAndSaysSo()
    {
        Shape shape = Create([Square(default, 5), null, Line(100, 100, 120, 100)]);

        Assert.Single(shape.Parts);
        Assert.True(shape.IsIncomplete);
    }

    [Theory]
    [InlineData(true, SkipReason.CutArea)]
    [InlineData(false, SkipReason.UnclosedRing)]
    public void Create_NoRing_SaysWhy(bool isCut, object reason)
    {
        List<PackedPoint[]?> ways = [Line(0, 0, 10, 0, 10, 10)];
        if (isCut)
        {
            ways.Add(null);
        }

        Shape shape = Create(ways);

        Assert.Empty(shape.Parts);
        Assert.Equal((SkipReason)reason, shape.Reason);
    }

    [Fact]
    public void Create_NestedRingsByTheThousand_StopsSoon()
    {
        // 4,000 rings around each other with 200 corners each would be 1.6e9 edges for one
        // relation, and again for the next.
        var budget = new WorkBudget();
        PackedPoint[]?[] ways = [.. Enumerable.Range(1, 4000).Select(i => Circle(i * 1000, 200))];

        Shape shape = Create(ways, budget);

        Assert.Equal(SkipReason.TooComplex, shape.Reason);
        Assert.Equal(SkipReason.TooComplex, Create(ways, budget).Reason);
    }

    private static Shape Create(IReadOnlyList<PackedPoint[]?> ways) => Create(ways, new WorkBudget());

    private static Shape Create(IReadOnlyList<PackedPoint[]?> ways, WorkBudget budget)
    {
        var relation = new RawRelation
        {
            Id = 1,
            Tags = ImmutableArray<KeyValuePair<string, string>>.Empty,
            Members = [.. Enumerable.Range(0, ways.Count).Select(i => new RawMember(OsmType.Way, i, "outer"))],
        };
        return new RelationShape(budget).Create(
            relation,
            PackedKind.Polygons,
            member => ways[(int)member.Id]?.Select(point => (PackedPoint?)point).ToArray());
    }

    private static PackedPoint[] Line(params int[] coordinates) =>
    [
        .. Enumerable.Range(0, coordinates.Length / 2)
            .Select(i => new PackedPoint(coordinates[2 * i], coordinates[(2 * i) + 1])),
    ];

    private static PackedPoint[] Square(PackedPoint center, int half)
    {
        (int x, int y) = (center.Longitude, center.Latitude);
        return Line(x - half, y - half, x - half, y + half, x + half, y + half, x + half, y - half, x - half, y - half);
    }

    private static PackedPoint[] Circle(int radius, int corners)
    {
        PackedPoint[] points = [.. Enumerable.Range(0, corners).Select(i => new PackedPoint(
            (int)(radius * Math.Cos(2 * Math.PI * i / corners)), (int)(radius * Math.Sin(2 * Math.PI * i / corners))))];
        return [.. points, points[0]];
    }

    private static Int128 SignedArea(PackedPoint[] ring)
    {
        Int128 area = 0;
        for (int i = 1; i < ring.Length; i++)
        {
            area += ((Int128)ring[i - 1].Longitude * ring[i].Latitude)
                - ((Int128)ring[i].Longitude * ring[i - 1].Latitude);
        }

        return area;
    }

    private static string Text(Shape shape) => string.Join(
        ';',
        shape.Parts.Select(
            part => string.Join(
                '|', part.Select(ring => string.Join(' ', ring.Select(p => $"{p.Longitude},{p.Latitude}"))))));
}
