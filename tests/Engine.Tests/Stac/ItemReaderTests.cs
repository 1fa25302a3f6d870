using System.Text;
using System.Text.Json.Nodes;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Stac;

public sealed class ItemReaderTests
{
    public static TheoryData<string> Files => [.. StacText.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_RecordedItems_AllParse(string name)
    {
        IReadOnlyList<StacItem> items = StacText.Recorded(name);

        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.NotEmpty(item.Assets));
        Assert.All(items, item => Assert.Equal(item.Id, item.FolderName));
    }

    [Fact]
    public void Read_EarthSearchV1_HasAllThatIsUsed()
    {
        StacItem item = Assert.Single(StacText.Recorded("earthsearch_v1_S2A_29RKH_20200219_0_L2A"));

        Assert.Equal("sentinel-2-l2a", item.Collection);
        Assert.Equal("2020-02-19T11:34:25.405Z", Instant.Text(item.Time));
        Assert.Equal(4.051854, item.CloudCover);
        Assert.Equal(32629, item.Projection.Epsg);
        Assert.Equal("MGRS-29RKH", item.GridCode);
        Assert.Equal("02.14", item.ProcessingBaseline);
        Assert.False(item.IsOffsetApplied);
        Assert.Equal("https://sentinel.esa.int/documents/247904/690755/Sentinel_Data_Legal_Notice", item.LicenseHref);
        StacAsset red = item.Asset("red")!;
        Assert.Equal([10, 0, 199980, 0, -10, 2800020], red.Projection.Transform);
        Assert.Equal((10980, 10980), (red.Projection.WidthPx, red.Projection.HeightPx));
        Assert.Equal(0, red.NoData);
        Assert.Equal(["red"], red.CommonNames);
        Assert.True(item.Asset("red-jp2")!.IsJpeg2000);
    }

    [Fact]
    public void Read_CloudCoverThatIsSaidToBeInvalid_IsUnknown() =>
        Assert.Null(Assert.Single(StacText.Recorded("earthsearch_v0_S2A_31NBJ_20190524_0_L2A")).CloudCover);

    [Theory]
    [InlineData("-1", null)]
    [InlineData("null", null)]
    [InlineData("0", 0.0)]
    [InlineData("100", 100.0)]
    public void Read_CloudCover_IsAShareOrUnknown(string json, double? cloud)
    {
        JsonObject scene = StacText.Scene("a");
        scene["properties"]!["eo:cloud_cover"] = JsonNode.Parse(json);

        Assert.Equal(cloud, StacText.Parse(scene.ToJsonString()).CloudCover);
    }

    [Fact]
    public void Read_NineNumbersOfATransform_AreSix() => Assert.Equal(
        [10, 0, 199980, 0, -10, 900000],
        StacText.Recorded("earthsearch_v0_S2A_31NBJ_20190524_0_L2A")[0].Asset("B04")!.Projection.Transform);

    [Fact]
    public void Read_ProjectionVersion2_HasTheCode() =>
        Assert.Equal(32601, StacText.Recorded("S2A_T01WCP_antimeridian_expected")[0].Projection.Epsg);

    [Fact]
    public void Read_Interval_IsFromStartToEnd()
    {
        StacItem item = StacText.Recorded("io-lulc-annual-v02-pc")[0];

        Assert.Equal(
            ("2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z"), (Instant.Text(item.Start), Instant.Text(item.End)));
        Assert.Equal(item.Start, item.Time);
    }

    [Fact]
    public void Read_Stac11Bands_HaveNamesAndNoData()
    {
        JsonObject scene = StacText.Scene("a");
        scene["assets"] = JsonNode.Parse(
            """{"x":{"href":"https://cogs.test/x.tif","bands":[{"name":"B04","eo:common_name":"red","nodata":0,"data_type":"uint16"}]}}""");

        StacAsset asset = StacText.Parse(scene.ToJsonString()).Assets[0];

        Assert.Equal(["red"], asset.CommonNames);
        Assert.Equal(0, asset.NoData);
    }

    [Fact]
    public void Read_WithoutGeometry_TakesTheBox()
    {
        JsonObject scene = StacText.Scene("a");
        scene["geometry"] = null;
        scene["bbox"] = new JsonArray(11, 47, 0, 12, 48, 4000);

        Assert.Equal(1, StacText.Parse(scene.ToJsonString()).Footprint.ShareOf(StacText.Box));
    }

