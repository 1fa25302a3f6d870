using System.Globalization;
using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Osm.Reading;

public sealed class OsmXmlReaderTests
{
    private const string Small = """
        <?xml version='1.0' encoding='UTF-8'?>
        <osm version="0.6" generator="hand">
          <meta osm_base="2017-10-20T23:31:01Z"/>
          <bounds minlat="0" minlon="0" maxlat="2" maxlon="2"/>
          <node id="1" lat="0" lon="0"/>
          <node id="2" lat="0" lon="1"><tag k="name" v="Peñasco"/></node>
          <node id="3" lat="1" lon="1" visible="false"/>
          <node id="4" lat="1" lon="0.5"/>
          <way id="7"><nd ref="1"/><nd ref="2"/><nd ref="4"/><nd ref="1"/><tag k="building" v="yes"/></way>
          <relation id="9">
            <member type="way" ref="7" role="outer"/>
            <tag k="type" v="multipolygon"/><tag k="landuse" v="forest"/>
          </relation>
        </osm>
        """;

    [Fact]
    public void Read_SmallFile_GivesItsElements()
    {
        var source = ExtractFile.Read(Small);

        Assert.Equal(
            [
                "node/2 name=Peñasco points 1,0",
                "way/7 building=yes points outer 0,0 1,0 0.5,1 0,0",
                "relation/9 landuse=forest type=multipolygon points outer 0,0 1,0 0.5,1 0,0",
            ],
            ElementText.Lines(source.Elements));
        Assert.Equal("2017-10-20T23:31:01Z", source.Description.Timestamp);
        Assert.Equal(new(0, 0, 2, 2), source.Description.BoxWgs84);
        Assert.Equal(3, source.Statistics!.Read[0]);
    }

    [Fact]
    public void Read_GzipAndTurkish_GivesTheSame()
    {
        string[] expected = ElementText.Lines(ExtractFile.Read(Small).Elements);
        using OtherCulture other = new("tr-TR");

        Assert.Equal(
            expected, ElementText.Lines(ExtractFile.Read(ExtractFile.Gzip(Encoding.UTF8.GetBytes(Small))).Elements));
    }

    [Fact]
    public void Read_HarmlessRemark_LosesNothingBehindIt()
    {
        var source = ExtractFile.Read(
            "<osm><remark>data of <!-- -->today</remark><node id='1' lat='0' lon='0'><tag k='a' v='b'/></node>"
            + "<remark/><node id='2' lat='0' lon='0'><tag k='a' v='b'/></node></osm>");

        Assert.Equal(["node/1 a=b points 0,0", "node/2 a=b points 0,0"], ElementText.Lines(source.Elements));
    }

    [Fact]
    public void Read_RemarkOfManyPieces_EndsInATypedError()
    {
        string pieces = string.Concat(Enumerable.Repeat(new string('x', 1000) + "<!-- -->", 10));

        Assert.Equal("NT1208", ExtractFile.Error($"<osm><remark>{pieces}</remark></osm>").Code);
    }

    [Fact]
    public void Read_GeometryInline_NeedsNoNodes()
    {
        var source = ExtractFile.Read("""
            <osm><way id="7"><bounds minlat="0" minlon="0" maxlat="1" maxlon="1"/>
            <nd ref="1" lat="0" lon="0"/><nd ref="2"/><nd ref="3" lat="1" lon="1"/><nd ref="4" lat="1" lon="0.5"/>
            <tag k="highway" v="path"/></way>
            <relation id="9"><member type="way" ref="8" role=""><nd lat="0" lon="0"/><nd lat="0" lon="1"/><nd lat="1" lon="1"/>
            <nd lat="0" lon="0"/></member><tag k="type" v="multipolygon"/><tag k="landuse" v="grass"/></relation></osm>
            """);

        Assert.Equal(
            [
                "way/7 cut highway=path points line 1,1 0.5,1",
                "relation/9 landuse=grass type=multipolygon points outer 0,0 1,0 1,1 0,0",
            ],
            ElementText.Lines(source.Elements));
    }

