using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Osm.Reading;

public sealed class OverpassReaderTests
{
    private const string Small = """
        {
          "version": 0.6, "generator": "Overpass API",
          "osm3s": { "timestamp_osm_base": "2017-10-20T23:31:01Z", "copyright": "..." },
          "elements": [
            { "type": "way", "id": 7, "nodes": [1, 2, 4, 1], "tags": { "building": "yes", "a": "b" } },
            { "type": "node", "id": 1, "lat": 0.0, "lon": 0 },
            { "id": 2, "lon": 1.0, "type": "node", "tags": { "name": "Pe\u00f1asco" }, "lat": 0 },
            { "type": "node", "id": 4, "lat": 1, "lon": 5e-1 },
            { "type": "relation", "id": 9, "members": [ { "type": "way", "ref": 7, "role": "outer" } ],
              "tags": { "type": "multipolygon", "landuse": "forest" } }
          ]
        }
        """;

    [Fact]
    public void Read_SmallAnswer_GivesItsElements()
    {
        var source = ExtractFile.Read(Small);

        Assert.Equal(
            [
                "node/2 name=Peñasco points 1,0",
                "way/7 a=b building=yes points outer 0,0 1,0 0.5,1 0,0",
                "relation/9 landuse=forest type=multipolygon points outer 0,0 1,0 0.5,1 0,0",
            ],
            ElementText.Lines(source.Elements));
        Assert.Equal("2017-10-20T23:31:01Z", source.Description.Timestamp);
    }

    [Fact]
    public void Read_GeometryBoundsAndCenter_GivesWhatIsThere()
    {
        var source = ExtractFile.Read("""
            {"elements": [
              {"type":"way","id":1,"bounds":{"minlat":0,"minlon":0,"maxlat":1,"maxlon":1},"nodes":[1,2,3,1],
               "geometry":[{"lat":0,"lon":0},{"lat":0,"lon":1},{"lat":1,"lon":1},{"lat":0,"lon":0}],"tags":{"leisure":"park"}},
              {"type":"way","id":2,"geometry":[null,{"lat":0,"lon":0},{"lat":0,"lon":1},null],"tags":{"highway":"path"}},
              {"type":"way","id":3,"nodes":[1,2],"center":{"lat":2,"lon":3},"tags":{"highway":"path"}},
              {"type":"way","id":4,"nodes":[1,2],"bounds":{"minlat":0,"minlon":0,"maxlat":1,"maxlon":1},"tags":{"highway":"path"}},
              {"type":"relation","id":5,"tags":{"type":"route","route":"bus"},"members":[
                {"type":"node","ref":8,"role":"stop","lat":0,"lon":0},
                {"type":"way","ref":6,"role":"","geometry":[{"lat":0,"lon":0},{"lat":0,"lon":1}]},
                {"type":"way","ref":7,"role":"forward","geometry":[{"lat":0,"lon":1},null]}]},
              {"type":"area","id":3600000001,"tags":{"name":"x"}},
              {"type":"count","id":0,"tags":{"nodes":"1"}}
            ]}
            """);

        Assert.Equal(
            [
                "way/1 leisure=park points outer 0,0 1,0 1,1 0,0",
                "way/2 cut highway=path points line 0,0 1,0",
                "way/3 cut highway=path points 3,2",
                "relation/5 cut route=bus type=route points line 0,0 1,0",
            ],
            ElementText.Lines(source.Elements));
        Assert.Equal(1, source.Statistics!.Skipped[(int)Engine.Osm.SkipReason.NoGeometry]);
    }

    [Fact]
    public void Read_ElementAgainWithoutTags_KeepsTheTags()
    {
        var source = ExtractFile.Read("""
            {"elements": [
              {"type":"node","id":1,"lat":0,"lon":0,"tags":{"natural":"tree"}},
              {"type":"node","id":2,"lat":0,"lon":1},
              {"type":"way","id":3,"nodes":[1,2],"tags":{"highway":"path"}},
              {"type":"node","id":1,"lat":0,"lon":0},
              {"type":"way","id":3,"nodes":[1,2]}
            ]}
            """);

        Assert.Equal(
            ["node/1 natural=tree points 0,0", "way/3 highway=path points line 0,0 1,0"],
            ElementText.Lines(source.Elements));
    }

