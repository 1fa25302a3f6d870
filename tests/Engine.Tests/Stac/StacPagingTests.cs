using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Stac;
using NuTonic.Engine.Tests.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Stac;

/// <summary>How the pages of an answer are followed, and where that ends.</summary>
public sealed class StacPagingTests : IDisposable
{
    private readonly PlainFetcher _fetcher = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _fetcher.Dispose();

    [Fact]
    public async Task SearchAsync_PlanetaryComputer_FollowsTokens()
    {
        await using ReplayServer server = await ReplayServer.StartAsync();
        server.Add("/api/stac/v1", """
            {"links":[{"rel":"search","method":"GET","href":"https://planetarycomputer.microsoft.com/api/stac/v1/search"},
                      {"rel":"search","method":"POST","href":"https://planetarycomputer.microsoft.com/api/stac/v1/search"}]}
            """);
        StacSearch search = new()
        {
            Collections = ["naip"],
            Box = SearchBox.Of(new Extent(-73.21, 43.99, -73.12, 44.05)),
            PageSize = 10,
            MaxPages = 2,
        };

        StacAnswer answer = await Client(server.Address, "api/stac/v1").SearchAsync(search, "quad", Cancel);

        Assert.Equal(20, answer.Items.Length);
        Assert.Equal(2, answer.Pages);
        Assert.True(answer.IsTruncated);
        Assert.Empty(answer.Unusable);
        Assert.Contains("next:naip:", server.Searches[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchAsync_EarthSearchNextWithNothingBehind_IsNotAskedFor()
    {
        await using ReplayServer server = await ReplayServer.StartAsync("earthsearch_v1_multi_point_p1");

        StacAnswer answer = await Client(server.Address, "v1").SearchAsync(SomeSearch.MultiPoint, "poi", Cancel);

        Assert.Equal(
            ["S2A_13TDE_20231008_0_L2A", "LC08_L2SP_033032_20231008_02_T1"], answer.Items.Select(item => item.Id));
        Assert.False(answer.IsTruncated);
        Assert.Single(server.Searches);
    }

    [Fact]
    public async Task SearchAsync_EarthSearchFullPage_EndsWithTheEmptyOne()
    {
        await using ReplayServer server = await ReplayServer.StartAsync("earthsearch_v1_multi_point_p1");

        StacAnswer answer = await Client(server.Address, "v1")
            .SearchAsync(SomeSearch.MultiPoint with { PageSize = 2 }, "poi", Cancel);

        Assert.Equal(2, answer.Items.Length);
        Assert.False(answer.IsTruncated);
        Assert.Equal(2, server.Searches.Count);
    }

    [Fact]
    public async Task SearchAsync_MergedNext_KeepsTheOtherMembers()
    {
        await using ServerHost server = await SomeSearch.ServeAsync(number => number == 1
            ? SomeSearch.Linked(
                """{"rel":"next","href":"/search","method":"POST","merge":true,"body":{"page":2,"limit":7}}""",
                StacText.Scene("a"))
            : StacText.Page(StacText.Scene("b")));

        StacAnswer answer = await Client(server.Address).SearchAsync(SomeSearch.Simple, "poi", Cancel);

        Assert.Equal(2, answer.Items.Length);
        Assert.Equal(
            """{"collections":["s2"],"bbox":[11.4,47.4,11.5,47.5],"page":2,"limit":7}""", server.Requests[2].Text);
    }

    [Theory]
    [InlineData("""{"rel":"next","href":"/search","method":"POST","body":{"page":2}}""")]
    [InlineData("""{"rel":"next","href":"/search?page=COUNT"}""")]
    public async Task SearchAsync_PagesInACircle_IsNT1502(string link)
    {
        await using ServerHost server = await SomeSearch.ServeAsync(number => SomeSearch.Linked(
            link.Replace("COUNT", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            StacText.Scene("a")));

        Diagnostic error = (await Assert.ThrowsAsync<NuTonicException>(
            () => Client(server.Address).SearchAsync(SomeSearch.Simple, "poi_0007", Cancel))).Diagnostic;

        Assert.Equal("NT1502", error.Code);
        Assert.Contains("poi_0007", error.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests.Count, 2, 4);
    }

    [Theory]
    [InlineData("http://elsewhere.test/search", "another host")]
    [InlineData("file:///etc/passwd", "no http or https")]
    [InlineData("http://127.0.0.1:1/search", "another port")]
    [InlineData("http://me:secret@127.0.0.1/search", "a user name")]
    public async Task SearchAsync_NextToSomewhereElse_IsNT1503(string href, string reason)
    {
        await using ServerHost server = await SomeSearch.ServeAsync(
            _ => SomeSearch.Linked($$"""{"rel":"next","href":"{{href}}"}""", StacText.Scene("a")));

        Diagnostic error = (await Assert.ThrowsAsync<NuTonicException>(
            () => Client(server.Address).SearchAsync(SomeSearch.Simple, "poi", Cancel))).Diagnostic;

        Assert.Equal("NT1503", error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchAsync_EndlessPages_EndAtTheLimits()
    {
        await using ServerHost server = await SomeSearch.ServeAsync(number => SomeSearch.Linked(
            $$"""{"rel":"next","href":"/search?page={{number}}"}""",
            StacText.Scene($"a{number}"),
            StacText.Scene($"b{number}")));

        StacAnswer byPages = await Client(server.Address)
            .SearchAsync(SomeSearch.Simple with { MaxPages = 3 }, "poi", Cancel);
        StacAnswer byItems = await Client(server.Address)
            .SearchAsync(SomeSearch.Simple with { MaxItems = 5, PageSize = 2 }, "poi", Cancel);

        Assert.Equal((6, 3, true), (byPages.Items.Length, byPages.Pages, byPages.IsTruncated));
        Assert.Equal((5, 3, true), (byItems.Items.Length, byItems.Pages, byItems.IsTruncated));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"numberMatched\":3,", true)]
    [InlineData("\"numberMatched\":2,", false)]
    public async Task SearchAsync_FullPageWithoutALinkToTheNext_MayBeCutOff(string matched, bool isTruncated)
    {
        await using ServerHost server = await SomeSearch.ServeAsync(_ =>
            StacText.Page(StacText.Scene("a"), StacText.Scene("b")).Insert(1, matched));

        StacAnswer answer = await Client(server.Address)
            .SearchAsync(SomeSearch.Simple with { PageSize = 2 }, "poi", Cancel);

        Assert.Equal((2, isTruncated), (answer.Items.Length, answer.IsTruncated));
    }

    private StacClient Client(Uri address, string path = "") => SomeSearch.Client(_fetcher, address, path);
}
