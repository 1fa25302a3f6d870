using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Stac;

public sealed class FootprintTests
{
    private static readonly SearchBox Box = SearchBox.Of(new Extent(10, 50, 12, 52));

    private ulong _state;

    [Fact]
    public void ShareOf_FootprintAround_IsOne() => Assert.Equal(1, Rectangle(9, 49, 13, 53).ShareOf(Box));

    [Fact]
    public void ShareOf_FootprintBeside_IsZero() => Assert.Equal(0, Rectangle(12.5, 49, 13, 53).ShareOf(Box));

    [Fact]
    public void ShareOf_Half_IsHalf() => Assert.Equal(0.5, Rectangle(11, 49, 13, 53).ShareOf(Box));

    [Fact]
    public void ShareOf_Triangle_IsItsArea() =>
        Assert.Equal(0.5, Of([Ring((10, 50), (12, 50), (10, 52), (10, 50))]).ShareOf(Box), 12);

    [Fact]
    public void ShareOf_ConcaveRing_IsItsArea()
    {
        // A U whose bottom lies below the box: two columns of a quarter of its width are inside.
        Footprint shape = Of(
            [Ring((10, 40), (12, 40), (12, 55), (11.5, 55), (11.5, 45), (10.5, 45), (10.5, 55), (10, 55), (10, 40))]);

        Assert.Equal(0.5, shape.ShareOf(Box), 12);
    }

    [Fact]
    public void ShareOf_Hole_IsLeftOut()
    {
        Footprint shape = Of([Ring((9, 49), (13, 49), (13, 53), (9, 53), (9, 49)), Ring(
            (10, 50), (11, 50), (11, 51), (10, 51), (10, 50))]);

        Assert.Equal(0.75, shape.ShareOf(Box), 12);
        Assert.False(shape.Contains(new LonLat(10.5, 50.5)));
        Assert.True(shape.Contains(new LonLat(11.5, 50.5)));
    }

    [Theory]
    [InlineData(178, 182)]
    [InlineData(178, -178)]
    [InlineData(-182, -178)]
    public void ShareOf_RingOverTheAntimeridian_HoweverWritten_IsOne(double west, double east)
    {
        Footprint shape = Rectangle(west, 60, east, 62);

        Assert.Equal(1, shape.ShareOf(SearchBox.Of(new Extent(179.5, 60.5, 180.5, 61))));
        Assert.Equal(1, shape.ShareOf(SearchBox.Of(new Extent(-179.5, 60.5, -179, 61))));
        Assert.Equal(0, shape.ShareOf(SearchBox.Of(new Extent(0, 60.5, 1, 61))));
        Assert.True(shape.Contains(new LonLat(-179.9, 61)));
        Assert.False(shape.Contains(new LonLat(0, 61)));
    }

    [Fact]
    public void ShareOf_RingAroundTheWorld_IsOneEverywhere()
    {
        Footprint world = Rectangle(-180, -90, 180, 90);

        Assert.Equal(1, world.ShareOf(Box));
        Assert.Equal(1, world.ShareOf(SearchBox.Of(new Extent(179, 0, 181, 1))), 9);
    }

    [Fact]
    public void ShareOf_RecordedAntimeridianItem_CoversBothSides()
    {
        StacItem item = StacText.Recorded("S2A_T01WCP_antimeridian_expected")[0];

        Assert.Equal(1, item.Footprint.ShareOf(SearchBox.Of(new Extent(179.9, 66, 180.1, 66.1))));
        Assert.Equal(0, item.Footprint.ShareOf(SearchBox.Of(new Extent(177, 66, 178, 66.1))));
        Assert.Equal(0, item.Footprint.ShareOf(SearchBox.Of(new Extent(0, 66, 1, 66.1))));
    }

