using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Tests.Network;
using NuTonic.Engine.Tests.Remote;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline.Fetch;

/// <summary>Windows of rasters: read once, and again when the policy or what is wanted says so.</summary>
public sealed class WindowStoreTests : IDisposable
{
    private static readonly Grid Whole = new(
        new Crs(32629), new GeoTransform(10, 0, 300_000, 0, -10, 2_700_000), 1024, 1024);
    private static readonly Grid Part = new(
        new Crs(32629), new GeoTransform(10, 0, 302_000, 0, -10, 2_698_000), 50, 50);

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryFetchStore _stored = new();
    private readonly FileFetcher _fetcher = new();

    public WindowStoreTests()
    {
        ushort[] pixels = [.. Enumerable.Range(0, 1024 * 1024).Select(i => (ushort)(i % 251))];
        CogWriter.Write(Raster, new CogImage { Grid = Whole, Bands = [pixels], BitsPerSample = 8, TileSizePx = 128 });
    }

    private string Raster => _folder.Combine("a.tif");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GetAsync_Stored_AsksForNothing()
    {
        byte[] first = await GetAsync(new FetchPolicy());
        int asked = _fetcher.Requests.Count;

        byte[] second = await GetAsync(new FetchPolicy());

        Assert.Equal(first, second);
        Assert.InRange(asked, 2, 10);
        Assert.Equal(asked, _fetcher.Requests.Count);
    }

    [Fact]
    public async Task GetAsync_Always_ReadsTheHeadAndKeepsTheSameRaster()
    {
        byte[] first = await GetAsync(new FetchPolicy());
        int asked = _fetcher.Requests.Count;

        byte[] second = await GetAsync(new FetchPolicy { Refresh = RefreshMode.Always });

        Assert.Equal(first, second);
        Assert.Equal(asked + 1, _fetcher.Requests.Count);
    }

    [Fact]
    public async Task GetAsync_AlwaysButOffline_AsksForNothing()
    {
        await GetAsync(new FetchPolicy());
        int asked = _fetcher.Requests.Count;

        await GetAsync(new FetchPolicy { Refresh = RefreshMode.Always, IsOffline = true });

        Assert.Equal(asked, _fetcher.Requests.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(24, 0)]
    public async Task GetAsync_Stale_AsksFromItsAgeOn(int hours, int requests)
    {
        await GetAsync(new FetchPolicy());
        int asked = _fetcher.Requests.Count;

        await GetAsync(new FetchPolicy { Refresh = RefreshMode.Stale, StaleAfter = TimeSpan.FromHours(hours) });

        Assert.Equal(asked + requests, _fetcher.Requests.Count);
    }

    [Fact]
    public async Task GetAsync_Recorded_ReadsPixelsAgainOnceInABuild()
    {
        await GetAsync(new FetchPolicy());
        int asked = _fetcher.Requests.Count;
        using RemoteRasters rasters = Rasters();
        WindowStore store = new(rasters, _stored, new FetchedKeys(), new FetchPolicy(), TimeProvider.System)
        {
            ReadsAgain = true,
        };

        await GetAsync(store, new WindowRequest { Target = Part });
        int recorded = _fetcher.Requests.Count;
        await GetAsync(store, new WindowRequest { Target = Part });

        Assert.Equal(2 * asked, recorded);
        Assert.Equal(recorded, _fetcher.Requests.Count);
    }

    [Fact]
    public async Task GetAsync_SomethingElseWanted_IsAnotherWindow()
    {
        using RemoteRasters rasters = Rasters();
        WindowStore store = new(rasters, _stored, new FetchedKeys(), new FetchPolicy(), TimeProvider.System);
        WindowRequest request = new() { Target = Part };
        WindowRequest[] others =
        [
            request with { MarginPx = 40 },
            request with { ResolutionMeters = 40 },
            request with { Bands = [0] },
            request with { Target = Part with { WidthPx = 51 } },
        ];
        await GetAsync(store, request);

        foreach (WindowRequest other in others)
        {
            int kept = _stored.All.Count();
            await GetAsync(store, other);
            Assert.True(_stored.All.Count() > kept, other.ToString());
        }
    }

    [Fact]
    public async Task GetClassesAsync_OtherTable_IsReadAgainAndTranslated()
    {
        using RemoteRasters rasters = Rasters();
        WindowStore store = new(rasters, _stored, new FetchedKeys(), new FetchPolicy(), TimeProvider.System);
        RemoteFile[] files = [new RemoteFile(new Uri("http://files.invalid" + Raster), "poi_1")];
        WindowRequest request = new() { Target = Part };
        byte[] ones = new byte[256];
        Array.Fill<byte>(ones, 1);

        ReadOnlyMemory<byte> first = await store.GetClassesAsync(
            files, request, ones, TestContext.Current.CancellationToken);
        int asked = _fetcher.Requests.Count;
        ReadOnlyMemory<byte> again = await store.GetClassesAsync(
            files, request, ones, TestContext.Current.CancellationToken);
        Assert.Equal(asked, _fetcher.Requests.Count);
        Array.Fill<byte>(ones, 2);
        ReadOnlyMemory<byte> other = await store.GetClassesAsync(
            files, request, ones, TestContext.Current.CancellationToken);

        Assert.True(first.Span.SequenceEqual(again.Span));
        Assert.False(first.Span.SequenceEqual(other.Span));
        Assert.True(store.BytesFetched > 0 && store.FileBytes > store.BytesFetched);
    }

    private RemoteRasters Rasters() =>
        new(_fetcher, new RemoteOptions { DownloadFolder = _folder.Combine("downloads") });

    private async Task<byte[]> GetAsync(FetchPolicy policy)
    {
        using RemoteRasters rasters = Rasters();
        return await GetAsync(
            new WindowStore(rasters, _stored, new FetchedKeys(), policy, TimeProvider.System),
            new WindowRequest { Target = Part });
    }

    private async Task<byte[]> GetAsync(WindowStore store, WindowRequest request) => (await store.GetAsync(
        new RemoteFile(new Uri("http://files.invalid" + Raster), "poi_1"),
        request,
        TestContext.Current.CancellationToken)).ToArray();
}
