using System.Collections.Immutable;
using System.Xml.Linq;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Sources.AerialSample;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Sources.AerialSample;

public sealed class MapDrawingTests
{
    private static readonly ImmutableArray<(int Column, int Row)> Cells = [(0, 0), (0, 1), (1, 0)];

    public static TheoryData<string> Expected =>
    [
        "highway=primary", "highway=secondary", "highway=residential", "highway=footway", "highway=track",
        "highway=path", "junction=roundabout", "railway=rail", "waterway=river", "waterway=stream", "water=river",
        "water=lake", "landuse=forest", "landuse=farmland", "landuse=residential", "landuse=industrial",
        "building=school", "building=church", "amenity=school", "amenity=parking", "leisure=pitch", "leisure=park",
        "power=line", "bridge=yes", "area=no", "location=underground", "boundary=administrative",
        "demolished:building=house", "indoor=room", "parking=underground",
    ];

    [Theory]
    [MemberData(nameof(Expected))]
    public void Draw_FirstQuads_HaveOne(string tag)
    {
        string[] tags = [.. Cells.SelectMany(cell => Sheet(cell).Ways.SelectMany(way => way.Tags)).Select(Text)];
        string[] ofRelations =
        [
            .. Cells.SelectMany(cell => Sheet(cell).Relations.SelectMany(relation => relation.Tags)).Select(Text),
        ];

        Assert.Contains(tag, tags.Concat(ofRelations));

        static string Text(KeyValuePair<string, string> pair) => pair.Key + "=" + pair.Value;
    }

    [Fact]
    public void Draw_ManyCells_IdsUniqueAndAscending()
    {
        MapSheet[] sheets = [.. Enumerable.Range(0, 60).Select(i => MapDrawing.Draw(4, (i / 10) - 3, (i % 10) - 5))];

        AssertAscending(sheets.SelectMany(sheet => sheet.Nodes).Select(node => node.Id));
        AssertAscending(sheets.SelectMany(sheet => sheet.Ways).Select(way => way.Id));
        AssertAscending(sheets.SelectMany(sheet => sheet.Relations).Select(relation => relation.Id));
        HashSet<long> nodes = [.. sheets.SelectMany(sheet => sheet.Nodes).Select(node => node.Id)];
        HashSet<long> ways = [.. sheets.SelectMany(sheet => sheet.Ways).Select(way => way.Id)];
        Assert.DoesNotContain(sheets.SelectMany(sheet => sheet.Ways).SelectMany(way => way.Missing), nodes.Contains);
        Assert.Contains(
            sheets.SelectMany(sheet => sheet.Relations).SelectMany(relation => relation.Members),
            member => !ways.Contains(member.Way));

        static void AssertAscending(IEnumerable<long> ids)
        {
            long[] all = [.. ids];
            Assert.Equal(all.Distinct().Order(), all);
            Assert.True(all[0] > 0);
        }
    }

    [Fact]
    public void Draw_AnySeedAndCell_ElementsAreWellFormed()
    {
        for (int i = 0; i < 60; i++)
        {
            ImmutableArray<OsmElement> elements = MapDrawing.Draw(i, i % 7, i % 5).ToElements();

            Assert.Equal(elements.Select(element => element.Id).Order(), elements.Select(element => element.Id));
            Assert.All(elements, AssertWellFormed);
        }
    }

    [Fact]
    public void Draw_OtherSeed_OtherPlaces()
    {
        Assert.NotEqual(
            MapDrawing.Draw(1, 0, 0).Nodes.Select(node => node.At),
            MapDrawing.Draw(2, 0, 0).Nodes.Select(node => node.At));
    }

    [Fact]
    public void Draw_ClosedLines_AreNoAreas()
    {
        ImmutableArray<OsmElement> elements = MapDrawing.Draw(1, 0, 0).ToElements();

        OsmElement roundabout = Assert.Single(elements, element => element.Tag("junction") == "roundabout");
        OsmElement track = Assert.Single(elements, element => element.Tag("area") == "no");
        Assert.All([roundabout, track], element => Assert.Equal(element.Lines[0][0], element.Lines[0][^1]));
    }

