using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// Writes sheets as OpenStreetMap XML: all nodes, then ways, then relations, by ascending id. Sheets are asked for anew
/// for each of the three, so that no more than one is in memory.
/// </summary>
/// <seealso href="https://wiki.openstreetmap.org/wiki/OSM_XML">OSM XML</seealso>
internal static class OsmXmlWriter
{
    private static readonly XmlWriterSettings Layout = new()
    {
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>Writes the sheets of cells.</summary>
    /// <param name="stream">Receives UTF-8 without a byte order mark.</param>
    /// <param name="cells">Cells by ascending id.</param>
    /// <param name="draw">Draws a cell; it is called three times for each.</param>
    public static void Write(
        Stream stream, ImmutableArray<(int Column, int Row)> cells, Func<(int Column, int Row), MapSheet> draw)
    {
        IEnumerable<MapSheet> sheets = cells.Select(draw);
        using var xml = XmlWriter.Create(stream, Layout);
        xml.WriteStartDocument();
        xml.WriteStartElement("osm");
        xml.WriteAttributeString("version", "0.6");
        xml.WriteAttributeString("generator", "nutonic sample world");
        foreach (MapSheet sheet in sheets)
        {
            WriteNodes(xml, sheet.Nodes);
        }

        foreach (DrawnWay way in sheets.SelectMany(sheet => sheet.Ways))
        {
            WriteWay(xml, way);
        }

        foreach (DrawnRelation relation in sheets.SelectMany(sheet => sheet.Relations))
        {
            WriteRelation(xml, relation);
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void WriteNodes(XmlWriter xml, ImmutableArray<DrawnNode> nodes)
    {
        ImmutableArray<Osm.OsmPoint> places = MapFrame.Locate([.. nodes.Select(node => node.At)]);
        for (int i = 0; i < nodes.Length; i++)
        {
            WriteStart(xml, "node", nodes[i].Id);
            xml.WriteAttributeString("lat", Degrees(places[i].Latitude));
            xml.WriteAttributeString("lon", Degrees(places[i].Longitude));
            WriteTags(xml, nodes[i].Tags);
            xml.WriteEndElement();
        }
    }

    private static void WriteWay(XmlWriter xml, DrawnWay way)
    {
        WriteStart(xml, "way", way.Id);
        foreach (long node in way.Nodes.Select(node => node.Id).Concat(way.Missing))
        {
            xml.WriteStartElement("nd");
            xml.WriteAttributeString("ref", Number(node));
            xml.WriteEndElement();
        }

        WriteTags(xml, way.Tags);
        xml.WriteEndElement();
    }

    private static void WriteRelation(XmlWriter xml, DrawnRelation relation)
    {
        WriteStart(xml, "relation", relation.Id);
        foreach (DrawnMember member in relation.Members)
        {
            xml.WriteStartElement("member");
            xml.WriteAttributeString("type", "way");
            xml.WriteAttributeString("ref", Number(member.Way));
            xml.WriteAttributeString("role", member.Role);
            xml.WriteEndElement();
        }

        WriteTags(xml, relation.Tags);
        xml.WriteEndElement();
    }

    private static void WriteStart(XmlWriter xml, string name, long id)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("id", Number(id));
        xml.WriteAttributeString("version", "1");
    }

    private static void WriteTags(XmlWriter xml, ImmutableArray<KeyValuePair<string, string>> tags)
    {
        foreach ((string key, string value) in tags)
        {
            xml.WriteStartElement("tag");
            xml.WriteAttributeString("k", key);
            xml.WriteAttributeString("v", value);
            xml.WriteEndElement();
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Degrees(double value) => value.ToString("F7", CultureInfo.InvariantCulture);
}
