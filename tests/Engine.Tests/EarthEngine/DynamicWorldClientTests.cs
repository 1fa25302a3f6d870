using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Tests.Network;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class DynamicWorldClientTests : IDisposable
{
    private static readonly Grid Grid = DynamicWorldScene.Grid;
    private static readonly LabelQuery Query = DynamicWorldScene.Query;

    private readonly TemporaryFolder _folder = new();
    private readonly PlainFetcher _fetcher = new();

    public void Dispose()
    {
        _fetcher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task FetchAsync_ImageOfTheScene_IsTaken()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240612", 4), FakeImage.On("20240617", 5));
        await using ServerHost host = await service.StartAsync();

        DynamicWorldLabel label = await Client(host).FetchAsync(
            Query with { SceneProducts = ["S2B_32TQM_20240612_0_L2A"] }, TestContext.Current.CancellationToken);

        Assert.Equal("20240612T102601_20240612T102600_T32TQM", Assert.Single(label.Images).Id);
        Assert.Equal((0, true, "the scene's day", 1, 1.0, 1), (
            label.DaysFromScene,
            label.IsSameProduct,
            label.Window,
            label.CandidateCount,
            label.ValidShare,
            label.PartCount));
        Assert.Equal(2, host.Requests.Count);
        Assert.All(Labels(label), value => Assert.Equal(4, value));
    }

    [Fact]
    public async Task FetchAsync_Result_LiesOnTheGridOfThePoi()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240612", 4, maskedShare: 0.25));
        await using ServerHost host = await service.StartAsync();

        DynamicWorldLabel label = await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken);

        string path = _folder.Combine("label.tif");
        await File.WriteAllBytesAsync(path, label.Content.ToArray(), TestContext.Current.CancellationToken);
        using RasterFile raster = RasterFile.Open(path);
        Assert.Equal(Grid, raster.Grid);
        Assert.Equal(255, raster.NoData);
        Assert.Equal(SampleType.UInt8, raster.SampleType);
    }

    [Fact]
    public async Task FetchAsync_MaskedPixels_Are255AndNeverWater()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240612", 4, maskedShare: 0.25));
        await using ServerHost host = await service.StartAsync();

        DynamicWorldLabel label = await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken);

        byte[] labels = Labels(label);
        Assert.Equal([(byte)4, (byte)255], labels.Distinct().Order());
        Assert.Equal(255, labels[0]);
        Assert.Equal(labels.Count(value => value == 4) / (double)labels.Length, label.ValidShare);
        Assert.InRange(label.ValidShare, 0.74, 0.76);
    }

    [Fact]
    public async Task FetchAsync_NothingOnTheDay_WidensAndTakesTheNearestNotTheNewest()
    {
        FakeEarthEngine service = new(
            Grid, FakeImage.On("20240628", 5), FakeImage.On("20240603", 2), FakeImage.On("20240620", 1));
        await using ServerHost host = await service.StartAsync();

        DynamicWorldLabel label = await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken);

        Assert.Equal(8, label.DaysFromScene);
        Assert.Equal("+-14 days", label.Window);
        Assert.Equal(2, label.CandidateCount);
        Assert.Equal(["value:compute", "value:compute", "value:compute", "image:computePixels"], Methods(host));
    }

    [Fact]
    public async Task FetchAsync_OneDayBeyondAWindow_IsNotInIt()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240620", 1));
        await using ServerHost host = await service.StartAsync();

        Assert.Equal("+-14 days", (await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken)).Window);
    }

    [Fact]
    public async Task FetchAsync_LastDayOfAWindow_IsInIt()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240619", 1));
        await using ServerHost host = await service.StartAsync();

        Assert.Equal("+-7 days", (await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken)).Window);
    }

    [Theory]
    [InlineData(2023, 2025)]
    [InlineData(2023, null)]
    [InlineData(null, 2025)]
    public async Task FetchAsync_OnlyInTheQuerysWindow_IsFoundLast(int? from, int? to)
    {
        LabelWindow window = new("the query's window", NewYear(from), NewYear(to));
        FakeEarthEngine service = new(Grid, FakeImage.On("20231001", 3));
        await using ServerHost host = await service.StartAsync();

        DynamicWorldLabel label = await Client(host).FetchAsync(
            Query with { Window = window }, TestContext.Current.CancellationToken);

        Assert.Equal("the query's window", label.Window);
        Assert.Equal(-255, label.DaysFromScene);
        Assert.Equal(8, host.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_CloudyScene_PassesOnToTheNextDayWithEnough()
    {
        FakeEarthEngine service = new(
            Grid, FakeImage.On("20240612", 4, maskedShare: 0.75), FakeImage.On("20240615", 6, maskedShare: 0.25));
        await using ServerHost host = await service.StartAsync();

        Assert.Equal(3, (await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken)).DaysFromScene);
    }

    [Fact]
    public async Task FetchAsync_NoDayHasEnough_TakesTheOneThatHasMost()
    {
        FakeEarthEngine service = new(
            Grid, FakeImage.On("20240612", 4, maskedShare: 0.75), FakeImage.On("20240901", 6, maskedShare: 0.625));
        await using ServerHost host = await service.StartAsync();

        DynamicWorldLabel label = await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken);

        Assert.Equal(81, label.DaysFromScene);
        Assert.Equal("+-120 days", label.Window);
    }

    [Fact]
    public async Task FetchAsync_SeveralImagesOfADay_TheLargestOnTop()
    {
        FakeEarthEngine service = new(
            Grid,
            FakeImage.On("20240612", 4, maskedShare: 0.25, "T32TQM"),
            FakeImage.On("20240612", 6, maskedShare: 0.5, "T32TPM"));
        await using ServerHost host = await service.StartAsync();

        DynamicWorldLabel label = await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken);

        Assert.Equal(["T32TQM", "T32TPM"], label.Images.Select(image => image.Id[^6..]));
        Assert.Equal([(byte)4, (byte)255], Labels(label).Distinct().Order());
    }

    [Fact]
    public async Task FetchAsync_ScenesOwnProduct_LiesOnTopOfLargerOnes()
    {
        FakeEarthEngine service = new(
            Grid,
            FakeImage.On("20240612", 4, maskedShare: 0.25, "T32TQM"),
            FakeImage.On("20240612", 6, maskedShare: 0.5, "T32TPM"));
        await using ServerHost host = await service.StartAsync();

        DynamicWorldLabel label = await Client(host).FetchAsync(
            Query with { SceneProducts = ["odd name", "S2B_32TPM_20240612_0_L2A"] },
            TestContext.Current.CancellationToken);

        byte[] row = Labels(label)[..Grid.WidthPx];
        Assert.Equal([(byte)255, (byte)4, (byte)6], row.Distinct());
    }

    [Fact]
    public async Task FetchAsync_SmallLimits_JoinsPartsToTheSameFile()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240612", 4, maskedShare: 0.3));
        await using ServerHost host = await service.StartAsync();

        DynamicWorldLabel whole = await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken);
        DynamicWorldLabel parts = await Client(host, new DynamicWorldOptions
        {
            MaxSidePx = 200,
            MaxRequestBytes = 40_000,
        }).FetchAsync(Query, TestContext.Current.CancellationToken);

        Assert.True(parts.PartCount > 9);
        Assert.Equal(whole.Content.ToArray(), parts.Content.ToArray());
    }

    [Fact]
    public async Task FetchAsync_Requests_CarryTokenProjectAndSubject()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240612", 4));
        await using ServerHost host = await service.StartAsync();

        await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken);

        Assert.All(host.Requests, request =>
        {
            Assert.Equal("POST", request.Method);
            Assert.StartsWith("/v1/projects/my-project-1/", request.Path, StringComparison.Ordinal);
            Assert.Equal("Bearer " + FakeTokens.Token, request.Headers["Authorization"]);
            Assert.Equal("my-project-1", request.Headers["x-goog-user-project"]);
            Assert.DoesNotContain(FakeTokens.Token, request.Text, StringComparison.Ordinal);
        });
        Assert.All(_fetcher.Requests, request => Assert.Equal("poi_7", request.Subject));
    }

    [Fact]
    public async Task FetchAsync_Twice_AsksTheSameBytes()
    {
        FakeEarthEngine service = new(Grid, FakeImage.On("20240603", 4));
        await using ServerHost host = await service.StartAsync();

        await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken);
        int once = host.Requests.Count;
        await Client(host).FetchAsync(Query, TestContext.Current.CancellationToken);

        Assert.Equal(
            host.Requests.Take(once).Select(request => request.Text),
            host.Requests.Skip(once).Select(request => request.Text));
    }

    private static string[] Methods(ServerHost host) =>
        [.. host.Requests.Select(request => request.Path.Split('/')[^1])];

    private DynamicWorldClient Client(ServerHost host, DynamicWorldOptions? options = null) =>
        DynamicWorldScene.Client(_fetcher, host, options);

    private byte[] Labels(DynamicWorldLabel label)
    {
        string path = _folder.Combine("read.tif");
        File.WriteAllBytes(path, label.Content.ToArray());
        using RasterFile raster = RasterFile.Open(path);
        byte[] labels = new byte[raster.Grid.WidthPx * raster.Grid.HeightPx];
        raster.ReadPixels(1, new PixelWindow(0, 0, raster.Grid.WidthPx, raster.Grid.HeightPx), labels);
        return labels;
    }

    private static DateTimeOffset? NewYear(int? year) =>
        year is { } known ? new(known, 1, 1, 0, 0, 0, TimeSpan.Zero) : null;
}