    [Fact]
    public void Read_CutAnywhere_EndsInATypedError()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Small);
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.False(ExtractFile.TryRead(whole[..length]), $"{length} bytes were read");
        }
    }

    [Fact]
    public void Read_GzipCutAnywhere_GivesATypedErrorOrTheWholeText()
    {
        byte[] whole = ExtractFile.Gzip(Encoding.UTF8.GetBytes(Small));
        int read = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            if (ExtractFile.TryRead(whole[..length]))
            {
                Assert.Equal(3, ExtractFile.Read(whole[..length]).Elements.Length);
                read++;
            }
        }

        // The checksum and the mark of the last block come after the text.
        Assert.InRange(read, 0, 16);
    }

    [Theory]
    [InlineData("<osm><node id='1' lat='91' lon='0'/></osm>", "NT1211")]
    [InlineData("<osm><node id='1' lat='NaN' lon='0'/></osm>", "NT1211")]
    [InlineData("<osm><node id='1' lat='0' lon='1e300'/></osm>", "NT1211")]
    [InlineData("<osm><node id='1' lat='north' lon='0'/></osm>", "NT1208")]
    [InlineData("<osm><node id='1' lon='0'/></osm>", "NT1208")]
    [InlineData("<osm><node lat='0' lon='0'/></osm>", "NT1208")]
    [InlineData("<osm><node id='99999999999999999999' lat='0' lon='0'/></osm>", "NT1208")]
    [InlineData("<osm><way id='1'><nd/><nd ref='x'/></way></osm>", "NT1208")]
    [InlineData("<osm><relation id='1'><member type='star' ref='1' role=''/></relation></osm>", "NT1208")]
    [InlineData("<osm><node id='1' lat='0' lon='0'><tag k='a'/></node></osm>", "NT1208")]
    [InlineData("<!DOCTYPE osm [<!ENTITY a 'aaaa'>]><osm>&a;</osm>", "NT1208")]
    [InlineData("<!DOCTYPE osm SYSTEM 'file:///etc/hostname'><osm/>", "NT1208")]
    [InlineData("<osm><node id='1' lat='0' lon='0'><tag k='a' v='&b;'/></node></osm>", "NT1208")]
    [InlineData("<osm><![CDATA[x]]></osm>", "NT1208")]
    [InlineData(
        "<osm><remark> runtime error: Query timed out in \"query\" at line 3 after 25 seconds. </remark></osm>",
        "NT1210")]
    [InlineData("<osmChange><create/></osmChange>", "NT1202")]
    [InlineData("<gpx/>", "NT1201")]
    [InlineData("", "NT1201")]
    [InlineData("osm", "NT1201")]
    public void Read_WrongFile_EndsInATypedError(string content, string code)
    {
        Assert.Equal(code, ExtractFile.Error(content).Code);
    }

    [Fact]
    public void Read_WrongValue_NamesItsLine()
    {
        Diagnostic error = ExtractFile.Error(
            "<osm>\n  <node id='1' lat='0' lon='0'/>\n  <node id='2' lat='-91' lon='0'/>\n</osm>");

        Assert.Equal("NT1211", error.Code);
        Assert.Equal(3, error.Location!.Line);
        Assert.Contains("node/2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a>", "")]
    [InlineData("<osm><node id='1' lat='0' lon='0'><b>", "")]
    [InlineData("<osm><relation id='1'><member type='way' ref='1' role=''><c>", "")]
    public void Read_DeepTags_EndInATypedError(string start, string rest)
    {
        string name = start[(start.LastIndexOf('<') + 1)..^1];
        string deep = (name == "a" ? "<osm>" : "") + start + string.Concat(Enumerable.Repeat($"<{name}>", 1_000_000))
            + rest;

        Assert.Equal("NT1208", ExtractFile.Error(deep).Code);
    }

    [Theory]
    [InlineData("<osm><node id='1' lat='0' lon='0' user='", "x", 100_000_000)]
    [InlineData("<osm>", "x", 100_000_000)]
    [InlineData("<osm>", " ", 100_000_000)]
    [InlineData("<osm><!--", "x", 100_000_000)]
    public void Read_BombInGzip_EndsInATypedError(string start, string repeated, int count)
    {
        byte[] bomb = [.. Encoding.UTF8.GetBytes(start), .. Encoding.UTF8.GetBytes(new string(repeated[0], count))];

        Assert.Equal("NT1208", ExtractFile.Error(ExtractFile.Gzip(bomb)).Code);
    }

    [Fact]
    public void Read_EveryTagWithANewName_EndsInATypedError()
    {
        var text = new StringBuilder("<osm>");
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<t{i}/>");
        }

        Assert.Equal("NT1208", ExtractFile.Error(text.Append("</osm>").ToString()).Code);
    }

    [Theory]
    [InlineData("<osm><way id='1'>", "<nd ref='1'/>", 100_001)]
    [InlineData("<osm><node id='1' lat='0' lon='0'>", "<tag k='a' v='b'/>", 5_001)]
    [InlineData("<osm><relation id='1'>", "<member type='node' ref='1' role=''/>", 100_001)]
    public void Read_ElementWithoutEnd_EndsInATypedError(string start, string repeated, int count)
    {
        Assert.Equal("NT1212", ExtractFile.Error(start + string.Concat(Enumerable.Repeat(repeated, count))).Code);
    }
}
