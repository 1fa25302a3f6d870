using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Remote;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Remote;

public sealed class ClassMosaicTests : IDisposable
{
    private const double Degree = 1.0 / 12000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReadAsync_TilesThatMeet_AreOneRaster()
    {
        byte[] whole = Codes(400, 200);
        Grid grid = new(Crs.Wgs84, new GeoTransform(Degree, 0, 9 - (200 * Degree), 0, -Degree, 45), 400, 200);
        string west = Write("west", grid, whole, 0, 200);
        string east = Write("east", grid, whole, 200, 200);
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster[] tiles = [await rasters.OpenAsync(west), await rasters.OpenAsync(east)];
        Grid target = ReferenceGrid.Create(
            new Extent(9 - (100 * Degree), 45 - (150 * Degree), 9 + (80 * Degree), 45 - (40 * Degree)), 45, 9, 10);

        ClassWindow classes = await ClassMosaic.ReadAsync(
            tiles, new WindowRequest { Target = target }, Table(), TestContext.Current.CancellationToken);

        Assert.Equal(1, classes.CoveredShare);
        Assert.Equal(2, classes.Used.Count);
        Assert.Empty(classes.LeftOut);
        byte[] mapped = [.. whole.Select(code => Table().Span[code])];
        Assert.Equal(
            Warped(Saved("whole.tif", Window(grid, mapped)), target),
            Warped(Saved("label.tif", classes.Window), target));
    }

    [Fact]
    public async Task ReadAsync_NeighborZones_TakesTheOneThatCoversMore()
    {
        // 12 degrees east is where zones 32 and 33 meet; the raster of zone 33 covers the whole
        // place, the other one a part.
        Grid east = GridAt(Crs.Utm(33, false), 12.0, 45.0, 800);
        Grid west = GridAt(Crs.Utm(32, false), 11.985, 45.0, 200);
        string small = Write("small", west, Codes(200, 200), 0, 200);
        string large = Write("large", east, Codes(800, 800), 0, 800);
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster[] tiles = [await rasters.OpenAsync(small), await rasters.OpenAsync(large)];
        WindowRequest request = WindowRequest.OfBox(new Extent(11.98, 44.99, 12.02, 45.01));

        ClassWindow classes = await ClassMosaic.ReadAsync(
            tiles, request, Table(), TestContext.Current.CancellationToken);
        ClassWindow part = await ClassMosaic.ReadAsync(
            [tiles[0]], request, Table(), TestContext.Current.CancellationToken);

        Assert.Equal(1, classes.CoveredShare);
        Assert.EndsWith("large.tif", Assert.Single(classes.Used).Name, StringComparison.Ordinal);
        Assert.EndsWith("small.tif", Assert.Single(classes.LeftOut).Name, StringComparison.Ordinal);
        Assert.Equal(Crs.Utm(33, false), classes.Window.Grid.Crs);
        Assert.InRange(part.CoveredShare, 0.3, 0.7);
    }

    [Fact]
    public async Task ReadAsync_NoTileNearThePlace_IsAnError()
    {
        Grid grid = GridAt(Crs.Utm(32, false), 9, 45, 100);
        string path = Write("far", grid, Codes(100, 100), 0, 100);
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster tile = await rasters.OpenAsync(path);

        var error = await Assert.ThrowsAsync<NuTonicException>(() => ClassMosaic.ReadAsync(
            [tile],
            WindowRequest.OfBox(new Extent(20, 50, 20.1, 50.1)),
            Table(),
            TestContext.Current.CancellationToken));

        Assert.Equal("NT1604", error.Diagnostic.Code);
    }

    [Fact]
    public async Task ReadAsync_RealWorldCover_HasItsClasses()
    {
        string path = SharedFolder.Path("data/labels/worldcover/ESA_WorldCover_10m_2020_v100_N00E006_Map.tif");
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster tile = await rasters.OpenAsync(path);
        using RasterFile local = RasterFile.Open(path);
        Grid target = new(
            local.Grid.Crs, local.Grid.Transform.Shift(local.Grid.WidthPx / 2, local.Grid.HeightPx / 2), 300, 200);

        ClassWindow classes = await ClassMosaic.ReadAsync(
            [tile], new WindowRequest { Target = target }, Table(), TestContext.Current.CancellationToken);

        float[] expected = new float[classes.Window.Samples.Length];
        local.ReadWindow(0, classes.Window.Source, expected);
        byte[] mapped =
        [
            .. expected.Select(code => code == local.NoData ? ClassCodes.NoData : Table().Span[(int)code]),
        ];
        Assert.Equal(mapped, classes.Window.Samples);
        Assert.True(classes.Window.BytesFetched < classes.Window.FileBytes / 4);
    }

