using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Stac;
using NuTonic.Engine.Tests.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Stac;

/// <summary>How catalogues are asked, and what is taken of their answers.</summary>
public sealed class StacClientTests : IDisposable
{
    private const string Filter = "\"https://api.stacspec.org/v1.0.0/item-search#filter\"";
    private const string Query = "\"https://api.stacspec.org/v1.0.0/item-search#query\"";
    private const string Sort = "\"https://api.stacspec.org/v1.0.0/item-search#sort\"";
    private const string Fields = "\"https://api.stacspec.org/v1.0.0/item-search#fields\"";
    private const string Cql2 = "\"http://www.opengis.net/spec/cql2/1.0/conf/cql2-json\"";

    private readonly PlainFetcher _fetcher = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _fetcher.Dispose();

    [Fact]
    public async Task SearchAsync_EarthSearch_IsAskedByQueryAndSort()
    {
        await using ReplayServer server = await ReplayServer.StartAsync("earthsearch_v1_multi_point_p1");
        StacSearch search = SomeSearch.MultiPoint with
        {
            MaxCloudPercent = 20,
            Order = SceneOrder.LeastCloudy,
            UnneededFields = ["assets.thumbnail"],
        };

        await Client(server.Address, "v1").SearchAsync(search, "poi", Cancel);

        Assert.Equal(
            """
            {"collections":["sentinel-2-l2a","landsat-c2-l2"],"bbox":[-105.11,40.16,-105.09,40.17],
            "datetime":"2023-10-08T00:00:00Z/2023-10-08T23:59:59.999Z","query":{"eo:cloud_cover":{"lte":20}},
            "sortby":[{"field":"properties.eo:cloud_cover","direction":"asc"},{"field":"properties.datetime","direction":"desc"},
            {"field":"id","direction":"asc"}],"fields":{"exclude":["assets.thumbnail"]},"limit":50}
            """.ReplaceLineEndings(""),
            server.Searches[0].Text);
    }

    [Fact]
    public async Task SearchAsync_ServerThatIgnoresTheLimits_IsFilteredHere()
    {
        await using ReplayServer server = await ReplayServer.StartAsync("earthsearch_v1_cql2_filter_p2");
        StacSearch search = new()
        {
            Collections = ["sentinel-2-l2a"],
            Box = SearchBox.Of(new Extent(-180, -90, 180, 90)),
            MaxCloudPercent = 40,
            PageSize = 10,
            MaxPages = 2,
        };

        StacAnswer answer = await Client(server.Address, "v1").SearchAsync(search, "poi", Cancel);

        Assert.NotEmpty(answer.Items);
        Assert.All(answer.Items, item => Assert.True(item.Collection == "sentinel-2-l2a" && item.CloudCover <= 40));
        Assert.Equal(20, answer.Items.Length + answer.Rejected);
        Assert.True(answer.IsTruncated);
    }

    [Fact]
    public async Task SearchAsync_ItemsWithoutGeometryAndAssets_AreRead()
    {
        await using ReplayServer server = await ReplayServer.StartAsync("earthsearch_v1_c1_fields_p1");
        StacSearch search = SomeSearch.MultiPoint with
        {
            Collections = ["sentinel-2-c1-l2a"],
            Window = DateWindow.Parse("2025-07"),
            MaxPages = 1,
        };

        StacAnswer answer = await Client(server.Address, "v1").SearchAsync(search, "poi", Cancel);

        Assert.Equal(10, answer.Items.Length);
        Assert.True(answer.IsTruncated);
    }

