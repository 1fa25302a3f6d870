using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Tests.Imaging;
using NuTonic.Engine.Tests.Network;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Remote;

/// <summary>Real files on a real server: what comes through ranges is what lies in the file.</summary>
public sealed class NginxTests : IDisposable
{
    private readonly PlainFetcher _fetcher = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _fetcher.Dispose();
        _folder.Dispose();
    }

    // The windows of a file that has no georeference cannot be asked for by ground, so this goes one layer below.
    [Fact]
    public async Task ReadRanges_EveryConformanceFile_DecodesToTheLocalPixels()
    {
        using NginxHost server = StartServer();
        List<string> wrong = [];
        int files = 0;
        foreach (ConformanceRow row in ConformanceTable.Rows("tiff")
            .Where(row => row.Compression is not ("ZSTD" or "LZMA" or "OJPEG")))
        {
            files++;
            using TiffFile local = TiffFile.Open(row.Path);
            Uri address = new(server.Address, "data/conformance/tiff/" + row.Name);
            foreach (PixelWindow window in Windows(local.Images[0]))
            {
                byte[] expected = Raw(local.Images[0], window);
                byte[] remote = await ReadThroughRanges(address, new FileInfo(row.Path).Length, window);
                if (!expected.AsSpan().SequenceEqual(remote))
                {
                    wrong.Add($"{row.Name} {window}");
                }
            }
        }

        Assert.Equal(39, files);
        Assert.Empty(wrong);
        Assert.All(_fetcher.Requests, request => Assert.NotNull(request.Range));
    }

    [Fact]
    public async Task ReadAsync_EveryGeoreferencedFile_HasTheLocalPixels()
    {
        using NginxHost server = StartServer();
        using RemoteRasters rasters = new(_fetcher, new RemoteOptions { DownloadFolder = _folder.Path });
        string root = SharedFolder.Path("data");
        int files = 0;
        foreach (string path in Directory.EnumerateFiles(root, "*.tif*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            using RasterFile? local = path.Contains("/bad/", StringComparison.Ordinal) ? null : OpenOrNull(path);
            if (local is not null)
            {
                files++;
                RemoteFile file = new(new Uri(server.Address, "data/"
                    + Uri.EscapeDataString(Path.GetRelativePath(root, path))
                        .Replace("%2F", "/", StringComparison.Ordinal)));
                RemoteRaster remote = await rasters.OpenAsync(file, TestContext.Current.CancellationToken);
                Grid target = Middle(local.Grid);
                RasterWindow window = await remote.ReadAsync(
                    new WindowRequest { Target = target, MarginPx = 4 }, TestContext.Current.CancellationToken);

                Assert.Equal(local.Grid, remote.Grid);
                Assert.Equal(new FileInfo(path).Length, window.FileBytes);
                Assert.True(ReadLocal(path, window).AsSpan().SequenceEqual(window.Samples), path);
            }
        }

        Assert.True(files >= 50, $"only {files} files");
        Assert.Equal(0, rasters.BytesDownloaded);
        Assert.All(server.Requests, line => Assert.Contains(" 206 ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_ServerWithoutRanges_IsDownloadedOnceForAll()
    {
        using NginxHost server = StartServer();
        string path = SharedFolder.Path("data/s2/S2A_29RKH_20200219/B04.tif");
        RemoteFile file = new(new Uri(server.Address, "plain/data/s2/S2A_29RKH_20200219/B04.tif"), "poi_1");
        using (RemoteRasters rasters = new(_fetcher, new RemoteOptions { DownloadFolder = _folder.Path }))
        {
            using RasterFile local = RasterFile.Open(path);
            RasterWindow[] windows = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                RemoteRaster remote = await rasters.OpenAsync(file, TestContext.Current.CancellationToken);
                return await remote.ReadAsync(
                    new WindowRequest { Target = Middle(local.Grid) }, TestContext.Current.CancellationToken);
            }));

            Assert.All(windows, window => Assert.True(ReadLocal(path, window).AsSpan().SequenceEqual(window.Samples)));
            Assert.Single(_fetcher.Requests, request => request.Range is null);
            Assert.Equal(new FileInfo(path).Length, rasters.BytesDownloaded);
            Assert.Single(Directory.GetFiles(_folder.Path));
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task OpenAsync_NoSuchFile_NamesAddressAndPoi()
    {
        using NginxHost server = StartServer();
        using RemoteRasters rasters = new(_fetcher, new RemoteOptions { DownloadFolder = _folder.Path });
        RemoteFile file = new(new Uri(server.Address, "data/gone.tif"), "poi_1");

        var error = await Assert.ThrowsAsync<NuTonicException>(
            () => rasters.OpenAsync(file, TestContext.Current.CancellationToken));

        Assert.Equal("NT1600", error.Diagnostic.Code);
        Assert.Contains(server.Address.Authority, error.Message, StringComparison.Ordinal);
        Assert.Contains("poi_1", error.Message, StringComparison.Ordinal);
    }

    private static NginxHost StartServer()
    {
        Assert.SkipWhen(NginxHost.Lack is not null, NginxHost.Lack ?? string.Empty);
        return NginxHost.Start(SharedFolder.Path(string.Empty).TrimEnd('/'));
    }

    /// <summary>Null for a file without a georeference, or one that is refused for another reason.</summary>
    private static RasterFile? OpenOrNull(string path)
    {
        try
        {
            return RasterFile.Open(path);
        }
        catch (NuTonicException)
        {
            return null;
        }
    }

    /// <summary>A third of the raster in its middle.</summary>
    private static Grid Middle(Grid grid)
    {
        (int width, int height) = (Math.Max(1, grid.WidthPx / 3), Math.Max(1, grid.HeightPx / 3));
        return new Grid(grid.Crs, grid.Transform.Shift(width, height), width, height);
    }

    private static byte[] ReadLocal(string path, RasterWindow window)
    {
        using TiffFile file = TiffFile.Open(path);
        return Raw(file.Images[window.Level], window.Source);
    }

    private static byte[] Raw(TiffImage image, PixelWindow window)
    {
        int bytes = window.Width * window.Height * image.SampleType.Bytes();
        byte[] all = new byte[bytes * image.BandCount];
        for (int band = 0; band < image.BandCount; band++)
        {
            image.ReadRaw(band, window, all.AsSpan(band * bytes, bytes));
        }

        return all;
    }

    private static IEnumerable<PixelWindow> Windows(TiffImage image)
    {
        (int width, int height) = (image.WidthPx, image.HeightPx);
        yield return new PixelWindow(width - 1, height - 1, 1, 1);
        yield return new PixelWindow(
            width / 5, height / 5, width - (width / 5) - (width / 7), height - (height / 5) - (height / 7));
    }

    private async Task<byte[]> ReadThroughRanges(Uri address, long length, PixelWindow window)
    {
        RangeReader ranges = new(_fetcher, new RemoteFile(address));
        RemoteOptions options = new() { DownloadFolder = _folder.Path };
        List<TiffExtent> extents =
        [
            (await ranges.ReadAsync(new(0, 512), TestContext.Current.CancellationToken))!.Value,
        ];
        Assert.Equal(length, ranges.Length);
        while (true)
        {
            try
            {
                using ExtentTiffSource head = new(address.AbsoluteUri, length, extents);
                using TiffFile file = TiffFile.Open(head);
                TiffImage image = file.Images[0];
                image.Prepare();
                var blocks = Enumerable.Range(0, image.BandCount)
                    .SelectMany(band => image.StoredRanges(band, window))
                    .Select(block => new NuTonic.Engine.Network.ByteRange(block.Offset, block.Count));
                foreach (var range in RangePlan.Create(blocks, extents, options))
                {
                    extents.Add((await ranges.ReadAsync(range, TestContext.Current.CancellationToken))!.Value);
                }

                using ExtentTiffSource all = new(address.AbsoluteUri, length, extents);
                using TiffFile whole = TiffFile.Open(all);
                return Raw(whole.Images[0], window);
            }
            catch (MissingBytesException missing)
            {
                extents.Add(
                    (await ranges.ReadAsync(
                        new(missing.Offset, missing.Count), TestContext.Current.CancellationToken))!.Value);
            }
        }
    }
}
