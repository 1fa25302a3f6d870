using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Remote;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Remote;

public sealed class ByteShareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The worst place: the box lies across a corner where four tiles meet.
    [Theory]
    [InlineData(1024)]
    [InlineData(512)]
    public async Task ReadAsync_FiveKilometersOfAScene_NeedLessThanFourPercentOfThreeBands(int tilePx)
    {
        int corner = 5 * 1024 / tilePx;
        string[] bands = [.. new[] { "red", "green", "blue" }.Select(band => _folder.Combine(band + ".tif"))];
        Array.ForEach(bands, path => SparseScene.Write(
            path, tilePx, (column, row) => Math.Abs(column - corner) <= 2 && Math.Abs(row - corner) <= 2));
        (double x, double y) = SparseScene.Grid.Transform.Apply(corner * tilePx, corner * tilePx);
        Grid target = new(SparseScene.Grid.Crs, new GeoTransform(10, 0, x - 2500, 0, -10, y + 2500), 500, 500);
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        long fetched = 0;
        foreach (string path in bands)
        {
            RemoteRaster remote = await rasters.OpenAsync(path);
            RasterWindow window = await remote.ReadAsync(
                new WindowRequest { Target = target }, TestContext.Current.CancellationToken);
            using TiffFile local = TiffFile.Open(path);
            byte[] expected = new byte[window.Samples.Length];
            local.Images[0].ReadRaw(0, window.Source, expected);

            Assert.True(expected.AsSpan().SequenceEqual(window.Samples));
            Assert.True(remote.BytesFetched > window.BytesFetched);
            Assert.True(window.ToGeoTiff().Length < 1_000_000);
            fetched += remote.BytesFetched;
        }

        long asked = rasters.Fetcher.Requests.Sum(request => request.Range!.Value.Length);
        double share = asked / (double)bands.Sum(path => new FileInfo(path).Length);
        Assert.Equal(asked, fetched);
        Assert.InRange(share, 0.001, 0.04);
        Assert.True(rasters.Fetcher.Requests.Count <= 3 * 5, $"{rasters.Fetcher.Requests.Count} requests");
        Assert.All(rasters.Fetcher.Requests, request => Assert.False(request.IsStored));
    }
}
