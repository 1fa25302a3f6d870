using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Network;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Tests.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class DynamicWorldFaultTests : IDisposable
{
    private static readonly Extent Box = new(11.4, 47.9, 11.46, 47.94);
    private static readonly Grid Grid = ReferenceGrid.Create(Box, 47.92, 11.43, 10);

    private static readonly LabelQuery Query = new()
    {
        Subject = "poi_7",
        BoxWgs84 = Box,
        Grid = Grid,
        SceneTime = new DateTimeOffset(2024, 6, 12, 10, 26, 2, TimeSpan.Zero),
    };

    private readonly PlainFetcher _fetcher = new();

    public void Dispose() => _fetcher.Dispose();

    [Fact]
    public async Task FetchAsync_NoImageAnywhere_SaysWhereItLooked()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240612", 4, maskedShare: 1));
        await using ServerHost host = await service.StartAsync();

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => Client(host).FetchAsync(Query, TestContext.Current.CancellationToken));

        Assert.Equal("NT1708", error.Diagnostic.Code);
        Assert.Contains("poi_7", error.Message, StringComparison.Ordinal);
        Assert.Contains("the scene's day, +-7 days", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("value:compute")]
    [InlineData("image:computePixels")]
    public async Task FetchAsync_PageInsteadOfAnswer_IsATypedError(string method)
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240612", 4))
        {
            Instead = (asked, _) => asked == method ? Encoding.UTF8.GetBytes("<html><title>Sign in</title></html>") : null,
        };
        await using ServerHost host = await service.StartAsync();

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => Client(host).FetchAsync(Query, TestContext.Current.CancellationToken));

        Assert.Equal("NT1705", error.Diagnostic.Code);
    }

    [Theory]
    [InlineData("NT1306", "registered for Earth Engine")]
    [InlineData("NT1304", "build again later")]
    [InlineData("NT1308", "EE_PROJECT")]
    [InlineData("NT1309", "box of this POI smaller")]
    public async Task FetchAsync_Refused_SaysWhatToDo(string code, string advice)
    {
        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(() => Refusing(code));

        Assert.Equal("NT1706", error.Diagnostic.Code);
        Assert.Contains("the server's own words", error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_NetworkDown_IsTheFetchersError() =>
        Assert.Equal("NT1300", (await Assert.ThrowsAsync<NuTonicException>(() => Refusing("NT1300"))).Diagnostic.Code);

    [Fact]
    public async Task FetchAsync_Cancelled_Ends()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240612", 4));
        await using ServerHost host = await service.StartAsync();
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(host).FetchAsync(Query, cancelled.Token));
    }

    private static Task<DynamicWorldLabel> Refusing(string code)
    {
        EarthEngineOptions options = EarthEngineOptions.Of("my-project-1");
        EarthEngineApi api = new(
            new RefusingFetcher(code), new EarthEngineCredential(new FakeTokens(), options.Host), options);
        return new DynamicWorldClient(api, new DynamicWorldOptions())
            .FetchAsync(Query, TestContext.Current.CancellationToken);
    }

    private DynamicWorldClient Client(ServerHost host)
    {
        EarthEngineOptions engine = EarthEngineOptions.Of("my-project-1") with { Host = host.Address };
        EarthEngineApi api = new(_fetcher, new EarthEngineCredential(new FakeTokens(), host.Address), engine);
        return new DynamicWorldClient(api, new DynamicWorldOptions());
    }

    private sealed class RefusingFetcher(string code) : IFetcher
    {
        private readonly ErrorDescriptor _error = new(code, Severity.Error, "{0}: the server's own words.");

        public Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
            throw new NuTonicException(_error, null, request.Address.Host);

        public Task<FetchAnswer> DownloadAsync(FetchRequest request, string path, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
