using System.Text.Json.Nodes;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Stac;

public sealed class LabelChoiceTests
{
    private static readonly LabelCollection Labels = LabelCollection.Named("esa-worldcover");
    private static readonly Extent Around = new(11, 47, 12, 48);
    private static readonly Extent West = new(11, 47, 11.45, 48);
    private static readonly Extent East = new(11.44, 47, 12, 48);

    [Theory]
    [InlineData("2019-05-01", "2020")]
    [InlineData("2020-12-31", "2020")]
    [InlineData("2021-01-01", "2021")]
    [InlineData("2024-06-01", "2022")]
    public void Choose_SeveralYears_IsTheNearestToTheScene(string scene, string year)
    {
        ChosenLabels chosen = Choose(
            scene, Tile("a-2022", 2022, Around), Tile("a-2020", 2020, Around), Tile("a-2021", 2021, Around));

        Assert.Equal("a-" + year, Assert.Single(chosen.Tiles).Item.Id);
        Assert.Equal(1, chosen.Coverage);
    }

    [Fact]
    public void Choose_BoxOverTwoTiles_TakesBothOfOneYear()
    {
        ChosenLabels chosen = Choose(
            "2021-06-01",
            Tile("w-2020", 2020, West),
            Tile("e-2020", 2020, East),
            Tile("w-2021", 2021, West),
            Tile("e-2021", 2021, East));

        Assert.Equal(["e-2021", "w-2021"], chosen.Tiles.Select(tile => tile.Item.Id));
        Assert.Equal(1, chosen.Coverage);
    }

    [Fact]
    public void Choose_NearestYearHasAHole_IsTheYearThatCovers() => Assert.Equal(
        ["a-2020"],
        Choose("2021-06-01", Tile("w-2021", 2021, West), Tile("a-2020", 2020, Around)).Tiles
            .Select(tile => tile.Item.Id));

    [Fact]
    public void Choose_TileThatAddsNothing_IsLeftOut() => Assert.Equal(
        ["a"],
        Choose("2021-06-01", Tile("b", 2021, West), Tile("a", 2021, Around), Tile("c", 2021, Around)).Tiles
            .Select(tile => tile.Item.Id));

    [Fact]
    public void Choose_Tile_HasItsRasterAndNoData()
    {
        LabelTile tile = Choose("2021-06-01", Tile("a", 2021, Around)).Tiles[0];

        Assert.Equal(("https://cogs.test/a.tif", 0), (tile.Href.AbsoluteUri, tile.NoData!.Value));
    }

    [Fact]
    public void Choose_RecordedWorldCover_CoversTheIsland()
    {
        StacItem item = StacText.Recorded("ESA_WorldCover_10m_2021_v200_N00E006")[0] with
        {
            SelfHref = "https://c.test/a/b/c.json",
        };
        SearchBox box = SearchBox.Of(new Extent(6.6, 0.2, 6.65, 0.25));

        ChosenLabels chosen = LabelChoice.Choose(
            new StacAnswer([item], 0, [], 1, false), Labels, box, item.Start, StacText.Origin);

        Assert.Equal(1, chosen.Coverage);
        Assert.EndsWith(
            "ESA_WorldCover_10m_2021_v200_N00E006_Map.tif",
            chosen.Tiles[0].Href.AbsolutePath,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_Nothing_IsNT1523()
    {
        Diagnostic error = Assert.Throws<NuTonicException>(() => Choose("2021-06-01")).Diagnostic;

        Assert.Equal("NT1523", error.Code);
        Assert.Contains("no item of 'esa-worldcover' for poi_0001: choose", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_OtherAssets_IsNT1511()
    {
        StacItem item = StacText.Parse(StacText.Scene("a").ToJsonString());

        Assert.Equal("NT1511", Assert.Throws<NuTonicException>(() => Choose("2021-06-01", item)).Diagnostic.Code);
    }

    [Fact]
    public void Named_Unknown_IsNT1522ThatNamesTheKnown()
    {
        Diagnostic error = Assert.Throws<NuTonicException>(() => LabelCollection.Named("corine")).Diagnostic;

        Assert.Equal("NT1522", error.Code);
        Assert.Contains("esa-worldcover, io-lulc-annual-v02", error.Message, StringComparison.Ordinal);
    }

    private static ChosenLabels Choose(string sceneTime, params StacItem[] items)
    {
        Assert.True(Instant.TryParse(sceneTime, out DateTimeOffset time));
        return LabelChoice.Choose(
            new StacAnswer([.. items], 0, [], 1, false), Labels, StacText.Box, time, StacText.Origin);
    }

    private static StacItem Tile(string id, int year, Extent box)
    {
        JsonObject tile = StacText.Scene(id, box: box);
        tile["properties"] = new JsonObject
        {
            ["datetime"] = null,
            ["start_datetime"] = $"{year}-01-01T00:00:00Z",
            ["end_datetime"] = $"{year + 1}-01-01T00:00:00Z",
        };
        tile["assets"] = JsonNode.Parse(
            $$"""{"map":{"href":"https://cogs.test/{{id}}.tif","raster:bands":[{"nodata":0}]} }""");
        return StacText.Parse(tile.ToJsonString());
    }
}
