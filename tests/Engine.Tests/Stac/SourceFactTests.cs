using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Stac;
using NuTonic.Engine.Tests.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Stac;

public sealed class SourceFactTests
{
    [Fact]
    public void Of_Scene_HasTermsAndTheYear()
    {
        StacItem item = StacText.Parse(StacText.Scene("a").ToJsonString());

        SourceFact fact = SourceFact.Of(SourceFact.Imagery, "Sentinel-2", item, null, LicenseTerms.Sentinel);

        Assert.Equal(
            new SourceFact(
                "imagery",
                "Sentinel-2",
                "s2",
                "a",
                "2024-06-10T10:00:00Z",
                5,
                "https://stac.test/items/a",
                "Copernicus-Sentinel-Data",
                LicenseTerms.Sentinel.Href,
                "Contains modified Copernicus Sentinel data 2024"),
            fact);
    }

    [Fact]
    public void Of_FileWithAQuery_IsWithoutIt()
    {
        StacItem item = StacText.Parse(StacText.Scene("a").ToJsonString());

        SourceFact fact = SourceFact.Of(
            SourceFact.Labels, "t", item, new Uri("https://c.test/a.tif?x=1"), LicenseTerms.WorldCover);

        Assert.Equal("https://c.test/a.tif", fact.Href);
    }

    [Fact]
    public void Of_HostileTexts_AreShortAndShow()
    {
        StacItem item = StacText.Parse(StacText.Scene("a\u0007\u202E" + new string('b', 900)).ToJsonString());

        SourceFact fact = SourceFact.Of(
            SourceFact.Imagery, "t", item, null, new LicenseTerms("x\ny", "javascript:alert(1)", "{year}\r"));

        Assert.Equal("a__" + new string('b', 253), fact.Item);
        Assert.Equal(("x_y", null, "2024_"), (fact.License, fact.LicenseHref, fact.Attribution));
    }

