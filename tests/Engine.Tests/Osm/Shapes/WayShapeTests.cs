using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Tests.Osm.Shapes;

/// <summary>Ways of small maps become lines, areas, or nothing for a reason.</summary>
public sealed class WayShapeTests
{
    private const string Nodes = """
        <node id="1" lat="0" lon="0"/><node id="2" lat="0" lon="1"/><node id="3" lat="1" lon="1"/><node id="4" lat="1" lon="0"/>
        <node id="5" lat="0" lon="0"/><node id="6" lat="0" lon="2"/>
        """;

    [Theory]
    [InlineData("1 2 3 4 1", "landuse=forest", "way/9 landuse=forest points outer 0,0 1,0 1,1 0,1 0,0")]
    [InlineData("1 4 3 2 1", "landuse=forest", "way/9 landuse=forest points outer 0,0 1,0 1,1 0,1 0,0")]
    [InlineData("3 3 4 1 2 3", "natural=water", "way/9 natural=water points outer 0,0 1,0 1,1 0,1 0,0")]
    [InlineData("1 2 3 4 1", "highway=residential", "way/9 highway=residential points line 0,0 1,0 1,1 0,1 0,0")]
    [InlineData("1 2 3 4 1", "area=no", "way/9 area=no points line 0,0 1,0 1,1 0,1 0,0")]
    [InlineData("1 2 3", "natural=water", "way/9 natural=water points line 0,0 1,0 1,1")]
    [InlineData("1 2 99 3 4", "highway=path", "way/9 cut highway=path points line 0,0 1,0 line 1,1 0,1")]
    [InlineData("99 1 2", "highway=path", "way/9 cut highway=path points line 0,0 1,0")]
    [InlineData("1 2 3 4 5", "natural=water", "way/9 natural=water points line 0,0 1,0 1,1 0,1 0,0")]
    public void Read_Way_HasItsShape(string nodes, string tag, string expected)
    {
        Assert.Equal([expected], ElementText.Lines(Read(nodes, tag).Elements));
    }

    [Theory]
    [InlineData("1 2 3", "building=yes", SkipReason.UnclosedRing)]
    [InlineData("1 2 99 4 1", "building=yes", SkipReason.CutArea)]
    [InlineData("1 2 99", "landuse=forest", SkipReason.CutArea)]
    [InlineData("98 99 97 98", "natural=water", SkipReason.NoGeometry)]
    [InlineData("98 99", "highway=path", SkipReason.NoGeometry)]
    [InlineData("1", "highway=path", SkipReason.NoGeometry)]
    [InlineData("", "highway=path", SkipReason.NoGeometry)]
    [InlineData("1 5", "highway=path", SkipReason.Degenerate)]
    [InlineData("1 2 6 1", "natural=water", SkipReason.Degenerate)]
    [InlineData("1 2 3 4 1", "created_by=JOSM", SkipReason.Untagged)]
    public void Read_WayWithoutShape_IsCountedWithItsReason(string nodes, string tag, object reason)
    {
        var source = Read(nodes, tag);

        Assert.Empty(source.Elements);
        Assert.Equal(1 + ((SkipReason)reason == SkipReason.Untagged ? 6 : 0), source.Statistics!.Skipped[(int)reason]);
    }

    [Fact]
    public void Read_RelationsOfRelations_AreNotFollowed()
    {
        var source = ExtractFile.Read("<osm>" + Nodes + """
            <way id="9"><nd ref="1"/><nd ref="2"/></way>
            <relation id="1"><member type="relation" ref="1" role=""/><member type="relation" ref="2" role=""/>
              <tag k="type" v="multipolygon"/><tag k="name" v="a"/></relation>
            <relation id="2"><member type="relation" ref="1" role=""/><member type="way" ref="9" role=""/>
              <tag k="type" v="route"/><tag k="name" v="b"/></relation>
            <relation id="3"><member type="way" ref="9" role="from"/><tag k="type" v="restriction"/><tag k="name" v="c"/></relation>
            <relation id="4"><member type="way" ref="9" role="outer"/><tag k="type" v="multipolygon"/></relation>
            </osm>
            """);

        Assert.Equal(["relation/2 name=b type=route points line 0,0 1,0"], ElementText.Lines(source.Elements));
        Assert.Equal(1, source.Statistics!.Skipped[(int)SkipReason.NoGeometry]);
        Assert.Equal(1, source.Statistics.Skipped[(int)SkipReason.OtherRelation]);
    }

    private static MemoryOsmSource Read(string nodes, string tag)
    {
        string[] pair = tag.Split('=');
        string refs = string.Concat(
            nodes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(node => $"<nd ref='{node}'/>"));
        return ExtractFile.Read($"<osm>{Nodes}<way id='9'>{refs}<tag k='{pair[0]}' v='{pair[1]}'/></way></osm>");
    }
}
