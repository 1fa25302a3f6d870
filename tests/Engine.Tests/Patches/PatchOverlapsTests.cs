using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Patches;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Patches;

public sealed class PatchOverlapsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Patches are 8 m wide and 16 m apart: the second quad begins so many metres to the east of the first.
    [Theory]
    [InlineData(0, 25)]
    [InlineData(4, 25)]
    [InlineData(7.75, 25)]
    [InlineData(8, 0)]
    public void Find_ShiftedQuad_LosesWhatIsCovered(double shift, int expected)
    {
        QuadPlacement newer = Placement("b", "2022-01-01", Quads.Utm(144, 144));
        QuadPlacement older = Placement("a", "2021-01-01", Quads.Utm(144, 144, left: 500_000 + shift));

        ImmutableArray<ImmutableArray<PatchOverlap>> found = PatchOverlaps.Find(
            [older, newer], Quads.Small, Cancellation);

        Assert.Equal(expected, found[0].Length);
        Assert.Empty(found[1]);
        Assert.All(
            found[0],
            overlap => Assert.Equal(("b", Math.Round((8 - shift) / 8, 6)), (overlap.KeptQuad, overlap.Share)));
    }

    // 16 x 16 pixels: one in a hundred is 2.56 of them.
    [Theory]
    [InlineData(0.07, 0)]
    [InlineData(0.08, 0)]
    [InlineData(0.09, 1)]
    public void Find_OverlapOfOnePercent_IsStillKept(double overlapMeters, int expected)
    {
        QuadPlacement first = Placement("a", "2022-01-01", Quads.Utm(16, 16));
        QuadPlacement second = Placement("b", "2021-01-01", Quads.Utm(16, 16, left: 500_008 - overlapMeters));

        Assert.Equal(expected, PatchOverlaps.Find([first, second], Quads.Small, Cancellation)[1].Length);
    }

    [Theory]
    [InlineData("2022-01-01", "2021-12-31", 1)]
    [InlineData("2021-12-31", "2022-01-01", 0)]
    [InlineData("2021-01-01", "2021-01-01", 1)]
    [InlineData(null, "2000-01-01", 0)]
    [InlineData(null, null, 1)]
    public void Find_SameGround_GoesToTheNewestThenToTheFirstName(string? dateOfA, string? dateOfB, int loser)
    {
        QuadPlacement a = Placement("a", dateOfA, Quads.Utm(48, 48));
        QuadPlacement b = Placement("b", dateOfB, Quads.Utm(48, 48));

        ImmutableArray<ImmutableArray<PatchOverlap>> found = PatchOverlaps.Find([a, b], Quads.Small, Cancellation);

        Assert.Equal(4, found[loser].Length);
        Assert.Empty(found[1 - loser]);
    }

    // The middle quad covers half of each neighbour. Newest first it is left out itself,
    // and takes nothing from the third.
    [Fact]
    public void Find_PatchThatIsLeftOut_TakesNoGround()
    {
        QuadPlacement[] quads =
        [
            Placement("a", "2023-01-01", Quads.Utm(16, 16)),
            Placement("b", "2022-01-01", Quads.Utm(16, 16, left: 500_004)),
            Placement("c", "2021-01-01", Quads.Utm(16, 16, left: 500_008)),
        ];

        ImmutableArray<ImmutableArray<PatchOverlap>> found = PatchOverlaps.Find([.. quads], Quads.Small, Cancellation);

        Assert.Equal([0, 1, 0], found.Select(list => list.Length));
    }

    [Fact]
    public void Find_DroppedByTheDraw_TakesNoGround()
    {
        PatchOptions options = Quads.Small with { DropRate = 0.5 };
        Grid grid = Quads.Utm(640, 640);
        HashSet<(int, int)> drawnA = [.. Positions("a", grid, options)];
        HashSet<(int, int)> drawnB = [.. Positions("b", grid, options)];

        ImmutableArray<ImmutableArray<PatchOverlap>> found = PatchOverlaps.Find(
            [Placement("a", null, grid), Placement("b", null, grid)], options, Cancellation);

        Assert.Empty(found[0]);
        Assert.Equal(
            drawnA.Intersect(drawnB).Order(), found[1].Select(overlap => (overlap.Column, overlap.Row)).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Find_AnyQuads_KeepsEveryGroundOnceWhateverTheirOrder(ulong seed)
    {
        QuadPlacement[] quads = Scatter(seed);
        QuadPlacement[] shuffled = [.. quads.OrderBy(quad => SampleHash.Mix(seed ^ (ulong)quad.Name[0]))];

        HashSet<(string, int, int)> left = Left(quads);

        Assert.Equal(left, Left(shuffled));
        List<(QuadPlacement Quad, Patch Patch)> all = [.. quads.SelectMany(quad => PatchGrid
            .Enumerate(quad.Name, quad.Grid, Quads.Small, quad.Path).Select(patch => (quad, patch)))];
        ILookup<bool, (QuadPlacement Quad, Patch Patch)> byFate =
            all.ToLookup(one => left.Contains((one.Quad.Name, one.Patch.Column, one.Patch.Row)));
        Assert.NotEmpty(byFate[true]);
        Assert.Equal(left.Count, byFate[true].Count());
        List<(QuadPlacement Quad, Patch Patch)> kept = [.. byFate[false]];
        for (int i = 0; i < kept.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                // Zones differ in scale and direction: shares agree to a thousandth.
                double share = Share(kept[i].Patch.Grid, kept[j].Patch.Grid);
                Assert.True(
                    share <= PatchOverlaps.MaxShare + 0.001, $"seed {seed}: {kept[i]} and {kept[j]} share {share}");
            }
        }

        Assert.All(byFate[true], one => Assert.Contains(
            kept, other => Share(one.Patch.Grid, other.Patch.Grid) > PatchOverlaps.MaxShare - 0.001));
    }

    [Fact]
    public void Share_OfPatchesInTwoZones_IsSymmetric()
    {
        Grid west = Zoned(17, -78.0, 36.62);
        for (int step = 0; step < 12; step++)
        {
            Grid east = Zoned(18, -78.0 + (step * 1e-5), 36.62 + (step * 4e-6));

            double there = Share(west, east);

            Assert.Equal(there, Share(east, west), 2e-3);
            Assert.Equal(step < 9, there > 0.01);
        }
    }

    [Fact]
    public void Find_QuadsOfNeighborZones_AreCompared()
    {
        QuadPlacement west = Placement("w", "2022-01-01", Large(Zoned(17, -78.0, 36.62)));
        QuadPlacement east = Placement("e", "2021-01-01", Large(Zoned(18, -78.0, 36.62)));

        ImmutableArray<ImmutableArray<PatchOverlap>> found = PatchOverlaps.Find(
            [west, east], Quads.Small, Cancellation);

        Assert.InRange(found[1].Length, 15, 25);
    }

    // NAD 83 counts as WGS 84, so the same zone under two codes is the same ground.
    [Fact]
    public void Find_QuadsOfBothDatums_AreCompared()
    {
        Grid grid = Quads.Utm(144, 144);
        QuadPlacement wgs84 = Placement("a", null, grid);
        QuadPlacement nad83 = Placement("b", null, grid with { Crs = new Crs(26918) });

        Assert.Equal(25, PatchOverlaps.Find([wgs84, nad83], Quads.Small, Cancellation)[1].Length);
    }

    private static HashSet<(string, int, int)> Left(QuadPlacement[] quads)
    {
        ImmutableArray<ImmutableArray<PatchOverlap>> found = PatchOverlaps.Find([.. quads], Quads.Small, Cancellation);
        return [.. quads.Zip(found).SelectMany(pair => pair.Second.Select(o => (pair.First.Name, o.Column, o.Row)))];
    }

    /// <summary>
    /// Ten quads around one place: some turned, some in degrees, some in the neighbour zone, some of one day.
    /// </summary>
    private static QuadPlacement[] Scatter(ulong seed) =>
    [
        .. Enumerable.Range(0, 10).Select(i =>
        {
            double dx = SampleHash.Unit(SampleHash.At(seed, i, 1)) * 60;
            double dy = SampleHash.Unit(SampleHash.At(seed, i, 2)) * 60;
            Grid grid = (i % 4) switch
            {
                0 => Quads.Utm(120, 100, left: 500_000 + dx, top: 4_500_000 + dy),
                1 => Quads.Turned(110, 110) with { Transform = Quads.Turned(1, 1).Transform.Shift(dx, dy) },
                2 => Quads.Degrees(120, 120, -75 + (dx * 1e-5), 40.6505 + (dy * 1e-5)),
                _ => Quads.Utm(100, 130, 0.61, 500_000 + dy, 4_500_000 + dx),
            };
            string? date = (SampleHash.At(seed, i, 3) % 3) switch { 0 => null, 1 => "2021-05-01", _ => "2022-05-01" };
            return Placement(((char)('a' + i)).ToString(), date, grid);
        }),
    ];

    private static double Share(Grid patch, Grid other)
    {
        (double column, double row)[] corners = [(0, 16), (16, 16), (16, 0), (0, 0)];
        double[] xs = [.. corners.Select(corner => patch.Transform.Apply(corner.column, corner.row).X)];
        double[] ys = [.. corners.Select(corner => patch.Transform.Apply(corner.column, corner.row).Y)];
        CoordinateTransform.Create(patch.Crs, other.Crs).Transform(xs, ys);
        (double X, double Y)[] moved = [.. xs.Zip(ys)];
        (double left, double top) = other.Transform.Apply(0, 0);
        (double right, double bottom) = other.Transform.Apply(16, 16);
        return ConvexArea.Within(moved, new Extent(left, bottom, right, top)) / ConvexArea.Of(moved);
    }

    /// <summary>One patch of a zone whose upper left corner lies at a place.</summary>
    private static Grid Zoned(int zone, double longitude, double latitude)
    {
        double[] x = [longitude];
        double[] y = [latitude];
        var crs = Crs.Utm(zone, south: false);
        CoordinateTransform.Create(Crs.Wgs84, crs).Transform(x, y);
        return new Grid(crs, new GeoTransform(0.5, 0, x[0], 0, -0.5, y[0]), 16, 16);
    }

    private static Grid Large(Grid patch) => patch with { WidthPx = 144, HeightPx = 144 };

    private static IEnumerable<(int, int)> Positions(string name, Grid grid, PatchOptions options) =>
        PatchGrid.Enumerate(name, grid, options, name).Select(patch => (patch.Column, patch.Row));

    private static QuadPlacement Placement(string name, string? date, Grid grid) =>
        new(name, date, grid, name + ".tif");
}
