using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Network;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Tests.Imaging;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Remote;

public sealed class RemoteRasterTests : IDisposable
{
    private const string Scene = "data/s2/majortom_199U_1099R/derived/B04_cog.tif";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, 0)]
    [InlineData(5.0, 0)]
    [InlineData(19.0, 0)]
    [InlineData(20.0, 1)]
    [InlineData(39.0, 1)]
    [InlineData(1000.0, 2)]
    public async Task ReadAsync_CoarserResolution_TakesTheCoarsestOverviewThatIsFineEnough(double? meters, int level)
    {
        string path = SharedFolder.Path(Scene);
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster remote = await rasters.OpenAsync(path);
        Grid target = new(remote.Grid.Crs, remote.Grid.Transform.Shift(300, 300), 200, 200);

        RasterWindow window = await remote.ReadAsync(
            new WindowRequest { Target = target, ResolutionMeters = meters }, TestContext.Current.CancellationToken);

        using TiffFile local = TiffFile.Open(path);
        byte[] expected = new byte[window.Samples.Length];
        local.Images[level].ReadRaw(0, window.Source, expected);
        Assert.Equal(level, window.Level);
        Assert.Equal(expected, window.Samples);
        Assert.Equal(10.0 * (1 << level), window.Grid.Transform.A, 1e-9);
        (double x, double y) = target.Transform.Apply(0, 0);
        Assert.InRange(x, window.Grid.Transform.C, window.Grid.Transform.C + (40 * window.Grid.Transform.A));
        Assert.InRange(y, window.Grid.Transform.F - (40 * window.Grid.Transform.A), window.Grid.Transform.F);
    }

    [Fact]
    public async Task ReadAsync_SomeBands_AreThoseInThatOrder()
    {
        string path = SharedFolder.Path("data/naip/derived/naip_va_rgbn_deflate_cog.tif");
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster remote = await rasters.OpenAsync(path);
        WindowRequest request = new() { Target = remote.Grid };

        RasterWindow all = await remote.ReadAsync(request, TestContext.Current.CancellationToken);
        RasterWindow some = await remote.ReadAsync(
            request with { Bands = [3, 1] }, TestContext.Current.CancellationToken);

        int band = all.Grid.WidthPx * all.Grid.HeightPx;
        Assert.Equal((4, 2), (all.BandCount, some.BandCount));
        Assert.Equal(all.Samples[(3 * band)..], some.Samples[..band]);
        Assert.Equal(all.Samples[band..(2 * band)], some.Samples[band..]);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => remote.ReadAsync(request with { Bands = [4] }, TestContext.Current.CancellationToken));
    }

    // One read of the head finds everything in a cloud optimised file; of others it takes some more,
    // and the pixels are the same.
    [Fact]
    public async Task OpenAsync_CloudOptimisedFile_TakesOneRequest()
    {
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);

        await rasters.OpenAsync(SharedFolder.Path(Scene));

        FetchRequest request = Assert.Single(rasters.Fetcher.Requests);
        Assert.Equal((new ByteRange(0, 32768), null), (request.Range, request.ExpectedETag));
    }

    [Fact]
    public async Task ReadAsync_AfterTheFirstAnswer_AsksForThatVersion()
    {
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster remote = await rasters.OpenAsync(SharedFolder.Path(Scene));

        await remote.ReadAsync(new WindowRequest { Target = remote.Grid }, TestContext.Current.CancellationToken);

        Assert.All(rasters.Fetcher.Requests.Skip(1), request => Assert.Equal("\"a\"", request.ExpectedETag));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(700)]
    public async Task ReadAsync_HeadInManyParts_HasTheSamePixels(int headerBytes)
    {
        string path = SharedFolder.Path("data/naip/derived/naip_va_rgb_jpeg_cog.tif");
        using LocalRasters rasters = LocalRasters.Start(
            new RemoteOptions { DownloadFolder = _folder.Path, HeaderBytes = headerBytes });
        RemoteRaster remote = await rasters.OpenAsync(path);

        RasterWindow window = await remote.ReadAsync(
            new WindowRequest { Target = remote.Grid }, TestContext.Current.CancellationToken);

        Assert.True(rasters.Fetcher.Requests.Count > 2);
        Assert.Equal(DecodedBytes.OfTiff(path), window.Samples);
        Assert.True(window.IsColor);
    }

    [Fact]
    public async Task ReadAsync_RasterWithAMask_CarriesItsPartOfIt()
    {
        const int width = 400;
        Grid grid = new(Crs.Utm(33, false), new GeoTransform(1, 0, 500000, 0, -1, 5300000), width, 300);
        byte[] mask =
        [
            .. Enumerable.Range(0, width * 300)
                .Select(i => i % width < 150 + (i / width % 5) ? (byte)0 : byte.MaxValue),
        ];
        string path = _folder.Combine("masked.tif");
        await File.WriteAllBytesAsync(
            path,
            GeoTiffWriter.Encode(new GeoTiffImage
            {
                Grid = grid,
                SampleType = SampleType.UInt8,
                BandCount = 3,
                Samples = new byte[3 * width * 300],
                Mask = mask,
                IsColor = true,
            }),
            TestContext.Current.CancellationToken);
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster remote = await rasters.OpenAsync(path);

        RasterWindow window = await remote.ReadAsync(
            new WindowRequest { Target = new Grid(grid.Crs, grid.Transform.Shift(140, 20), 60, 50) },
            TestContext.Current.CancellationToken);

        string written = _folder.Combine("window.tif");
        await File.WriteAllBytesAsync(written, window.ToGeoTiff(), TestContext.Current.CancellationToken);
        using TiffFile file = TiffFile.Open(written);
        byte[] shown = new byte[window.Grid.WidthPx * window.Grid.HeightPx];
        file.OpenMask()!.ReadPixels(1, new PixelWindow(0, 0, window.Grid.WidthPx, window.Grid.HeightPx), shown);
        byte[] expected =
        [
            .. Enumerable.Range(0, shown.Length).Select(i =>
                mask[((window.Source.Y + (i / window.Grid.WidthPx)) * width) + window.Source.X
                    + (i % window.Grid.WidthPx)]),
        ];
        Assert.Equal(expected, shown);
        Assert.Contains((byte)0, shown);
        Assert.Contains(byte.MaxValue, shown);
    }

    [Fact]
    public async Task OpenAsync_SeveralPoisInOneScene_AskForItsHeadOnce()
    {
        string path = SharedFolder.Path(Scene);
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);

        RemoteRaster[] opened = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(i => rasters.OpenAsync(path, $"poi_{i}")));
        RasterWindow[] windows = await Task.WhenAll(opened.Select((remote, i) => remote.ReadAsync(
            new WindowRequest { Target = new Grid(remote.Grid.Crs, remote.Grid.Transform.Shift(i * 200, 0), 50, 50) },
            TestContext.Current.CancellationToken)));

        Assert.Single(rasters.Fetcher.Requests, request => request.Range!.Value.Offset == 0);
        Assert.Equal(
            ["poi_0", "poi_1", "poi_2"],
            rasters.Fetcher.Requests.Skip(1).Select(request => request.Subject).Distinct().Order());
        Assert.Equal(3, windows.Length);
        Assert.Equal(
            opened.Sum(remote => remote.BytesFetched),
            rasters.Fetcher.Requests.Sum(
                request => Math.Min(request.Range!.Value.End, opened[0].FileBytes) - request.Range!.Value.Offset));
    }

    [Fact]
    public async Task OpenAsync_HeadsBeyondTheLimit_AreForgotten()
    {
        string path = SharedFolder.Path(Scene);
        using LocalRasters rasters = LocalRasters.Start(
            new RemoteOptions { DownloadFolder = _folder.Path, MaxKeptHeadBytes = 1000 });

        await rasters.OpenAsync(path);
        await rasters.OpenAsync(path);

        Assert.Equal(2, rasters.Fetcher.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_SeveralThreads_EachHasItsWindow()
    {
        string path = SharedFolder.Path(Scene);
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster remote = await rasters.OpenAsync(path);

        RasterWindow[] windows = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => remote.ReadAsync(
            new WindowRequest
            {
                Target = new Grid(remote.Grid.Crs, remote.Grid.Transform.Shift(i * 100, i * 90), 150, 150),
            },
            TestContext.Current.CancellationToken))));

        foreach (RasterWindow window in windows)
        {
            using TiffFile local = TiffFile.Open(path);
            byte[] expected = new byte[window.Samples.Length];
            local.Images[0].ReadRaw(0, window.Source, expected);
            Assert.Equal(expected, window.Samples);
        }
    }

    [Theory]
    [InlineData(4326, 1.0 / 12000, 60, 9.28)]
    [InlineData(3857, 10, 60, 5)]
    [InlineData(32632, 10, 60, 10)]
    public void Meters_OfAnyCrs_AreThoseOnTheGround(int epsg, double size, double latitude, double meters)
    {
        Grid grid = new(new Crs(epsg), new GeoTransform(size, 0, 0, 0, -size, 0), 10, 10);

        Assert.Equal(meters, PixelSize.Meters(grid, latitude), 0.01);
    }

    [Fact]
    public void Find_PlaceWithin_HasTheMarginOnEachSide()
    {
        Grid source = new(Crs.Utm(32, false), new GeoTransform(10, 0, 500000, 0, -10, 5000000), 1000, 1000);
        Grid target = new(source.Crs, source.Transform.Shift(400, 500), 50, 40);

        Assert.Equal(new PixelWindow(384, 484, 82, 72), WindowPlan.Find(source, target, 16));
        Assert.Equal(
            new PixelWindow(950, 0, 50, 56),
            WindowPlan.Find(source, target with { Transform = source.Transform.Shift(966, 0) }, 16));
        Assert.Null(WindowPlan.Find(source, target with { Transform = source.Transform.Shift(1000, 0) }, 16));
    }
}
