using System.Text;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Network;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Overpass;
using NuTonic.Engine.Tests.Network;
using NuTonic.Engine.Tests.Osm;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Overpass;

public sealed class OverpassClientTests
{
    private const string West = """
        {"version":0.6,"generator":"Overpass API","osm3s":{"timestamp_osm_base":"2024-05-01T12:00:00Z","copyright":"x"},"elements":[
        {"type":"way","id":7,"nodes":[1,2],"tags":{"highway":"path","name":"Weg \u00e9"},"user":"someone","uid":5,"timestamp":"2020-01-01T00:00:00Z"},
        {"type":"node","id":2,"lat":0.5,"lon":1.0000000},{"type":"node","id":1,"lat":0,"lon":0},
        {"type":"area","id":3600000001,"tags":{"name":"x"}},
        {"type":"node","id":3,"version":4,"lat":1,"lon":1,"tags":{"name":"new"}}]}
        """;

    private const string East = """
        {"osm3s":{"timestamp_osm_base":"2024-05-02T12:00:00Z"},"elements":[
        {"type":"node","id":3,"version":3,"lat":1,"lon":1,"tags":{"name":"old"}},
        {"type":"node","id":2,"lat":0.25,"lon":1},
        {"type":"relation","id":7,"members":[{"type":"way","ref":7,"role":"outer"}],"tags":{"type":"multipolygon","landuse":"forest"}}],
        "remark":"runtime remark: all is well"}
        """;