    [Fact]
    public void Draw_Lake_HasItsIslandAsHole()
    {
        ImmutableArray<OsmElement> elements = MapDrawing.Draw(1, 1, 0).ToElements();

        OsmElement lake = Assert.Single(elements, element => element.Tag("water") == "lake");
        Assert.Equal(OsmType.Relation, lake.Id.Type);
        Assert.Single(lake.Polygons[0].Holes);
        Assert.Contains(
            elements, element => element.Tag("landuse") == "forest" && element.Polygons is [{ Holes.Length: 1 }]);
        Assert.Contains(elements, element => element.IsIncomplete && element.Lines.Length == 1);
    }

    [Fact]
    public void Draw_Names_AreAccentedAmongOthers()
    {
        string[] names =
        [
            .. Cells.SelectMany(cell => Sheet(cell).ToElements())
                .Select(element => element.Tag("name"))
                .OfType<string>(),
        ];

        Assert.Contains(names, name => name.Any(letter => letter > 127));
        Assert.Contains(names, name => name.All(letter => letter < 128));
    }

    [Fact]
    public void Write_Xml_SaysWhatTheElementsSay()
    {
        using var stream = new MemoryStream();
        OsmXmlWriter.Write(stream, Cells, Sheet);
        stream.Position = 0;

        var osm = XDocument.Load(stream);

        Assert.Equal((byte)'<', stream.ToArray()[0]);
        Dictionary<long, OsmPoint> nodes = osm.Root!.Elements("node").ToDictionary(
            node => (long)node.Attribute("id")!,
            node => new OsmPoint((double)node.Attribute("lon")!, (double)node.Attribute("lat")!));
        Dictionary<long, XElement> ways = osm.Root.Elements("way").ToDictionary(way => (long)way.Attribute("id")!);
        string[] order = [.. osm.Root.Elements().Select(element => element.Name.LocalName).Distinct()];
        Assert.Equal(["node", "way", "relation"], order);
        Assert.All(
            Cells.SelectMany(cell => Sheet(cell).ToElements()).Where(element => element.Id.Type == OsmType.Way),
            element =>
            {
                XElement way = ways[element.Id.Number];
                OsmPoint[] course =
                [
                    .. way.Elements("nd").Select(nd => (long)nd.Attribute("ref")!).Where(nodes.ContainsKey)
                        .Select(id => nodes[id]),
                ];
                Assert.Equal(
                    course.OrderBy(point => point.Longitude).ThenBy(point => point.Latitude),
                    element.Lines.SelectMany(line => line).Concat(element.Polygons.SelectMany(polygon => polygon.Outer))
                        .OrderBy(point => point.Longitude).ThenBy(point => point.Latitude));
                Assert.Equal(
                    element.Tags.Select(tag => tag.Key + "=" + tag.Value),
                    way.Elements("tag").Select(tag => (string)tag.Attribute("k")! + "=" + (string)tag.Attribute("v")!));
            });
    }

    [Fact]
    public void Write_TurkishCulture_SameBytes()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        OsmXmlWriter.Write(first, [(0, 0)], Sheet);
        using (new OtherCulture("tr-TR"))
        {
            OsmXmlWriter.Write(second, [(0, 0)], Sheet);
        }

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    private static MapSheet Sheet((int Column, int Row) cell) => MapDrawing.Draw(1, cell.Column, cell.Row);

    private static void AssertWellFormed(OsmElement element)
    {
        Assert.Equal(
            1, (element.Points.IsEmpty ? 0 : 1) + (element.Lines.IsEmpty ? 0 : 1) + (element.Polygons.IsEmpty ? 0 : 1));
        Assert.Equal(
            element.Tags.Select(tag => tag.Key).Distinct().Order(StringComparer.Ordinal),
            element.Tags.Select(tag => tag.Key));
        foreach (OsmPolygon polygon in element.Polygons)
        {
            AssertRing(polygon.Outer, 1);
            Assert.All(polygon.Holes, hole => AssertRing(hole, -1));
        }

        foreach (ImmutableArray<OsmPoint> line in element.Lines)
        {
            Assert.True(line.Length >= 2);
            Assert.All(line.Zip(line.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        }
    }

    private static void AssertRing(ImmutableArray<OsmPoint> ring, int orientation)
    {
        Assert.True(ring.Length >= 4);
        Assert.Equal(ring[0], ring[^1]);
        double area = ring.Zip(ring.Skip(1), (a, b) =>
            ((a.Longitude - ring[0].Longitude) * (b.Latitude - ring[0].Latitude))
            - ((b.Longitude - ring[0].Longitude) * (a.Latitude - ring[0].Latitude))).Sum();
        Assert.Equal(orientation, Math.Sign(area));
    }
}
