using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Network;
using NuTonic.Engine.Overpass;
using NuTonic.Engine.Tests.Network;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Overpass;

/// <summary>What servers say instead of a map: wait, or never.</summary>
public sealed class OverpassFaultTests
{
    private const string Map = """{"elements":[{"type":"node","id":1,"lat":1,"lon":1}]}""";

    private static readonly OverpassArea Place = new("poi_1", new Extent(1, 1, 1.01, 1.01));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, "application/json", Busy.RateLimited)]
    [InlineData(200, "text/html", Busy.RateLimited)]
    [InlineData(200, "text/html", Busy.TooBusy)]
    [InlineData(429, "text/html", Busy.RateLimited)]
    [InlineData(504, "text/html", Busy.TooBusy)]
    [InlineData(200, "application/json", Busy.Remark)]
    public async Task FetchAsync_ServerBusy_IsAskedAgainAndOnlyTheMapIsStored(int status, string type, string body)
    {
        using var folder = new TemporaryFolder();
        await using ServerHost server = await ServerHost.StartAsync((number, context) => number < 2
            ? SomeFetch.Text(context, body, status, type)
            : SomeFetch.Text(context, Map, type: "application/json"));
        MemoryFetchStore store = new();
        using Fetcher fetcher = new(new FetchOptions(), store, new RushedTime());

        OverpassExtract extract = await Client(fetcher, server).FetchAsync([Place], folder.Combine("map.json"), Token);
        await Client(fetcher, server).FetchAsync([Place], folder.Combine("map.json"), Token);

        Assert.Equal(1, extract.Elements);
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(store.All);
    }

    [Fact]
    public async Task FetchAsync_ServerBusyToTheEnd_IsATypedErrorThatSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, Busy.TooBusy, type: "text/html"));
        MemoryFetchStore store = new();
        using Fetcher fetcher = new(new FetchOptions(), store, new RushedTime());

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(
            () => Client(fetcher, server).FetchAsync([Place], folder.Combine("map.json"), Token));

        Assert.Equal("NT1806", failure.Diagnostic.Code);
        Assert.Contains(
            "'127.0.0.1' is too busy for the map around 'poi_1'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("attempts: 5", failure.Message, StringComparison.Ordinal);
        Assert.Contains("::timeout. The server is probably too busy", failure.Message, StringComparison.Ordinal);
        Assert.Contains("OsmExtract", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5, server.Requests.Count);
        Assert.Empty(store.All);
    }

    [Theory]
    [InlineData(
        200,
        "application/json",
        """{"elements":[],"remark":"runtime error: Query timed out in \"query\" at line 3 after 181 seconds."}""")]
    [InlineData(
        200,
        "application/json",
        """
        {"elements":[],
         "remark":"runtime error: Query run out of memory in \"recurse\" at line 9 using about 2048 MB of RAM."}
        """)]
    [InlineData(
        504,
        "text/html",
        "<html><body><p><strong>Error</strong>: runtime error: Query timed out in \"query\" at line 3 after 181 "
        + "seconds.</p></body></html>")]
    public async Task FetchAsync_QueryTooLarge_IsAskedOnceAndNotStored(int status, string type, string body)
    {
        using var folder = new TemporaryFolder();
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, body, status, type));
        MemoryFetchStore store = new();
        using Fetcher fetcher = new(new FetchOptions(), store, new RushedTime());

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(
            () => Client(fetcher, server).FetchAsync([Place], folder.Combine("map.json"), Token));

        Assert.Equal("NT1802", failure.Diagnostic.Code);
        Assert.Contains("smaller places (BoxKm)", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Empty(store.All);
    }

    [Theory]
    [InlineData("<html><body>Please log in.</body></html>", "NT1311")]
    [InlineData("""{"elements":[],"remark":"runtime remark: Query timed out never"}""", "NT1802")]
    public async Task FetchAsync_AnotherPageOrRemark_IsJudgedAsBefore(string body, string code)
    {
        using var folder = new TemporaryFolder();
        string type = body.StartsWith('<') ? "text/html" : "application/json";
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, body, type: type));
        using Fetcher fetcher = new(new FetchOptions(), new MemoryFetchStore(), new RushedTime());

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(
            () => Client(fetcher, server).FetchAsync([Place], folder.Combine("map.json"), Token));

        Assert.Equal(code, failure.Diagnostic.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_TagCalledRemark_IsAMap()
    {
        using var folder = new TemporaryFolder();
        const string Tagged =
            """{"elements":[{"type":"node","id":1,"lat":0,"lon":0,"tags":{"remark":"rate_limited: too busy"}}]}""";
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, Tagged, type: "application/json"));
        using Fetcher fetcher = new(new FetchOptions(), new MemoryFetchStore(), new RushedTime());

        OverpassExtract extract = await Client(fetcher, server).FetchAsync([Place], folder.Combine("map.json"), Token);

        Assert.Equal(1, extract.Elements);
    }

    private static OverpassClient Client(IFetcher fetcher, ServerHost server) =>
        new(fetcher, new OverpassOptions { Address = new Uri(server.Address, "api/interpreter") });

    /// <summary>As public servers answer without a free slot.</summary>
    private static class Busy
    {
        public const string RateLimited = Before
            + "rate_limited. Please check /api/status for the quota of your IP address."
            + After;

        public const string TooBusy = Before
            + "timeout. The server is probably too busy to handle your request."
            + After;

        public const string Remark =
            """
            {"elements":[],"remark":
             "runtime error: open64: 0 Success /osm3s_osm_base Dispatcher_Client::request_read_and_idx::rate_limited."}
            """;

        private const string Before =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 "
            + "Strict//EN\">\n<html><head><title>OSM3S Response</title></head><body>\n<p>The data is made available "
            + "under ODbL.</p>\n"
            + "<p><strong style=\"color:#FF0000\">Error</strong>: runtime error: open64: 0 Success /osm3s_osm_base "
            + "Dispatcher_Client::request_read_and_idx::";

        private const string After = " </p>\n</body></html>";
    }
}