    public static TheoryData<string, string, string> Broken => new()
    {
        { "type", "\"Collection\"", "'type'" },
        { "id", "7", "'id'" },
        { "id", "\"\"", "'id'" },
        { "properties", "null", "'properties'" },
        { "properties", "[]", "'properties'" },
        { "properties", "{}", "'properties.datetime'" },
        { "properties", "{\"datetime\":\"soon\"}", "'properties.datetime'" },
        {
            "properties",
            "{\"datetime\":null,\"start_datetime\":\"2024-02-01\",\"end_datetime\":\"2024-01-01\"}",
            "'properties.end_datetime'"
        },
        {
            "properties",
            "{\"datetime\":\"2024-01-01T00:00:00Z\",\"eo:cloud_cover\":\"5\"}",
            "'properties.eo:cloud_cover'"
        },
        {
            "properties",
            "{\"datetime\":\"2024-01-01T00:00:00Z\",\"eo:cloud_cover\":101}",
            "'properties.eo:cloud_cover'"
        },
        {
            "properties",
            "{\"datetime\":\"2024-01-01T00:00:00Z\",\"eo:cloud_cover\":1e999}",
            "'properties.eo:cloud_cover'"
        },
        { "properties", "{\"datetime\":\"2024-01-01T00:00:00Z\",\"proj:epsg\":-1}", "'properties.proj:epsg'" },
        { "geometry", "{\"type\":\"Point\",\"coordinates\":[1,2]}", "'geometry.type'" },
        { "geometry", "{\"type\":\"Polygon\",\"coordinates\":[]}", "'geometry.coordinates'" },
        { "geometry", "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[1,2]]]}", "'geometry.coordinates[0]'" },
        {
            "geometry",
            "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,99],[5,6],[1,2]]]}",
            "'geometry.coordinates[0][1][1]'"
        },
        {
            "geometry",
            "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3],[5,6],[1,2]]]}",
            "'geometry.coordinates[0][1]'"
        },
        { "bbox", "[1,2,3]", "'bbox'" },
        { "bbox", "[1,2,3,2]", "'bbox'" },
        { "assets", "[]", "'assets'" },
        { "assets", "{\"red\":{}}", "'assets.red.href'" },
        { "assets", "{\"red\":{\"href\":\"\\ud800\"}}", "'assets.red.href'" },
        { "links", "[{\"rel\":\"self\"}]", "'links[0].href'" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Read_BrokenField_IsNT1501AtItsPlace(string member, string json, string place)
    {
        string text = StacText.Scene("a").ToJsonString();
        JsonObject scene = StacText.Scene("a");
        scene.Remove(member);
        text = scene.ToJsonString().Insert(1, $"\"{member}\":{json},");

        Diagnostic error = Assert.Throws<NuTonicException>(() => StacText.Parse(text)).Diagnostic;

        Assert.Equal("NT1501", error.Code);
        Assert.Contains("stac.test", error.Message, StringComparison.Ordinal);
        Assert.Contains("poi_0001", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyAssets_IsNT1501()
    {
        JsonObject scene = StacText.Scene("a");
        scene["assets"] = new JsonObject(Enumerable.Range(0, 501)
            .Select(
                i => KeyValuePair.Create($"a{i}", (JsonNode?)new JsonObject { ["href"] = "https://cogs.test/x.tif" })));

        Assert.Equal(
            "NT1501", Assert.Throws<NuTonicException>(() => StacText.Parse(scene.ToJsonString())).Diagnostic.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Service Unavailable</html>")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"id\":1,\"id\":2}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{} {}")]
    public void Read_NoJson_IsNT1500(string text) =>
        Assert.Equal("NT1500", Assert.Throws<NuTonicException>(() => StacText.Parse(text)).Diagnostic.Code);

    [Fact]
    public void Read_TooDeep_IsNT1500()
    {
        string deep = new string('[', 100_000) + new string(']', 100_000);

        Assert.Equal("NT1500", Assert.Throws<NuTonicException>(() => StacText.Parse(deep)).Diagnostic.Code);
    }

    [Fact]
    public void Read_NoUtf8_IsNT1500()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"id\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}")];

        Assert.Equal(
            "NT1500",
            Assert.Throws<NuTonicException>(() => StacText.Origin.Read(bytes, ItemReader.Read)).Diagnostic.Code);
    }

    [Fact]
    public void Read_EveryTruncation_IsATypedError()
    {
        byte[] whole = Encoding.UTF8.GetBytes(StacText.Scene("a").ToJsonString());

        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Throws<NuTonicException>(() => StacText.Origin.Read(whole.AsMemory(0, length), ItemReader.Read));
        }
    }

    [Theory]
    [InlineData("../../escape")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a..b")]
    [InlineData("")]
    [InlineData("CON")]
    [InlineData("com1.x")]
    [InlineData("é")]
    [InlineData("a b")]
    [InlineData("-rf")]
    [InlineData("name.")]
    public void FolderName_UnsafeId_IsSafeAndItsOwn(string id)
    {
        string name = ItemFolderName.Of(id);

        Assert.Matches("^item_[A-Za-z0-9_-]*_[0-9a-f]{12}$", name);
        Assert.Equal(name, ItemFolderName.Of(id));
        Assert.NotEqual(name, ItemFolderName.Of(id + "/"));
    }

    [Fact]
    public void FolderName_LongId_IsShort() => Assert.InRange(ItemFolderName.Of(new string('a', 5_000)).Length, 1, 100);
}