    [Theory]
    [InlineData("io-lulc-annual-v02-pc")]
    [InlineData("io-lulc-pc")]
    public void ShareOf_RecordedTilesBesideTheAntimeridian_CoverTheirZoneAndNoOther(string name)
    {
        // Zone 60 ends at 180; the box of the item is said to be the whole width of the world.
        StacItem item = StacText.Recorded(name)[0];

        Assert.Equal(1, item.Footprint.ShareOf(SearchBox.Of(new Extent(177, 66, 177.1, 66.1))));
        Assert.Equal(0, item.Footprint.ShareOf(SearchBox.Of(new Extent(11, 66, 11.1, 66.1))));
    }

    [Fact]
    public void ShareOf_RandomStars_EqualsCountedPoints()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            _state = seed;
            Footprint shape = Star(center: 180 * ((Next() * 2) - 1));
            SearchBox box = SearchBox.Of(BoxNear(shape));

            double share = shape.ShareOf(box);

            // A star has at most 24 edges; each may put some of the 4,096 cells of the lattice
            // it crosses on the wrong side.
            Assert.True(
                Math.Abs(share - Counted(shape, box)) < 0.05, $"seed {seed}: {share} and {Counted(shape, box)}");
        }
    }

    [Fact]
    public void ShareOf_BoxInFourQuarters_IsTheirMean()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            _state = seed;
            Footprint shape = Star(center: 170);
            Extent whole = new(169.5 + Next(), -0.5 + Next(), 171 + Next(), 1 + Next());
            double x = (whole.Left + whole.Right) / 2;
            double y = (whole.Bottom + whole.Top) / 2;
            Extent[] quarters =
            [
                new(whole.Left, whole.Bottom, x, y), new(x, whole.Bottom, whole.Right, y),
                new(whole.Left, y, x, whole.Top), new(x, y, whole.Right, whole.Top),
            ];

            double mean = quarters.Average(quarter => shape.ShareOf(SearchBox.Of(quarter)));

            // A share that lies within the tolerance of 1 counts as 1.
            Assert.True(Math.Abs(mean - shape.ShareOf(SearchBox.Of(whole))) < 2 * Footprint.Tolerance, $"seed {seed}");
        }
    }

    private static double Counted(Footprint shape, SearchBox box)
    {
        const int Side = 64;
        int inside = 0;
        for (int i = 0; i < Side * Side; i++)
        {
            double x = box.Unrolled.Left + (((i % Side) + 0.5) / Side * (box.Unrolled.Right - box.Unrolled.Left));
            double y = box.Unrolled.Bottom + (((i / Side) + 0.5) / Side * (box.Unrolled.Top - box.Unrolled.Bottom));
            inside += shape.Contains(new LonLat(x, y)) ? 1 : 0;
        }

        return (double)inside / (Side * Side);
    }

    private Extent BoxNear(Footprint shape)
    {
        double left = Enumerable.Range(0, 720)
            .Select(step => -180 + (step / 2.0))
            .First(at => shape.Contains(new LonLat(at, 0)));
        return new Extent(left - 1 - Next(), -2 * Next() - 0.1, left + 1 + Next(), 0.1 + (2 * Next()));
    }

    private Footprint Star(double center)
    {
        List<LonLat> corners = [];
        for (int i = 0; i < 24; i++)
        {
            double radius = 1 + (2 * Next());
            double longitude = center + (radius * Math.Cos(i * Math.PI / 12));
            double written = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
            corners.Add(new LonLat(written, radius * Math.Sin(i * Math.PI / 12)));
        }

        return new Footprint([new FootprintPolygon(FootprintRing.Of([.. corners, corners[0]]), [])]);
    }

    private double Next()
    {
        _state = (_state * 6364136223846793005) + 1442695040888963407;
        return (_state >> 11) * (1.0 / (1UL << 53));
    }

    private static Footprint Rectangle(double west, double south, double east, double north) =>
        Of([Ring((west, south), (east, south), (east, north), (west, north), (west, south))]);

    private static Footprint Of(ImmutableArray<FootprintRing> rings) =>
        new([new FootprintPolygon(rings[0], rings[1..])]);

    private static FootprintRing Ring(params (double X, double Y)[] corners) =>
        FootprintRing.Of([.. corners.Select(corner => new LonLat(corner.X, corner.Y))]);
}