    private static readonly OverpassArea[] Two =
        [new("poi_1", new Extent(1, 1, 1.01, 1.01)), new("poi_2", new Extent(30, 1, 30.01, 1.01))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_TwoAnswers_AreOneSortedExtract()
    {
        using var folder = new TemporaryFolder();
        using PlainFetcher fetcher = new();
        await using ServerHost server = await StartAsync(number => number == 0 ? West : East);

        OverpassExtract extract = await Client(fetcher, server).FetchAsync(Two, folder.Combine("map.json"), Token);

        Assert.Equal(new OverpassExtract(2, 5, "2024-05-01T12:00:00Z", true), extract);
        Assert.Equal(
            """
            {"version":0.6,"generator":"NuTonic","osm3s":{"timestamp_osm_base":"2024-05-01T12:00:00Z","copyright":"OpenStreetMap contributors, Open Database License 1.0"},"elements":[
            {"type":"node","id":1,"lat":0,"lon":0},
            {"type":"node","id":2,"lat":0.25,"lon":1},
            {"type":"node","id":3,"version":4,"lat":1,"lon":1,"tags":{"name":"new"}},
            {"type":"way","id":7,"nodes":[1,2],"tags":{"highway":"path","name":"Weg é"}},
            {"type":"relation","id":7,"members":[{"type":"way","ref":7,"role":"outer"}],"tags":{"type":"multipolygon","landuse":"forest"}}
            ]}

            """,
            await File.ReadAllTextAsync(folder.Combine("map.json"), Token));
        Assert.Equal("map.json", Path.GetFileName(Assert.Single(Directory.GetFiles(folder.Path))));
        Assert.Equal(1, server.MostAtOnce);
    }

    [Fact]
    public async Task FetchAsync_Query_IsPostedAsAForm()
    {
        using var folder = new TemporaryFolder();
        using PlainFetcher fetcher = new();
        await using ServerHost server = await StartAsync(_ => West);

        await Client(fetcher, server).FetchAsync([Two[0]], folder.Combine("map.json"), Token);

        SeenRequest seen = Assert.Single(server.Requests);
        Assert.Equal(
            ("POST", "/api/interpreter", "application/x-www-form-urlencoded"),
            (seen.Method, seen.Path, seen.Headers["Content-Type"]));
        Assert.StartsWith("data=%5Bout%3Ajson%5D", seen.Text, StringComparison.Ordinal);
        string query = OverpassPlan.Create([Two[0]], new OverpassOptions())[0].Text(new OverpassOptions());
        Assert.Equal(query, Uri.UnescapeDataString(seen.Text["data=".Length..]));
        FetchRequest request = Assert.Single(fetcher.Requests);
        Assert.Equal(("poi_1", true, true), (request.Subject, request.IsStored, request.IsRepeatable));
    }

    [Theory]
    [InlineData(
        """{"elements":[],"remark":"runtime error: Query timed out in \"query\" at line 3 after 181 seconds."}""",
        "NT1802",
        "timed out")]
    [InlineData(
        """{"elements":[],"remark":"runtime error: Query run out of memory using about 2048 MB of RAM."}""",
        "NT1802",
        "OsmExtract")]
    [InlineData("<html>Dispatcher</html>", "NT1803", "text/html")]
    [InlineData("", "NT1803", "poi_1")]
    [InlineData("[]", "NT1803", "not built like an answer")]
    [InlineData("""{"remark":"x"}""", "NT1803", "'elements' is missing")]
    [InlineData("""{"elements":[{"type":"node"}]}""", "NT1803", "has no id")]
    [InlineData("""{"elements":[{"type":"node","id":1.5}]}""", "NT1803", "no whole number")]
    [InlineData("""{"elements":[{"type":"node","id":1}]} x""", "NT1803", "'x'")]
    [InlineData("""{"elements":[{"type":"node","id":1,"tags":{"name":"\ud83d"}}]}""", "NT1803", "")]
    public async Task FetchAsync_BadAnswer_IsATypedErrorAndLeavesNoFile(string body, string code, string words)
    {
        using var folder = new TemporaryFolder();
        using PlainFetcher fetcher = new();
        await using ServerHost server = await StartAsync(
            _ => body, body.StartsWith('<') ? "text/html" : "application/json");

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(
            () => Client(fetcher, server).FetchAsync([Two[0]], folder.Combine("map.json"), Token));

        Assert.Equal(code, failure.Diagnostic.Code);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task FetchAsync_AnswersTooLarge_SaysToUseAnExtract()
    {
        using var folder = new TemporaryFolder();
        using PlainFetcher fetcher = new();
        await using ServerHost server = await StartAsync(_ => West);
        OverpassOptions options = new()
        {
            Address = new Uri(server.Address, "api/interpreter"),
            MaxTotalBytes = Encoding.UTF8.GetByteCount(West),
        };

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(
            () => new OverpassClient(fetcher, options).FetchAsync(Two, folder.Combine("map.json"), Token));

        Assert.Equal("NT1804", failure.Diagnostic.Code);
    }

    [Fact]
    public async Task FetchAsync_ServerGaveUpTheFirstTime_TheFailureIsNotStored()
    {
        using var folder = new TemporaryFolder();
        await using ServerHost server = await StartAsync(number =>
            number == 0 ? """{"elements":[],"remark":"runtime error: timeout"}""" : West);
        using Fetcher fetcher = new(new FetchOptions(), new MemoryFetchStore(), new RushedTime());
        OverpassClient client = Client(fetcher, server);

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(
            () => client.FetchAsync(Two[..1], folder.Combine("map.json"), Token));
        await client.FetchAsync(Two[..1], folder.Combine("map.json"), Token);
        await client.FetchAsync(Two[..1], folder.Combine("map.json"), Token);

        Assert.Equal("NT1802", failure.Diagnostic.Code);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_NoSuchFolder_IsATypedError()
    {
        using var folder = new TemporaryFolder();
        using PlainFetcher fetcher = new();
        await using ServerHost server = await StartAsync(_ => West);

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(
            () => Client(fetcher, server).FetchAsync([Two[0]], folder.Combine("none", "map.json"), Token));

        Assert.Equal("NT1805", failure.Diagnostic.Code);
    }

    [Fact]
    public async Task FetchAsync_Cancelled_EndsWithoutAFile()
    {
        using var folder = new TemporaryFolder();
        using PlainFetcher fetcher = new();
        using CancellationTokenSource cancel = new();
        await using ServerHost server = await StartAsync(_ =>
        {
            cancel.Cancel();
            return West;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client(fetcher, server).FetchAsync(Two, folder.Combine("map.json"), cancel.Token));

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("overpass-response-1.json.gz")]
    [InlineData("overpass-response-2.json.gz")]
    [InlineData("overpass-response-4.json.gz")]
    public async Task FetchAsync_RealAnswerTwice_HasTheElementsOfTheAnswer(string name)
    {
        using var folder = new TemporaryFolder();
        using PlainFetcher fetcher = new();
        string real = SharedFolder.Path("data/osm/" + name);
        await using ServerHost server = await StartGzipAsync(_ => real);

        OverpassExtract extract = await Client(fetcher, server).FetchAsync(Two, folder.Combine("map.json"), Token);

        var expected = MemoryOsmSource.Read(real, Token);
        var merged = MemoryOsmSource.Read(folder.Combine("map.json"), Token);
        Assert.NotEmpty(expected.Elements);
        Assert.Equal(ElementText.Lines(expected.Elements), ElementText.Lines(merged.Elements));
        Assert.Equal((false, expected.Description.Timestamp), (extract.IsMixed, merged.Description.Timestamp));
    }

    [Fact]
    public async Task FetchAsync_RealOverlappingAnswers_HasAllElementsOnceInAnyOrder()
    {
        using var folder = new TemporaryFolder();
        using PlainFetcher fetcher = new();
        string[] real =
        [
            SharedFolder.Path("data/osm/overpass-response-4.json.gz"),
            SharedFolder.Path("data/osm/overpass-response-7.json.gz"),
        ];
        await using ServerHost forward = await StartGzipAsync(number => real[number]);
        await using ServerHost backward = await StartGzipAsync(number => real[1 - number]);

        OverpassExtract extract = await Client(fetcher, forward).FetchAsync(Two, folder.Combine("a.json"), Token);
        await Client(fetcher, backward).FetchAsync(Two, folder.Combine("b.json"), Token);

        var merged = MemoryOsmSource.Read(folder.Combine("a.json"), Token);
        OsmId[] parts =
        [
            .. real.SelectMany(path => MemoryOsmSource.Read(path, Token).Elements)
                .Select(element => element.Id).Distinct().Order(),
        ];
        Assert.Equal(parts, merged.Elements.Select(element => element.Id));
        Assert.Equal("2017-10-20T23:54:02Z", extract.Timestamp);
        Assert.Equal(
            await File.ReadAllBytesAsync(folder.Combine("a.json"), Token),
            await File.ReadAllBytesAsync(folder.Combine("b.json"), Token));
    }

    private static OverpassClient Client(IFetcher fetcher, ServerHost server) =>
        new(fetcher, new OverpassOptions { Address = new Uri(server.Address, "api/interpreter") });

    private static Task<ServerHost> StartAsync(Func<int, string> answer, string type = "application/json") =>
        ServerHost.StartAsync((number, context) =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(answer(number));
        });

    private static Task<ServerHost> StartGzipAsync(Func<int, string> file) => ServerHost.StartAsync((number, context) =>
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = "gzip";
        return context.Response.SendFileAsync(file(number));
    });
}
