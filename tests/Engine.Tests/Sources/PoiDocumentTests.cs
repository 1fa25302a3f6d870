using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Sources;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Sources;

public sealed class PoiDocumentTests
{
    private const string Rest = "\"latitude\": 45, \"longitude\": 10}";

    [Fact]
    public void Parse_AllFields_AreTaken()
    {
        PoiDocument document = Parse(
            """
            {"poi_id": "poi_1", "bbox_wgs84": [5.67834100715245, 45.08, 5.72, 45.11], "latitude": 45.1, "longitude": 5.7,
             "stac_item_id": "S2", "datetime_query": "a/b", "unknown": [{"latitude": 1}],
             "hf_row_meta": {"address": "Grün, \u00e9", "country_iso_alpha2": "SI", "n": 1}}
            """);

        Assert.Equal(new Extent(5.67834100715245, 45.08, 5.72, 45.11), document.BoxWgs84);
        Assert.Equal((45.1, 5.7), (document.Latitude, document.Longitude));
        Assert.Equal(("poi_1", "S2", "a/b"), (document.PoiId, document.StacItemId, document.DatetimeQuery));
        Assert.Equal(("Grün, é", "SI"), (document.Address, document.Country));
    }

    [Fact]
    public void Parse_NullAndEmptyTexts_AreNull()
    {
        PoiDocument document = Parse(
            """{"poi_id": "", "stac_item_id": null, "hf_row_meta": null, "bbox_wgs84": [1, 2, 3, 4],""" + Rest);

        Assert.Null(document.PoiId);
        Assert.Null(document.StacItemId);
        Assert.Null(document.Address);
    }

