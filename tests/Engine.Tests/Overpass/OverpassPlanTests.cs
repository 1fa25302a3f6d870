using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Overpass;

namespace NuTonic.Engine.Tests.Overpass;

public sealed class OverpassPlanTests
{
    [Fact]
    public void Text_TwoBoxes_IsThis()
    {
        OverpassQuery query = new("poi_1", [new(11500, 48100, 11567, 48145), new(-1, -2, 3, 4)]);

        Assert.Equal(
            """
            [out:json][timeout:25][maxsize:1000];
            (
            node(48.1,11.5,48.145,11.567);
            way(48.1,11.5,48.145,11.567);
            relation["type"="multipolygon"](48.1,11.5,48.145,11.567);
            node(-0.002,-0.001,0.004,0.003);
            way(-0.002,-0.001,0.004,0.003);
            relation["type"="multipolygon"](-0.002,-0.001,0.004,0.003);
            );
            (._;>;);
            out body qt;

            """,
            query.Text(new OverpassOptions { TimeoutSeconds = 25, MaxSizeBytes = 1000 }));
    }

    [Fact]
    public void Create_NeighboursInAGrid_AreOneBox()
    {
        OverpassArea[] patches =
        [
            .. from x in Enumerable.Range(0, 4)
               from y in Enumerable.Range(0, 3)
               select new OverpassArea(
                   $"p{x}{y}",
                   new Extent(11.51 + (x * 0.01), 48.11 + (y * 0.01), 11.52 + (x * 0.01), 48.12 + (y * 0.01))),
        ];

        OverpassQuery query = Assert.Single(OverpassPlan.Create(patches, new OverpassOptions()));

        LatticeBox box = Assert.Single(query.Boxes);
        Assert.Equal("p00 and 11 more", query.Subject);
        Assert.All(patches, patch => Assert.True(Holds(box, patch.BoxWgs84)));
        Assert.InRange(box.East - box.West, 40, 42);
        Assert.InRange(box.North - box.South, 30, 32);
    }

    [Fact]
    public void Create_PlaceAndItsVariants_AreOneQuery()
    {
        OverpassQuery query = Assert.Single(OverpassPlan.Create(
            [Area("a", 11.6, 48.1), Area("a_g001", 11.602, 48.1015), Area("a_g002", 11.5975, 48.1)],
            new OverpassOptions()));

        Assert.Equal("a and 2 more", query.Subject);
        Assert.Single(query.Boxes);
    }

    [Fact]
    public void Create_AreaFarAway_ChangesNoOtherQuery()
    {
        OverpassArea[] near = [Area("a", 11.5, 48.1), Area("b", 11.62, 48.2), Area("c", -70.1, -33.4)];
        string[] before = Texts(near);

        string[] after = Texts([.. near, Area("d", 100, 10), Area("e", 12.9, 48.1)]);

        Assert.Equal(before.Length + 2, after.Length);
        Assert.Subset(after.ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public void Create_AnotherOrder_GivesTheSameQueries()
    {
        OverpassArea[] areas =
        [
            .. Enumerable.Range(0, 60)
                .Select(i => Area($"p{i:D2}", 11 + (i * 37 % 50 * 0.02), 48 + (i * 17 % 40 * 0.02))),
        ];

        Assert.Equal(Texts(areas), Texts([.. areas.Reverse()]));
    }

    [Fact]
    public void Create_ManyAreas_KeepTheLimitAndCoverAll()
    {
        OverpassOptions options = new() { AreaKm2 = 100 };
        OverpassArea[] areas =
        [
            .. Enumerable.Range(0, 200)
                .Select(i => Area($"p{i:D3}", 11 + (i * 37 % 100 * 0.01), 48 + (i * 17 % 60 * 0.01))),
        ];

        var queries = OverpassPlan.Create(areas, options);

        Assert.All(queries, query => Assert.True(query.Boxes.Sum(box => box.AreaKm2) <= 100));
        Assert.All(areas, area => Assert.Contains(queries, query => query.Boxes.Any(box => Holds(box, area.BoxWgs84))));
        Assert.True(queries.Length < areas.Length);
    }

    [Fact]
    public void Create_LargeArea_IsCutWithoutGaps()
    {
        Extent box = new(11.03, 48.02, 11.71, 48.49);
        OverpassOptions options = new() { AreaKm2 = 50 };

        LatticeBox[] boxes =
        [
            .. OverpassPlan.Create([new OverpassArea("quad", box)], options).SelectMany(query => query.Boxes),
        ];

        Assert.All(boxes, piece => Assert.True(piece.AreaKm2 <= 50));
        LatticeBox whole = LatticeBox.Around(box);
        for (int x = whole.West; x < whole.East; x += 3)
        {
            for (int y = whole.South; y < whole.North; y += 3)
            {
                Assert.Contains(
                    boxes, piece => piece.West <= x && x < piece.East && piece.South <= y && y < piece.North);
            }
        }
    }

    [Fact]
    public void Create_TooMany_SaysToUseAnExtract()
    {
        OverpassArea[] areas = [.. Enumerable.Range(0, 4).Select(i => Area("p", i * 10, 0))];

        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => OverpassPlan.Create(areas, new OverpassOptions { MaxQueries = 3 }));

        Assert.Equal("NT1801", failure.Diagnostic.Code);
        Assert.Contains("OsmExtract", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, OverpassPlan.Create(areas, new OverpassOptions { MaxQueries = 4 }).Length);
    }

    [Theory]
    [InlineData(1, 0, 0, 1)]
    [InlineData(0, 0, 1, 91)]
    [InlineData(double.NaN, 0, 1, 1)]
    [InlineData(0, 0, double.PositiveInfinity, 1)]
    public void Create_NoBox_IsATypedErrorWithItsName(double west, double south, double east, double north)
    {
        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => OverpassPlan.Create(
                [new OverpassArea("poi_7", new Extent(west, south, east, north))], new OverpassOptions()));

        Assert.Equal("NT1800", failure.Diagnostic.Code);
        Assert.Contains("'poi_7'", failure.Message, StringComparison.Ordinal);
    }

    private static OverpassArea Area(string subject, double longitude, double latitude) =>
        new(subject, new Extent(longitude - 0.03, latitude - 0.02, longitude + 0.03, latitude + 0.02));

    private static string[] Texts(OverpassArea[] areas) =>
        [.. OverpassPlan.Create(areas, new OverpassOptions()).Select(query => query.Text(new OverpassOptions()))];

    private static bool Holds(LatticeBox box, Extent area) =>
        box.West <= area.Left * 1000
        && box.East >= area.Right * 1000
        && box.South <= area.Bottom * 1000
        && box.North >= area.Top * 1000;
}
