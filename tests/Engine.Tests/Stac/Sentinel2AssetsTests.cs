using System.Text.Json.Nodes;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Stac;

public sealed class Sentinel2AssetsTests
{
    [Theory]
    [InlineData("earthsearch_v1_S2A_29RKH_20200219_0_L2A", "/B04.tif", "/SCL.tif", "02.14", 0)]
    [InlineData("earthsearch_v0_S2A_31NBJ_20190524_0_L2A", "/B04.tif", "/SCL.tif", "02.12", 0)]
    [InlineData("sentinel-2-l2a-pc", "_B04_10m.tif", "_SCL_20m.tif", "05.10", 1000)]
    public void Of_RecordedScene_HasItsBands(string file, string red, string classes, string baseline, int offset)
    {
        StacItem item = StacText.Recorded(file)[0];

        Sentinel2Scene scene = Sentinel2Assets.Of(item, StacText.Origin);

        Assert.EndsWith(red, scene.Red.AbsolutePath, StringComparison.Ordinal);
        Assert.EndsWith(
            red.Replace("B04", "B03", StringComparison.Ordinal), scene.Green.AbsolutePath, StringComparison.Ordinal);
        Assert.EndsWith(
            red.Replace("B04", "B02", StringComparison.Ordinal), scene.Blue.AbsolutePath, StringComparison.Ordinal);
        Assert.EndsWith(classes, scene.SceneClasses!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal((baseline, offset), (scene.ProcessingBaseline, scene.PixelOffset!.Value));
    }

    [Theory]
    [InlineData("05.11", true, 0)]
    [InlineData("05.11", false, 1000)]
    [InlineData("05.11", null, 1000)]
    [InlineData("04.00", null, 1000)]
    [InlineData("03.01", null, 0)]
    [InlineData(null, null, null)]
    public void Of_BaselineAndOffset_AreKeptAsAFact(string? baseline, bool? isApplied, int? offset)
    {
        StacItem item = StacText.Parse(StacText.Scene("a").ToJsonString()) with
        {
            ProcessingBaseline = baseline,
            IsOffsetApplied = isApplied,
        };

        Assert.Equal(offset, Sentinel2Assets.Of(item, StacText.Origin).PixelOffset);
    }

    [Fact]
    public void Of_OtherNames_GoesByCommonNamesAndResolution()
    {
        JsonObject scene = StacText.Scene("a");
        scene["assets"] = JsonNode.Parse("""
            {"r20":{"href":"https://c.test/r20.tif","gsd":20,"eo:bands":[{"common_name":"red"}]},
             "r10":{"href":"https://c.test/r10.tif","gsd":10,"eo:bands":[{"common_name":"red"}]},
             "g":{"href":"https://c.test/g.tif","bands":[{"eo:common_name":"green"}]},
             "b":{"href":"https://c.test/b.tif","eo:bands":[{"common_name":"blue"}]},
             "rgb":{"href":"https://c.test/rgb.tif","eo:bands":[{"common_name":"red"},{"common_name":"green"},{"common_name":"blue"}]}}
            """);

        Sentinel2Scene found = Sentinel2Assets.Of(StacText.Parse(scene.ToJsonString()), StacText.Origin);

        Assert.Equal(
            ["/r10.tif", "/g.tif", "/b.tif"],
            new[] { found.Red, found.Green, found.Blue }.Select(uri => uri.AbsolutePath));
        Assert.Null(found.SceneClasses);
    }

    [Fact]
    public void Of_Jpeg2000Only_IsNT1511ThatNamesWhatIsThere()
    {
        StacItem item = StacText.Recorded("S2A_T01WCP_antimeridian_expected")[0];

        Diagnostic error = Assert.Throws<NuTonicException>(() => Sentinel2Assets.Of(item, StacText.Origin)).Diagnostic;

        Assert.Equal("NT1511", error.Code);
        Assert.Contains("no asset for 'red'", error.Message, StringComparison.Ordinal);
        Assert.Contains("red (JPEG 2000)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoAssets_IsNT1511()
    {
        StacItem item = StacText.Parse(StacText.Scene("a").ToJsonString()) with { Assets = [] };

        Assert.Contains(
            "it has no assets",
            Assert.Throws<NuTonicException>(() => Sentinel2Assets.Of(item, StacText.Origin)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void UnneededFields_AreNoneOfThoseThatAreRead() => Assert.DoesNotContain(
        Sentinel2Assets.UnneededFields,
        field => field is "assets.red" or "assets.green" or "assets.blue" or "assets.scl" or "assets.B04"
            or "assets.B03" or "assets.B02" or "assets.SCL");
}