    [Fact]
    public void Apply_SixteenBitsAndNoData_BecomeBytes()
    {
        RasterWindow window = new()
        {
            Grid = new Grid(Crs.Wgs84, new GeoTransform(1, 0, 0, 0, -1, 0), 5, 1),
            SampleType = SampleType.UInt16,
            BandCount = 1,
            Samples = [10, 0, 20, 0, 0, 1, 3, 0, 7, 0],
            NoData = 3,
        };

        RasterWindow classes = ClassCodes.Apply(
            window, Table().Span, new RemoteFile(new Uri("http://a.invalid/a.tif")));

        Assert.Equal([1, 2, 255, 255, 255], classes.Samples);
        Assert.Equal(255.0, classes.NoData);
    }

    [Fact]
    public void Apply_FloatSamples_AreRefused()
    {
        RasterWindow window = new()
        {
            Grid = new Grid(Crs.Wgs84, new GeoTransform(1, 0, 0, 0, -1, 0), 1, 1),
            SampleType = SampleType.Float32,
            BandCount = 1,
            Samples = new byte[4],
        };

        var error = Assert.Throws<NuTonicException>(
            () => ClassCodes.Apply(window, Table().Span, new RemoteFile(new Uri("http://a.invalid/a.tif"))));

        Assert.Equal("NT1608", error.Diagnostic.Code);
    }

    [Fact]
    public void Offset_OtherLattices_AreNone()
    {
        Grid grid = new(Crs.Utm(32, false), new GeoTransform(10, 0, 500000, 0, -10, 5000000), 10, 10);

        Assert.Equal(
            (3, -2), Lattice.Offset(grid, grid with { Transform = grid.Transform with { C = 500030, F = 5000020 } }));
        Assert.Null(Lattice.Offset(grid, grid with { Transform = grid.Transform with { C = 500005 } }));
        Assert.Null(Lattice.Offset(grid, grid with { Transform = grid.Transform with { A = 10.01 } }));
        Assert.Null(Lattice.Offset(grid, grid with { Crs = Crs.Utm(33, false) }));
    }

    // WorldCover's spelling: 10, 20, ... are classes; all others say nothing.
    private static ReadOnlyMemory<byte> Table()
    {
        byte[] table = new byte[256];
        Array.Fill(table, ClassCodes.NoData);
        for (int code = 10; code <= 80; code += 10)
        {
            table[code] = (byte)(code / 10);
        }

        return table;
    }

    private static byte[] Codes(int width, int height) =>
        [.. Enumerable.Range(0, width * height).Select(i => (byte)(10 * (((i % width / 7) + (i / width / 5)) % 9)))];

    private static Grid GridAt(Crs crs, double longitude, double latitude, int side)
    {
        Span<double> x = [longitude];
        Span<double> y = [latitude];
        CoordinateTransform.Create(Crs.Wgs84, crs).Transform(x, y);
        double half = side * 5;
        return new Grid(
            crs, new GeoTransform(10, 0, Math.Round(x[0]) - half, 0, -10, Math.Round(y[0]) + half), side, side);
    }

    private static RasterWindow Window(Grid grid, byte[] codes) => new()
    {
        Grid = grid,
        SampleType = SampleType.UInt8,
        BandCount = 1,
        Samples = codes,
        NoData = 255,
    };

    private static byte[] Warped(string path, Grid target)
    {
        using RasterFile file = RasterFile.Open(path);
        byte[] plane = new byte[target.WidthPx * target.HeightPx];
        Warp.Nearest(
            new RasterBand(file, 0),
            target,
            plane,
            new NearestOptions(LabelCodes.Discard, KernelScaling.Local),
            CancellationToken.None);
        return plane;
    }

    private string Saved(string name, RasterWindow window)
    {
        string path = _folder.Combine(name);
        File.WriteAllBytes(path, window.ToGeoTiff());
        return path;
    }

    private string Write(string name, Grid whole, byte[] codes, int left, int width)
    {
        string path = _folder.Combine(name + ".tif");
        ushort[] part = [.. Enumerable.Range(0, whole.HeightPx * width)
            .Select(i => (ushort)codes[((i / width) * whole.WidthPx) + left + (i % width)])];
        Grid grid = new(whole.Crs, whole.Transform.Shift(left, 0), width, whole.HeightPx);
        CogWriter.Write(
            path, new CogImage { Grid = grid, Bands = [part], BitsPerSample = 8, TileSizePx = 64, NoData = 0 });
        return path;
    }
}