    [Fact]
    public void Parse_ByteOrderMark_DoesNotCount()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(PoiTree.Document)];

        Assert.Equal(45.25, PoiDocument.Parse(bytes, "p").Latitude);
    }

    [Fact]
    public void Read_EveryGoldenDocument_Parses()
    {
        string[] files = Directory.GetFiles(SharedFolder.Path("golden/input"), "poi.json", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.NotNull(PoiDocument.Read(file).PoiId));
    }

    [Theory]
    [InlineData("", "NT1002", 1, 1)]
    [InlineData("{\n \"a\": 1,\n}", "NT1002", 3, 1)]
    [InlineData("{\n\"é\": x}", "NT1002", 2, 6)]
    [InlineData("{\"latitude\": NaN}", "NT1008", 1, 14)]
    [InlineData("{\"latitude\": -Infinity}", "NT1008", 1, 14)]
    [InlineData("{\"latitude\": 1e999}", "NT1008", 1, 14)]
    [InlineData("{\"a\": \"\\ud800\", \"\\ud800\": 1}", "NT1002", 1, 17)]
    [InlineData("[]", "NT1006", 1, 1)]
    [InlineData("\n {\"latitude\": 1, \"longitude\": 2}", "NT1005", 2, 2)]
    [InlineData("{\"a\": 1,\n  \"a\": 2}", "NT1007", 2, 3)]
    [InlineData("{\"hf_row_meta\": {\"b\": 1, \"b\": 2}}", "NT1007", 1, 26)]
    [InlineData("{\"latitude\": \"45\"}", "NT1006", 1, 14)]
    [InlineData("{\"poi_id\":\n7}", "NT1006", 2, 1)]
    [InlineData("{\"hf_row_meta\": {\"address\": []}}", "NT1006", 1, 29)]
    [InlineData("{\"hf_row_meta\": 1}", "NT1006", 1, 17)]
    [InlineData("{\"bbox_wgs84\": [1, 2, 3]}", "NT1006", 1, 16)]
    [InlineData("{\"bbox_wgs84\": [1, 2, 3, 4, 5]}", "NT1006", 1, 16)]
    [InlineData("{\"bbox_wgs84\": [1, null, 3, 4]}", "NT1006", 1, 20)]
    [InlineData("{\"latitude\": 90.5}", "NT1009", 1, 14)]
    [InlineData("{\"latitude\": -80.01}", "NT1011", 1, 14)]
    [InlineData("{\"latitude\": 84.01}", "NT1011", 1, 14)]
    [InlineData("{\"longitude\": -180.5}", "NT1010", 1, 15)]
    [InlineData("{\"bbox_wgs84\": [1, 2, 181, 4]}", "NT1010", 1, 23)]
    [InlineData("{\"bbox_wgs84\": [1, 2, 3, 84.5]}", "NT1011", 1, 26)]
    [InlineData("{\"bbox_wgs84\": [1, 2, 1, 4]}", "NT1012", 1, 16)]
    [InlineData("{\"bbox_wgs84\": [3, 2, 1, 4]}", "NT1013", 1, 16)]
    [InlineData("{\"bbox_wgs84\": [1, 4, 3, 2]}", "NT1013", 1, 16)]
    [InlineData("{\"bbox_wgs84\": [179.9, 2, -179.9, 4]}", "NT1014", 1, 16)]
    [InlineData("{\"poi_id\": \"../x\"}", "NT1015", 1, 12)]
    public void Parse_BadContent_NamesCodeLineAndColumn(string json, string code, int line, int column)
    {
        Diagnostic diagnostic = Fail(Encoding.UTF8.GetBytes(json));

        Assert.Equal((code, new SourceLocation("dir/poi.json", line, column)), (diagnostic.Code, diagnostic.Location));
        Assert.Contains(code == "NT1015" ? "../x" : "dir/poi.json", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NotUtf8_NamesThePlace()
    {
        Diagnostic diagnostic = Fail([(byte)'{', (byte)'\n', (byte)'"', 0xE9, (byte)'"']);

        Assert.Equal(("NT1002", 2, 2), (diagnostic.Code, diagnostic.Location!.Line, diagnostic.Location.Column));
    }

    [Theory]
    [InlineData(70, "NT1004")]
    [InlineData(20_000, "NT1004")]
    [InlineData(50, "NT1005")]
    public void Parse_Depth_IsLimited(int depth, string code)
    {
        string json = "{\"a\": " + new string('[', depth) + new string(']', depth) + "}";

        Assert.Equal(code, Fail(Encoding.UTF8.GetBytes(json)).Code);
    }

    [Fact]
    public void Parse_OverOneMegabyte_IsRefused() =>
        Assert.Equal("NT1003", Fail(new byte[PoiDocument.MaxLength + 1]).Code);

    [Theory]
    [InlineData("missing", "NT1001")]
    [InlineData("folder", "NT1026")]
    [InlineData("large", "NT1003")]
    [InlineData("broken link", "NT1024")]
    [InlineData("loop", "NT1025")]
    public void Read_FileThatGivesNothing_NamesIt(string state, string code)
    {
        using PoiTree tree = new();
        string path = tree.At(state);
        switch (state)
        {
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "large":
                File.WriteAllBytes(path, new byte[PoiDocument.MaxLength + 1]);
                break;
            case "broken link":
                File.CreateSymbolicLink(path, "nowhere");
                break;
            case "loop":
                File.CreateSymbolicLink(path, state);
                break;
        }

        Diagnostic diagnostic = Assert.Throws<NuTonicException>(() => PoiDocument.Read(path)).Diagnostic;

        Assert.Equal((code, path), (diagnostic.Code, diagnostic.Location!.File));
        Assert.Contains(path, diagnostic.Message, StringComparison.Ordinal);
    }

    private static PoiDocument Parse(string json) => PoiDocument.Parse(Encoding.UTF8.GetBytes(json), "dir/poi.json");

    private static Diagnostic Fail(byte[] utf8) =>
        Assert.Throws<NuTonicException>(() => PoiDocument.Parse(utf8, "dir/poi.json")).Diagnostic;
}