    [Fact]
    public void Read_ByteOrderMark_IsPassedOver() =>
        Assert.Equal(3, ExtractFile.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Small)]).Elements.Length);

    [Fact]
    public void Read_CutAnywhere_EndsInATypedError()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Small.TrimEnd());
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.False(ExtractFile.TryRead(whole[..length]), $"{length} bytes were read");
        }
    }

    [Theory]
    [InlineData(
        """{"elements":[],"remark":"runtime error: Query timed out in \"query\" at line 3 after 180 seconds."}""",
        "NT1210")]
    [InlineData(
        """{"elements":[],"remark":"runtime error: Query run out of memory using about 2048 MB of RAM."}""", "NT1210")]
    [InlineData("{}", "NT1209")]
    [InlineData("""{"elements":{}}""", "NT1209")]
    [InlineData("""{"elements":[1]}""", "NT1209")]
    [InlineData("""{"elements":[]} x""", "NT1209")]
    [InlineData("""{"elements":[{"type":"way"}]}""", "NT1209")]
    [InlineData("""{"elements":[{"type":"way","id":1.5}]}""", "NT1209")]
    [InlineData("""{"elements":[{"type":"way","id":99999999999999999999}]}""", "NT1209")]
    [InlineData("""{"elements":[{"type":"way","id":1,"nodes":["a"]}]}""", "NT1209")]
    [InlineData("""{"elements":[{"type":"way","id":1,"tags":{"a":1}}]}""", "NT1209")]
    [InlineData("""{"elements":[{"type":"way","id":1,"tags":{"a":"\ud800"}}]}""", "NT1209")]
    [InlineData("""{"elements":[{"type":"node","id":1,"lat":90.1,"lon":0}]}""", "NT1211")]
    [InlineData("""{"elements":[{"type":"node","id":1,"lat":0,"lon":1e999}]}""", "NT1211")]
    [InlineData("""{"elements":[{"type":"way","id":1,"geometry":[{"lat":0}]}]}""", "NT1211")]
    [InlineData("""{"elements":[{"type":"relation","id":1,"members":[{"ref":1,"role":""}]}]}""", "NT1209")]
    [InlineData("""{"elements":[{"type":"relation","id":1,"members":[{"type":"way","role":""}]}]}""", "NT1209")]
    public void Read_WrongAnswer_EndsInATypedError(string content, string code)
    {
        Assert.Equal(code, ExtractFile.Error(content).Code);
    }

    [Fact]
    public void Read_HarmlessRemark_IsNoError() =>
        Assert.Empty(ExtractFile.Read("""{"elements":[],"remark":"Consider a smaller area next time."}""").Elements);

    [Fact]
    public void Read_WrongValue_NamesItsLine()
    {
        Diagnostic error = ExtractFile.Error(
            "{\"elements\": [\n{\"type\":\"node\",\"id\":3,\n\"lat\":0,\"lon\":-181}]}");

        Assert.Equal("NT1211", error.Code);
        Assert.Equal(3, error.Location!.Line);
        Assert.Contains("node/3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BrokenJsonFarDown_NamesItsLine()
    {
        string element = "{\"type\":\"node\",\"id\":1,\"lat\":0,\"lon\":0},\n";

        Diagnostic error = ExtractFile.Error(
            "{\"elements\": [\n" + string.Concat(Enumerable.Repeat(element, 50_000)) + "nope");

        Assert.Equal("NT1209", error.Code);
        Assert.Equal(50_002, error.Location!.Line);
    }

    [Theory]
    [InlineData("{\"a\":", "[", 1_000_000)]
    [InlineData("{\"elements\":[{\"type\":\"way\",\"id\":1,\"extra\":", "{\"a\":", 1_000_000)]
    [InlineData("{\"a\":\"", "x", 100_000_000)]
    [InlineData("{\"a\":1", "0", 100_000_000)]
    [InlineData("{\"a\":", " ", 100_000_000)]
    public void Read_BombInGzip_EndsInATypedError(string start, string repeated, int count)
    {
        byte[] once = Encoding.UTF8.GetBytes(repeated);
        byte[] bomb = new byte[start.Length + (once.Length * count)];
        Encoding.UTF8.GetBytes(start, bomb);
        for (int i = start.Length; i < bomb.Length; i++)
        {
            bomb[i] = once[(i - start.Length) % once.Length];
        }

        Assert.Equal("NT1209", ExtractFile.Error(ExtractFile.Gzip(bomb)).Code);
    }

    [Theory]
    [InlineData("\"nodes\":[1", ",1", 100_001)]
    [InlineData("\"geometry\":[null", ",null", 100_001)]
    [InlineData("\"members\":[{\"type\":\"way\",\"ref\":1}", ",{\"type\":\"way\",\"ref\":1}", 100_001)]
    public void Read_ElementWithoutEnd_EndsInATypedError(string start, string repeated, int count)
    {
        string content = "{\"elements\":[{\"type\":\"relation\",\"id\":1,"
            + start
            + string.Concat(Enumerable.Repeat(repeated, count));

        Assert.Equal("NT1212", ExtractFile.Error(content).Code);
    }
}
