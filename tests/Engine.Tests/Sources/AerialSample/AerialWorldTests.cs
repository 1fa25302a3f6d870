using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Sources.AerialSample;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Sources.AerialSample;

public sealed class AerialWorldTests(AerialWorldFixture world) : IClassFixture<AerialWorldFixture>, IDisposable
{
    // Small, so that drawing it again and again takes no time.
    private static readonly AerialSampleOptions Small = new(Quads: 2, SidePx: 300);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Generate_OneQuadFewer_ItsPictureAndElementsStayAsTheyWere()
    {
        AerialWorld.Generate(_folder.Combine("one"), AerialWorldFixture.Options with { Quads = 1 });

        Assert.Equal(File.ReadAllBytes(world.Picture(0)), File.ReadAllBytes(Pictures("one").Single()));
        string[] all = File.ReadAllLines(Path.Combine(world.Root, AerialWorld.MapName));
        string[] fewer = File.ReadAllLines(_folder.Combine("one", AerialWorld.MapName));
        Assert.True(fewer.Length < all.Length);
        Assert.Subset(all.ToHashSet(), fewer.ToHashSet());
    }

    [Fact]
    public void Generate_OtherSeed_OtherPictureAndMap()
    {
        AerialWorld.Generate(_folder.Combine("other"), Small with { Seed = 2 });
        AerialWorld.Generate(_folder.Combine("same"), Small);

        Assert.All(
            Pictures("same").Zip(Pictures("other")),
            pair => Assert.NotEqual(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
        Assert.NotEqual(
            File.ReadAllBytes(_folder.Combine("same", AerialWorld.MapName)),
            File.ReadAllBytes(_folder.Combine("other", AerialWorld.MapName)));
    }

    [Fact]
    public void Ensure_Twice_WritesOnce()
    {
        AerialWorld.Ensure(_folder.Combine("a"), Small);
        string added = _folder.Combine("a", "added.txt");
        File.WriteAllText(added, "");

        AerialWorld.Ensure(_folder.Combine("a"), Small);

        Assert.True(File.Exists(added));
    }

    [Theory]
    [InlineData("map.osm")]
    [InlineData("sample.txt")]
    [InlineData("imagery/m_4110201_nw_13_060_20220614.tif")]
    public void Ensure_DamagedFile_MakesTheWorldAgain(string damaged)
    {
        AerialWorld.Ensure(_folder.Combine("a"), Small);
        string path = _folder.Combine("a", damaged);
        byte[] before = File.ReadAllBytes(path);
        File.WriteAllBytes(path, before[..^9]);
        Assert.False(AerialWorld.IsIntact(_folder.Combine("a"), Small));

        AerialWorld.Ensure(_folder.Combine("a"), Small);

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.GetDirectories(_folder.Path));
    }

    [Fact]
    public void IsIntact_OtherOptions_No()
    {
        Assert.True(AerialWorld.IsIntact(world.Root, AerialWorldFixture.Options));
        Assert.False(AerialWorld.IsIntact(world.Root, AerialWorldFixture.Options with { Quads = 1 }));
        Assert.False(AerialWorld.IsIntact(world.Root, AerialWorldFixture.Options with { Seed = 2 }));
    }

    [Fact]
    public void Picture_CornerWithoutData_IsInTheSecondAlone()
    {
        byte[] first = Corner(world.Picture(0));
        byte[] second = Corner(world.Picture(1));

        Assert.Equal(-1, first.AsSpan().IndexOf((byte)0));
        Assert.Equal(-1, second.AsSpan().IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void Picture_Grid_IsThatOfTheQuad()
    {
        using var raster = RasterFile.Open(world.Picture(1));

        Assert.Equal(AerialQuad.At(1, AerialQuad.UsualSidePx).Grid, raster.Grid);
        Assert.Equal(3, raster.BandCount);
        Assert.Equal(0, raster.NoData);
    }

    [Fact]
    public void Picture_Overlap_ShowsTheSamePixels()
    {
        Grid west = AerialQuad.At(0, AerialQuad.UsualSidePx).Grid;
        Grid east = AerialQuad.At(1, AerialQuad.UsualSidePx).Grid;
        int shift = (int)Math.Round((east.Transform.C - west.Transform.C) / 0.6);
        int down = (int)Math.Round((west.Transform.F - east.Transform.F) / 0.6);
        Assert.InRange(west.WidthPx - shift, 300, 700);

        byte[] a = Red(world.Picture(0), new PixelWindow(shift, 600 + down, 300, 300));
        byte[] b = Red(world.Picture(1), new PixelWindow(0, 600, 300, 300));

        // Positions are counted from another corner, which may turn the last bit of a sum.
        Assert.All(a.Zip(b), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    [Fact]
    public void At_ThirdQuad_IsInTheNextZoneAndOverlaps()
    {
        AerialQuad[] quads =
        [
            .. Enumerable.Range(0, 300).Select(index => AerialQuad.At(index, AerialQuad.UsualSidePx)),
        ];

        Assert.Equal([13, 13, 14], quads[..3].Select(quad => quad.Grid.Crs.UtmZone));
        Assert.Equal(300, quads.Select(quad => quad.Name).Distinct().Count());
        Assert.All(quads, quad => Assert.Equal(0, Math.Round(quad.Grid.Transform.C * 5) % 3));
        double[] x = [quads[1].Grid.Transform.C + (0.6 * quads[1].Grid.WidthPx)];
        double[] y = [quads[1].Grid.Transform.F - 960];
        CoordinateTransform.Create(quads[1].Grid.Crs, quads[2].Grid.Crs).Transform(x, y);
        Assert.InRange(x[0] - quads[2].Grid.Transform.C, 150, 400);
    }

    [Fact]
    public void Write_TallPicture_TakesNoMoreMemory()
    {
        Grid grid = PaintScene.At(0, 0, 256, 16384);
        MapPainter painter = PaintScene.Painter(
            grid, [PaintScene.Area([(9, 9), (99, 9), (99, 9999)], ("landuse", "forest"))]);
        string path = _folder.Combine("tall.tif");
        QuadWriter.Write(path, new AerialQuad("warm", PaintScene.Grid, false), PaintScene.Painter(PaintScene.Grid, []));
        long before = GC.GetAllocatedBytesForCurrentThread();

        QuadWriter.Write(path, new AerialQuad("tall", grid, false), painter);

        // The picture has 12 MB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 2_000_000);
    }

    [Fact]
    public void PaintOver_SomeElements_CoversAllOfThem()
    {
        OsmElement[] elements =
        [
            PaintScene.Area([(0, 0), (30, 0), (30, 30), (0, 30)], ("building", "retail")),
            PaintScene.Line([(900, 500), (1200, 700)], ("highway", "primary")),
        ];

        string[] paths =
        [
            .. AerialWorld.PaintOver(
                elements, _folder.Combine("over"), new AerialPaintOptions(SidePx: 700, MaxQuads: 8)),
        ];

        Assert.Equal(Pictures("over"), paths.Order(StringComparer.Ordinal));
        Assert.Equal(6, paths.Length);
        Grid[] grids = [.. paths.Select(ReadGrid)];
        Assert.Equal(PaintScene.Grid.Transform.C - 24, grids.Min(grid => grid.Transform.C), 0.6);
        Assert.Equal(PaintScene.Grid.Transform.F + 24, grids.Max(grid => grid.Transform.F), 0.6);
        Assert.InRange(
            grids.Max(grid => grid.Transform.C + (0.6 * grid.WidthPx)) - PaintScene.Grid.Transform.C,
            1200 * 0.6,
            1250 * 0.6);
        Assert.InRange(
            PaintScene.Grid.Transform.F - grids.Min(grid => grid.Transform.F - (0.6 * grid.HeightPx)),
            700 * 0.6,
            750 * 0.6);
    }

    private string[] Pictures(string name) =>
    [
        .. Directory.EnumerateFiles(_folder.Combine(name), "*.tif", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal),
    ];

    private static Grid ReadGrid(string path)
    {
        using var raster = RasterFile.Open(path);
        return raster.Grid;
    }

    private static byte[] Corner(string path) => Red(path, new PixelWindow(AerialQuad.UsualSidePx - 300, 0, 300, 200));

    private static byte[] Red(string path, PixelWindow window)
    {
        using var file = TiffFile.Open(path);
        var red = new byte[window.Width * window.Height];
        file.Images[0].ReadRaw(0, window, red);
        return red;
    }
}
