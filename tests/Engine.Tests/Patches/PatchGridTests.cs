using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Tests.Patches;

public sealed class PatchGridTests
{
    public static TheoryData<string> Shapes => ["utm", "turned", "degrees", "coarse", "fine", "mirrored", "mercator"];

    [Fact]
    public void Enumerate_QuadOfTheWantedSize_CutsItsOwnPixels()
    {
        Grid quad = Quads.Utm(80, 79);

        ImmutableArray<Patch> patches = PatchGrid.Enumerate("a", quad, Quads.Small, "a.tif");

        // 16 + 32 + 32 = 80 columns fit exactly, 79 rows are one short.
        Assert.Equal(
            [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)], patches.Select(patch => (patch.Column, patch.Row)));
        Assert.Equal(
            new Grid(quad.Crs, new GeoTransform(0.5, 0, 500_032, 0, -0.5, 4_499_984), 16, 16), patches[5].Grid);
    }

    [Theory]
    [InlineData(0.5, 0.5, true)]
    [InlineData(0.50049, 0.50049, true)]
    [InlineData(0.5006, 0.5006, false)]
    [InlineData(0.4994, 0.4994, false)]
    [InlineData(0.50045, 0.49955, false)]
    public void Create_PixelSize_DecidesOnResampling(double width, double height, bool isNative)
    {
        Grid quad = Quads.Utm(64, 64) with { Transform = new GeoTransform(width, 0, 500_000, 0, -height, 4_500_000) };

        Assert.Equal(isNative, PatchLattice.Create(quad, Quads.Small, "a.tif").IsNative);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Enumerate_AnyQuad_GivesSquarePatchesWhollyInside(string shape)
    {
        Grid quad = Quad(shape);

        ImmutableArray<Patch> patches = PatchGrid.Enumerate("a", quad, Quads.Small, "a.tif");

        Assert.NotEmpty(patches);
        quad.Transform.TryInvert(out GeoTransform toPixels);
        foreach (Patch patch in patches)
        {
            Assert.True(patch.Grid.Crs.IsUtm);
            Assert.Equal((16, 16), (patch.Grid.WidthPx, patch.Grid.HeightPx));
            Assert.Equal((0.5, -0.5), (patch.Grid.Transform.A, patch.Grid.Transform.E));
            foreach ((int column, int row) in ((int, int)[])[(0, 0), (16, 0), (0, 16), (16, 16)])
            {
                (double x, double y) = patch.Grid.Transform.Apply(column, row);
                double[] xs = [x];
                double[] ys = [y];
                CoordinateTransform.Create(patch.Grid.Crs, quad.Crs).Transform(xs, ys);
                (double atColumn, double atRow) = toPixels.Apply(xs[0], ys[0]);
                Assert.InRange(atColumn, -0.01, quad.WidthPx + 0.01);
                Assert.InRange(atRow, -0.01, quad.HeightPx + 0.01);
            }
        }
    }

    // A turned quad loses the corners of its box, but no patch that fits.
    [Fact]
    public void Enumerate_TurnedQuad_TakesEveryPatchThatFits()
    {
        Grid quad = Quads.Turned(200, 200);
        var lattice = PatchLattice.Create(quad, Quads.Small, "a.tif");
        quad.Transform.TryInvert(out GeoTransform toPixels);

        int fitting = 0;
        for (int i = 0; i < lattice.Columns * lattice.Rows; i++)
        {
            Extent e = lattice.ExtentOf(i % lattice.Columns, i / lattice.Columns);
            (double, double)[] corners = [(e.Left, e.Bottom), (e.Right, e.Bottom), (e.Right, e.Top), (e.Left, e.Top)];
            bool fits = Array.TrueForAll(corners, corner =>
            {
                (double column, double row) = toPixels.Apply(corner.Item1, corner.Item2);
                return column is >= 0 and <= 200 && row is >= 0 and <= 200;
            });
            fitting += fits ? 1 : 0;
        }

        Assert.InRange(fitting, 5, (lattice.Columns * lattice.Rows) - 4);
        Assert.Equal(fitting, PatchGrid.Enumerate("a", quad, Quads.Small, "a.tif").Length);
    }

    [Fact]
    public void Enumerate_Ids_DependOnNameAndPositionAlone()
    {
        ImmutableArray<Patch> here = PatchGrid.Enumerate("a", Quads.Utm(160, 160), Quads.Small, "a.tif");
        ImmutableArray<Patch> larger = PatchGrid.Enumerate(
            "a", Quads.Utm(400, 300, left: 600_000), Quads.Small, "x/a.tif");
        ImmutableArray<Patch> other = PatchGrid.Enumerate("b", Quads.Utm(160, 160), Quads.Small, "b.tif");

        Dictionary<(int, int), long> ids = larger.ToDictionary(patch => (patch.Column, patch.Row), patch => patch.Id);
        Assert.All(here, patch => Assert.Equal(ids[(patch.Column, patch.Row)], patch.Id));
        Assert.Empty(here.Select(patch => patch.Id).Intersect(other.Select(patch => patch.Id)));
        Assert.All(larger, patch => Assert.InRange(patch.Id, 1, (1L << 53) - 1));
        Assert.Equal(larger.Length, larger.Select(patch => patch.Id).Distinct().Count());
    }

    // Ids are published: this one must never change.
    [Fact]
    public void Of_KnownPosition_HasTheKnownId()
    {
        Assert.Equal(4_566_450_648_570_371, PatchId.Of("m_4107501_ne_18_060_20221108", 3, 7));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Enumerate_DropRate_DropsThatShare(double rate)
    {
        Grid quad = Quads.Utm(3200, 3200);

        int kept = PatchGrid.Enumerate("a", quad, Quads.Small with { DropRate = rate }, "a.tif").Length;

        // 10,000 draws: four standard deviations are 0.02.
        Assert.InRange(kept / 10_000.0, 1 - rate - 0.02, 1 - rate + 0.02);
    }

    [Fact]
    public void Enumerate_HigherDropRate_KeepsASubset()
    {
        Grid quad = Quads.Utm(640, 640);
        long[] few = [.. Ids(quad, 0.8, 1)];
        long[] many = [.. Ids(quad, 0.4, 1)];

        Assert.Empty(few.Except(many));
        Assert.NotEqual(many, Ids(quad, 0.4, 2));
        Assert.Empty(Ids(quad, 1, 1));
    }

    [Theory]
    [InlineData(15, 400)]
    [InlineData(400, 15)]
    public void Enumerate_QuadSmallerThanAPatch_GivesNone(int width, int height)
    {
        Assert.Empty(PatchGrid.Enumerate("a", Quads.Utm(width, height), Quads.Small, "a.tif"));
    }

    [Theory]
    [InlineData(2.1, "NT3102", "2.1")]
    [InlineData(0.015, "NT3101", "0.015")]
    public void Enumerate_PixelsFarFromTheWantedSize_AreRefused(double pixelMeters, string code, string named)
    {
        var error = Assert.Throws<NuTonicException>(
            () => PatchGrid.Enumerate("a", Quads.Utm(1000, 1000, pixelMeters), Quads.Small, "a.tif"));

        Assert.Equal(code, error.Diagnostic.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("a.tif", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(86)]
    [InlineData(-81)]
    [InlineData(1000)]
    public void Enumerate_QuadBeyondUtm_IsRefused(double latitude)
    {
        var error = Assert.Throws<NuTonicException>(
            () => PatchGrid.Enumerate("a", Quads.Degrees(100, 100, latitude: latitude), Quads.Small, "a.tif"));

        Assert.Equal("NT3104", error.Diagnostic.Code);
    }

    private static IEnumerable<long> Ids(Grid quad, double rate, long seed) => PatchGrid
        .Enumerate("a", quad, Quads.Small with { DropRate = rate, Seed = seed }, "a.tif").Select(patch => patch.Id);

    private static Grid Quad(string shape) => shape switch
    {
        "utm" => Quads.Utm(200, 150),
        "turned" => Quads.Turned(200, 200),
        "degrees" => Quads.Degrees(200, 150),
        "coarse" => Quads.Utm(100, 100, 0.8),
        "fine" => Quads.Utm(500, 500, 0.11),
        "mirrored" => Quads.Utm(200, 150) with { Transform = new GeoTransform(-0.5, 0, 500_100, 0, 0.5, 4_500_000) },
        _ => new Grid(Crs.WebMercator, new GeoTransform(0.6, 0, -8_300_000, 0, -0.6, 4_900_000), 300, 300),
    };
}
