using System.Xml;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Reads OSM XML, as the map's server, its tools and Overpass servers write it, element by element.</summary>
/// <seealso href="https://wiki.openstreetmap.org/wiki/OSM_XML">OSM XML</seealso>
internal sealed class OsmXmlReader(ExtractErrors errors, IExtractSink sink)
{
    private ExtractDescription _description = new();

    /// <summary>Reads to the end.</summary>
    /// <exception cref="NuTonicException">NT1201, NT1202, NT1208, NT1210 to NT1212.</exception>
    public ExtractDescription Read(Stream stream, CancellationToken cancellationToken)
    {
        using var guard = new TagDistanceGuard(stream);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            NameTable = new BoundedNameTable(),
        };
        try
        {
            using var xml = XmlReader.Create(guard, settings);
            ReadDocument(xml, cancellationToken);
        }
        catch (XmlException failure)
        {
            throw new NuTonicException(
                Diagnostic.Create(
                    Errors.OsmXmlDamaged,
                    errors.Place(failure.LineNumber, failure.LinePosition),
                    errors.Path,
                    failure.Message),
                failure);
        }

        return _description;
    }

    private void ReadDocument(XmlReader xml, CancellationToken cancellationToken)
    {
        xml.MoveToContent();
        if (xml.LocalName != "osm")
        {
            throw xml.LocalName == "osmChange"
                ? errors.File(
                    Errors.OsmFormatUnsupported,
                    "a list of changes (osmChange)",
                    "apply it to an extract, for example with 'osmium apply-changes'")
                : errors.File(
                    Errors.OsmFormatUnknown, $"XML whose first tag is '{DescriptionText.Clean(xml.LocalName)}'");
        }

        ReadRoot(xml);
        var elements = new OsmXmlElements(errors, sink, xml);
        while (elements.Advance())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "node" or "way" or "relation" when xml.Depth == 1:
                    cancellationToken.ThrowIfCancellationRequested();
                    elements.ReadElement();
                    break;
                case "bounds" when xml.Depth == 1:
                    _description = _description with { BoxWgs84 = elements.ReadBounds() ?? _description.BoxWgs84 };
                    break;
                case "meta" when xml.Depth == 1:
                    _description = _description with { Timestamp = Text(xml, "osm_base") ?? _description.Timestamp };
                    break;
                case "remark" when xml.Depth == 1:
                    OverpassRemark.Check(elements.ReadText(), errors);
                    break;
            }
        }
    }

    private void ReadRoot(XmlReader xml) => _description = new ExtractDescription
    {
        Generator = Text(xml, "generator"),
        Timestamp = Text(xml, "osmosis_replication_timestamp") ?? Text(xml, "timestamp"),
    };

    private static string? Text(XmlReader xml, string attribute) =>
        xml.GetAttribute(attribute) is { Length: > 0 } text ? DescriptionText.Clean(text) : null;
}
