using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Tests.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class DynamicWorldFaultTests : IDisposable
{
    private static readonly Grid Grid = DynamicWorldScene.Grid;
    private static readonly LabelQuery Query = DynamicWorldScene.Query;

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
            Instead = (asked, _) => asked == method
                ? Encoding.UTF8.GetBytes("<html><title>Sign in</title></html>")
                : null,
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

    private static Task<DynamicWorldLabel> Refusing(string code) => DynamicWorldScene
        .Client(new RefusingFetcher(code), EarthEngineOptions.Of("my-project-1"))
        .FetchAsync(Query, TestContext.Current.CancellationToken);

    private DynamicWorldClient Client(ServerHost host) => DynamicWorldScene.Client(_fetcher, host);
}
