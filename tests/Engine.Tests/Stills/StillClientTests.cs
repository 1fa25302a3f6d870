using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Imaging.Png;
using NuTonic.Engine.Network;
using NuTonic.Engine.Stills;
using NuTonic.Engine.Tests.Network;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Stills;

public sealed class StillClientTests : IDisposable
{
    private const int Side = 32;

    private readonly QueryFetcher _fetcher = new();

    public void Dispose() => _fetcher.Dispose();

    [Fact]
    public async Task FetchAsync_Defaults_AskForTheReferencesPicture()
    {
        await using ServerHost host = await Serving(PngEncoder.EncodeRgb(new byte[3 * 2560 * 2560], 2560, 2560));
        StillClient client = new(_fetcher, Credential(host), new StillOptions { Host = host.Address });

        Still still = await client.FetchAsync("poi_7", 48.137, 11.575, TestContext.Current.CancellationToken);

        Assert.Equal(
            "/styles/v1/mapbox/satellite-v9/static/11.575,48.137,12/1280x1280@2x?access_token=pk.test",
            Assert.Single(host.Requests).Path);
        Assert.Equal((2560, ImageFormat.Png), (still.SidePx, still.SentAs));
        Assert.DoesNotContain("pk.test", still.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pk.test", _fetcher.Requests[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_Png_IsKeptAsItIs()
    {
        byte[] png = PngEncoder.EncodeRgb(Pixels(), Side, Side);
        await using ServerHost host = await Serving(png);

        Still still = await Client(host).FetchAsync("poi_7", 1, 2, TestContext.Current.CancellationToken);

        Assert.Equal(png, still.Png.ToArray());
    }

    [Fact]
    public async Task FetchAsync_Jpeg_BecomesAPngOfTheSamePixels()
    {
        byte[] jpeg = JpegEncoder.Encode(Pixels(), Side, Side, 90);
        await using ServerHost host = await Serving(jpeg);

        Still still = await Client(host).FetchAsync("poi_7", 1, 2, TestContext.Current.CancellationToken);

        PngImage png = PngDecoder.Decode(still.Png.Span, "still");
        Assert.Equal(ImageFormat.Jpeg, still.SentAs);
        Assert.Equal((Side, Side, PngColorType.Rgb), (png.WidthPx, png.HeightPx, png.ColorType));
        Assert.Equal(JpegDecoder.Decode(jpeg, "jpeg").Samples, png.Samples);
    }

    [Theory]
    [InlineData(-0.0, -0.0, "0,0")]
    [InlineData(-33.86880001, 151.20929999, "151.2093,-33.8688")]
    [InlineData(-0.0000001, 0.1234565, "0.123456,0")]
    [InlineData(85.05, -180, "-180,85.05")]
    public async Task FetchAsync_Place_IsWrittenTheSameInAnyCulture(double latitude, double longitude, string text)
    {
        await using ServerHost host = await Serving(PngEncoder.EncodeRgb(Pixels(), Side, Side));
        using (new OtherCulture("de-DE"))
        {
            await Client(host).FetchAsync("poi_7", latitude, longitude, TestContext.Current.CancellationToken);
        }

        Assert.Contains($"/static/{text},12/16x16@2x?", host.Requests[0].Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html", "no known image format")]
    [InlineData("empty", "no known image format")]
    [InlineData("small", "16 x 16 pixels, not 32 x 32")]
    [InlineData("cut png", "damaged PNG")]
    [InlineData("cut jpeg", "damaged JPEG")]
    public async Task FetchAsync_NoSuchPicture_IsATypedError(string answer, string reason)
    {
        byte[] body = answer switch
        {
            "html" => Encoding.UTF8.GetBytes("<html>Sign in</html>"),
            "small" => PngEncoder.EncodeRgb(new byte[3 * 16 * 16], 16, 16),
            "cut png" => PngEncoder.EncodeRgb(Pixels(), Side, Side)[..^20],
            "cut jpeg" => JpegEncoder.Encode(Pixels(), Side, Side, 90)[..^200],
            _ => [],
        };
        await using ServerHost host = await Serving(body);

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => Client(host).FetchAsync("poi_7", 1, 2, TestContext.Current.CancellationToken));

        Assert.Equal("NT1753", error.Diagnostic.Code);
        Assert.Contains("poi_7", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_NoToken_IsNotConfigured()
    {
        StillClient client = new(_fetcher, null, new StillOptions());

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => client.FetchAsync("poi_7", 1, 2, TestContext.Current.CancellationToken));

        Assert.False(client.IsConfigured);
        Assert.Equal("NT1751", error.Diagnostic.Code);
        Assert.Empty(_fetcher.Requests);
    }

    [Theory]
    [InlineData(85.06)]
    [InlineData(-90)]
    [InlineData(double.NaN)]
    public async Task FetchAsync_BeyondTheMap_AsksNobody(double latitude)
    {
        StillClient client = new(_fetcher, Credential(StillOptions.Service), new StillOptions());

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => client.FetchAsync("poi_7", latitude, 2, TestContext.Current.CancellationToken));

        Assert.Equal("NT1752", error.Diagnostic.Code);
        Assert.Empty(_fetcher.Requests);
    }

    [Theory]
    [InlineData("NT1306", "NT1754")]
    [InlineData("NT1300", "NT1300")]
    public async Task FetchAsync_Refused_NamesVariableAndTerms(string code, string expected)
    {
        StillClient client = new(
            new RefusingFetcher(code), Credential(StillOptions.Service), new StillOptions());

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            () => client.FetchAsync("poi_7", 1, 2, TestContext.Current.CancellationToken));

        Assert.Equal(expected, error.Diagnostic.Code);
        Assert.Contains("the server's own words", error.Message, StringComparison.Ordinal);
        Assert.Equal(expected == "NT1754", error.Message.Contains("MAPBOX_ACCESS_TOKEN", StringComparison.Ordinal));
    }

    private static Task<ServerHost> Serving(byte[] body) =>
        ServerHost.StartAsync((_, context) => context.Response.Body.WriteAsync(body).AsTask());

    private static EnvironmentCredential Credential(ServerHost host) => Credential(host.Address);

    private static EnvironmentCredential Credential(Uri host) =>
        EnvironmentCredential.Of("pk.test", StillClient.TokenVariable, [host.Authority], "access_token")!;

    private static byte[] Pixels() => [.. Enumerable.Range(0, 3 * Side * Side).Select(i => (byte)(i * 7))];

    private StillClient Client(ServerHost host) =>
        new(_fetcher, Credential(host), new StillOptions { Host = host.Address, SidePx = Side / 2 });
}