    [Fact]
    public void WriteTo_Fact_IsAnEntryOfThePoisSources()
    {
        StacItem item = StacText.Parse(StacText.Scene("a").ToJsonString());
        SourceFact fact = SourceFact.Of(SourceFact.Imagery, "Sentinel-2", item, null, LicenseTerms.Sentinel) with
        {
            PixelOffset = 1000,
        };
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            fact.WriteTo(writer);
        }

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"role":"imagery","title":"Sentinel-2","collection":"s2","item":"a","datetime":"2024-06-10T10:00:00Z","cloud_cover":5,
                 "href":"https://stac.test/items/a","license":"Copernicus-Sentinel-Data",
                 "license_href":"https://sentinels.copernicus.eu/documents/247904/690755/Sentinel_Data_Legal_Notice",
                 "attribution":"Contains modified Copernicus Sentinel data 2024","pixel_offset":1000}
                """),
            JsonNode.Parse(stream.ToArray())));
    }

    [Fact]
    public void Of_Interval_HasBothEnds() => Assert.Equal(
        "2023-01-01T00:00:00Z/2024-01-01T00:00:00Z",
        SourceFact.Of(
            SourceFact.Labels,
            "t",
            StacText.Recorded("io-lulc-annual-v02-pc")[0],
            null,
            LicenseTerms.ImpactObservatory).Datetime);

    [Fact]
    public void Terms_OfAnythingElse_AreTheItemsThenTheCollections()
    {
        StacItem item = StacText.Parse(StacText.Scene("a").ToJsonString());
        StacCollection collection = new("c", "C", "MIT", "https://l.test", "P");

        Assert.Equal(new LicenseTerms("MIT", "https://l.test", "P"), LicenseTerms.Of(item, collection));
        Assert.Equal(
            new LicenseTerms("ODbL-1.0", "https://l.test", "P"),
            LicenseTerms.Of(item with { License = "ODbL-1.0" }, collection));
        Assert.Equal(new LicenseTerms("unknown", null, null), LicenseTerms.Of(item, null));
    }

    [Fact]
    public async Task FindAsync_SceneAndLabels_AreFoundAndRecorded()
    {
        using PlainFetcher fetcher = new();
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => context.Response.WriteAsync(context.Request.Path.Value switch
            {
                "/" => """{"links":[{"rel":"search","href":"/search","method":"POST"}]}""",
                "/search" =>
                    StacText.Page(
                        StacText.Scene("old", "2024-06-01T10:00:00Z"), StacText.Scene("new", "2024-06-05T10:00:00Z")),
                _ => """{"id":"s2","title":"X","license":"CC0-1.0"}""",
            }));
        StacClient client = new(fetcher, new StacEndpoint(server.Address));
        LabelCollection labels = new()
        {
            Name = "mine",
            Title = "Mine",
            Endpoint = server.Address,
            Collection = "s2",
            AssetKey = "red",
        };

        FoundScene scene = await new SceneSource(
            client, new SceneRequest { Collection = "s2", Window = DateWindow.Parse("2024-06") })
            .FindAsync(StacText.Box, "poi_0001", TestContext.Current.CancellationToken);
        FoundLabels found = await new LabelSource(client, labels)
            .FindAsync(StacText.Box, scene.Choice.Item.Time, "poi_0001", TestContext.Current.CancellationToken);

        Assert.Equal(("new", "/red.tif"), (scene.Fact.Item, scene.Files.Red.AbsolutePath));
        Assert.Equal(("X", "CC0-1.0"), (scene.Fact.Title, scene.Fact.License));
        Assert.Equal(
            ("labels", "Mine", "new", "CC0-1.0"),
            (found.Facts[0].Role, found.Facts[0].Title, found.Facts[0].Item, found.Facts[0].License));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public async Task FindAsync_MoreScenesThanTheLimit_TellsOfTheCutWhereItMatters(int limit, bool isTold)
    {
        using PlainFetcher fetcher = new();
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
            context.Response.WriteAsync(context.Request.Path.Value switch
            {
                "/" => """{"links":[{"rel":"search","href":"/search","method":"POST"}]}""",
                "/search" => StacText.Page(
                    StacText.Scene("c", "2024-06-09T10:00:00Z"),
                    StacText.Scene("b", "2024-06-05T10:00:00Z"),
                    StacText.Scene("a", "2024-06-01T10:00:00Z")),
                _ => """{"id":"s2","title":"X","license":"CC0-1.0"}""",
            }));
        SceneSource source = new(
            new StacClient(fetcher, new StacEndpoint(server.Address)),
            new SceneRequest { Collection = "s2", Limit = limit });

        FoundScene scene = await source.FindAsync(StacText.Box, "poi_0001", TestContext.Current.CancellationToken);

        Assert.Equal("c", scene.Choice.Item.Id);
        Assert.Equal(isTold ? new SearchCut(server.Address.Authority, "s2", limit, limit) : null, scene.Cut);
    }

    [Fact]
    public async Task FindAsync_MoreLabelsThanTheLimit_TellsOfTheCut()
    {
        using PlainFetcher fetcher = new();
        JsonObject[] items = [.. Enumerable.Range(0, 201).Select(
            number => StacText.Scene(FormattableString.Invariant($"tile-{number:000}")))];
        await using ServerHost server = await ServerHost.StartAsync((_, context) => context.Response.WriteAsync(
            context.Request.Path == "/" ? """{"links":[{"rel":"search","href":"/search","method":"POST"}]}"""
                : context.Request.Path == "/search" ? StacText.Page(items) : """{"id":"s2","license":"CC0-1.0"}"""));
        LabelCollection labels = new()
        {
            Name = "mine",
            Title = "Mine",
            Endpoint = server.Address,
            Collection = "s2",
            AssetKey = "red",
        };

        FoundLabels found = await new LabelSource(new StacClient(fetcher, new StacEndpoint(server.Address)), labels)
            .FindAsync(StacText.Box, DateTimeOffset.UnixEpoch, "poi_0001", TestContext.Current.CancellationToken);

        Assert.Equal(new SearchCut(server.Address.Authority, "s2", 200, 200), found.Cut);
    }

    [Fact]
    public async Task FindAsync_Sentinel2_HasItsTermsAndProcessing()
    {
        using PlainFetcher fetcher = new();
        JsonObject item = StacText.Scene("a");
        item["properties"]!["platform"] = "Sentinel-2B";
        item["properties"]!["s2:processing_baseline"] = "05.11";
        await using ServerHost server = await ServerHost.StartAsync((_, context) => context.Response.WriteAsync(
            context.Request.Path == "/" ? """{"links":[{"rel":"search","href":"/search"}]}""" : StacText.Page(item)));
        SceneSource source = new(
            new StacClient(fetcher, new StacEndpoint(server.Address)),
            new SceneRequest { Collection = "s2", Window = DateWindow.Parse("2024-06") });

        FoundScene scene = await source.FindAsync(StacText.Box, "poi_0001", TestContext.Current.CancellationToken);

        Assert.Equal(
            ("Copernicus-Sentinel-Data", "05.11", 1000),
            (scene.Fact.License, scene.Fact.ProcessingBaseline, scene.Fact.PixelOffset!.Value));
        Assert.Equal(2, server.Requests.Count);
    }
}