    [Fact]
    public async Task SearchAsync_EarthSearchV0_IsAskedByQuery()
    {
        await using ReplayServer server = await ReplayServer.StartAsync("earthsearch_v0_s2_p2");
        StacSearch search = new()
        {
            Collections = ["sentinel-s2-l2a-cogs"],
            Box = SearchBox.Of(new Extent(-59.4, -60.45, -59.3, -60.44)),
            MaxCloudPercent = 20,
            MaxPages = 1,
        };

        StacAnswer answer = await Client(server.Address, "v0").SearchAsync(search, "poi", Cancel);

        Assert.Equal("S2B_20EPT_20250731_0_L2A", Assert.Single(answer.Items).Id);
        Assert.Contains("\"query\":", server.Searches[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sortby", server.Searches[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchAsync_ServerWithCql2_IsAskedByFilter()
    {
        await using ServerHost server = await SomeSearch.ServeAsync(_ => StacText.Page(), $"{Filter},{Cql2},{Query}");

        await Client(server.Address).SearchAsync(SomeSearch.Simple with { MaxCloudPercent = 12.5 }, "poi", Cancel);

        Assert.Contains(
            "\"filter-lang\":\"cql2-json\",\"filter\":{\"op\":\"<=\",\"args\":[{\"property\":\"eo:cloud_cover\"},12.5]}",
            server.Requests[1].Text.Replace("\\u003C", "<", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.DoesNotContain("\"query\"", server.Requests[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchAsync_GetOnlyServer_IsAskedByAddressAndFollowsIt()
    {
        string[] answers =
        [
            $$"""{"links":[{"rel":"search","href":"./search","method":"GET"}],"conformsTo":[{{Query}},{{Sort}},{{Fields}}]}""",
            SomeSearch.Linked("""{"rel":"next","href":"/stac/search?token=2"}""", StacText.Scene("a")),
            StacText.Page(StacText.Scene("b")),
        ];
        await using ServerHost server = await ServerHost.StartAsync(
            (number, context) => context.Response.WriteAsync(answers[Math.Min(number, 2)]));
        StacSearch search = SomeSearch.Simple with
        {
            Window = DateWindow.Parse("2024-06"),
            MaxCloudPercent = 20,
            Order = SceneOrder.Newest,
            UnneededFields = ["assets.aot"],
        };

        StacAnswer answer = await Client(server.Address, "stac").SearchAsync(search, "poi", Cancel);

        Assert.Equal(["a", "b"], answer.Items.Select(item => item.Id));
        Assert.Equal("GET", server.Requests[1].Method);
        Assert.Equal(
            "/stac/search?collections=s2&bbox=11.4,47.4,11.5,47.5&datetime=2024-06-01T00:00:00Z/2024-06-30T23:59:59.999Z"
            + "&query={\"eo:cloud_cover\":{\"lte\":20}}&sortby=-properties.datetime,+id&fields=-assets.aot&limit=50",
            Uri.UnescapeDataString(server.Requests[1].Path));
        Assert.Equal("/stac/search?token=2", server.Requests[2].Path);
    }

    [Fact]
    public async Task SearchAsync_BoxOverTheAntimeridian_AsksForBothSidesAndTakesEachItemOnce()
    {
        Extent box = new(179, 60, 181, 61);
        await using ServerHost server = await SomeSearch.ServeAsync(_ => StacText.Page(StacText.Scene("a", box: box)));

        StacAnswer answer = await Client(server.Address)
            .SearchAsync(SomeSearch.Simple with { Box = SearchBox.Of(box) }, "poi", Cancel);

        Assert.Single(answer.Items);
        Assert.Contains("\"bbox\":[179,60,180,61]", server.Requests[1].Text, StringComparison.Ordinal);
        Assert.Contains("\"bbox\":[-180,60,-179,61]", server.Requests[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchAsync_UnusableItem_SpoilsNoOther()
    {
        JsonObject broken = StacText.Scene("broken");
        broken["geometry"] = "here";
        await using ServerHost server = await SomeSearch.ServeAsync(_ => StacText.Page(broken, StacText.Scene("a")));

        StacAnswer answer = await Client(server.Address).SearchAsync(SomeSearch.Simple, "poi", Cancel);

        Assert.Equal("a", Assert.Single(answer.Items).Id);
        Assert.Contains("'features[0].geometry'", Assert.Single(answer.Unusable), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>busy</html>", "NT1500")]
    [InlineData("[]", "NT1501")]
    [InlineData("{\"features\":{}}", "NT1501")]
    [InlineData("{\"features\":[],\"links\":7}", "NT1501")]
    [InlineData("{\"features\":[],\"numberMatched\":\"many\"}", "NT1501")]
    public async Task SearchAsync_NoPage_IsATypedError(string page, string code)
    {
        await using ServerHost server = await SomeSearch.ServeAsync(_ => page);

        Assert.Equal(code, (await Assert.ThrowsAsync<NuTonicException>(
            () => Client(server.Address).SearchAsync(SomeSearch.Simple, "poi", Cancel))).Diagnostic.Code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"links":[{"rel":"self","href":"/"}]}""")]
    public async Task SearchAsync_NoLandingPage_IsNT1501(string page)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => context.Response.WriteAsync(page));

        Assert.Equal("NT1501", (await Assert.ThrowsAsync<NuTonicException>(
            () => Client(server.Address).SearchAsync(SomeSearch.Simple, "poi", Cancel))).Diagnostic.Code);
    }

    [Fact]
    public async Task CollectionAsync_Collection_HasItsTerms()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => context.Response.WriteAsync(
            """
            {"id":"x y","title":"X","license":"CC-BY-4.0","links":[{"rel":"license","href":"https://l.test"}],
             "providers":[{"name":"P","roles":["producer"]},{"name":"H","roles":["host"]}]}
            """));

        StacCollection collection = await Client(server.Address, "v1").CollectionAsync("x y", Cancel);

        Assert.Equal(new StacCollection("x y", "X", "CC-BY-4.0", "https://l.test", "P"), collection);
        Assert.Equal("/v1/collections/x%20y", server.Requests[0].Path);
    }

    [Fact]
    public async Task SearchAsync_TwoSearches_ReadTheLandingPageOnce()
    {
        await using ServerHost server = await SomeSearch.ServeAsync(_ => StacText.Page(StacText.Scene("a")));
        StacClient client = Client(server.Address);

        await client.SearchAsync(SomeSearch.Simple, "poi_1", Cancel);
        await client.SearchAsync(SomeSearch.Simple, "poi_2", Cancel);

        Assert.Equal(["GET", "POST", "POST"], server.Requests.Select(request => request.Method));
        Assert.Equal([null, "poi_1", "poi_2"], _fetcher.Requests.Select(request => request.Subject));
    }

    private StacClient Client(Uri address, string path = "") => SomeSearch.Client(_fetcher, address, path);
}
