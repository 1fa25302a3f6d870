using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Reads one node, way or relation of OSM XML after the other.</summary>
internal sealed class OsmXmlElements(ExtractErrors errors, IExtractSink sink, XmlReader xml)
{
    // osm, relation, member, nd is the deepest that has a meaning. A reader keeps all open tags in memory.
    private const int MaxDepth = 16;

    private readonly TagList _tags = new();
    private readonly List<long> _nodes = [];
    private readonly List<PackedPoint?> _course = [];
    private readonly List<RawMember> _members = [];
    private PackedPoint? _center;
    private int _positions;

    /// <summary>Goes to the next tag; false at the end.</summary>
    /// <exception cref="NuTonicException">NT1208: tags are nested too deep.</exception>
    public bool Advance()
    {
        bool isThere = xml.Read();
        return xml.Depth <= MaxDepth ? isThere : throw Damaged("tags are nested deeper than 16 levels.");
    }

    /// <summary>Hands the element at the reader's place to the sink; the reader then stands at its end.</summary>
    /// <exception cref="NuTonicException">NT1208, NT1211, NT1212.</exception>
    public void ReadElement()
    {
        OsmType type = xml.LocalName switch { "node" => OsmType.Node, "way" => OsmType.Way, _ => OsmType.Relation };
        var id = new OsmId(type, Number("id"));

        // Files of editors and histories list what is deleted.
        bool isDeleted = xml.GetAttribute("visible") == "false" || xml.GetAttribute("action") == "delete";
        PackedPoint? position = type == OsmType.Node && !isDeleted ? Position(id) : null;
        ReadChildren(id);
        ImmutableArray<KeyValuePair<string, string>> tags = _tags.Take();
        if (!isDeleted)
        {
            Emit(id, position, tags);
        }

        _nodes.Clear();
        _course.Clear();
        _members.Clear();
        _center = null;
        _positions = 0;
    }

    /// <summary>The text of the element at the reader's place; the reader then stands at its end.</summary>
    /// <exception cref="NuTonicException">NT1208: it is longer than any text of a map.</exception>
    public string ReadText()
    {
        StringBuilder text = new();
        int depth = xml.Depth;
        while (!xml.IsEmptyElement && Advance() && xml.Depth > depth)
        {
            // Comments do not come here, so one text may come in any number of pieces.
            text.Append(xml.HasValue ? xml.Value : "");
            if (text.Length > ElementLimits.Text)
            {
                throw Damaged("a text is longer than 4,096 characters.");
            }
        }

        return text.ToString();
    }

    /// <summary>The box of a bounds tag; null when it has none that can be read.</summary>
    public Extent? ReadBounds() =>
        TryDegrees("minlon", out double west) && TryDegrees("minlat", out double south)
        && TryDegrees("maxlon", out double east) && TryDegrees("maxlat", out double north)
        && PackedPoint.TryFromDegrees(west, south, out PackedPoint southWest)
        && PackedPoint.TryFromDegrees(east, north, out PackedPoint northEast)
            ? PackedBox.Empty.Around(southWest).Around(northEast).ToExtent()
            : null;

    /// <summary>The typed error for what is wrong at the reader's place.</summary>
    public NuTonicException Damaged(string what) => At(Errors.OsmXmlDamaged, what);

    private void Emit(OsmId id, PackedPoint? position, ImmutableArray<KeyValuePair<string, string>> tags)
    {
        switch (id.Type)
        {
            case OsmType.Node:
                sink.Add(new RawNode(id.Number, position!.Value, tags));
                break;
            case OsmType.Way:
                // Positions tell the geometry only when every node has one or is known to be cut.
                bool hasCourse = _course.Exists(static point => point is not null);
                sink.Add(new RawWay
                {
                    Id = id.Number,
                    Tags = tags,
                    Nodes = [.. _nodes],
                    Course = hasCourse ? [.. _course] : [],
                    Center = _center,
                });
                break;
            default:
                sink.Add(new RawRelation { Id = id.Number, Tags = tags, Members = [.. _members], Center = _center });
                break;
        }
    }

    private void ReadChildren(OsmId id)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        int depth = xml.Depth;
        while (Advance() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
            {
                ReadChild(id);
            }
        }
    }

    private void ReadChild(OsmId id)
    {
        switch (xml.LocalName)
        {
            case "tag":
                _tags.Add(Text("k"), Text("v"));
                Limit(id, _tags.Count, ElementLimits.Tags, "tags");
                Limit(id, _tags.Characters, ElementLimits.TagCharacters, "characters in tags");
                break;
            case "nd" when id.Type == OsmType.Way:
                if (xml.GetAttribute("ref") is not null)
                {
                    _nodes.Add(Number("ref"));
                }

                _course.Add(OptionalPosition(id));
                Limit(id, _course.Count, ElementLimits.Nodes, "nodes");
                break;
            case "member" when id.Type == OsmType.Relation:
                ReadMember(id);
                break;
            case "center":
                _center = OptionalPosition(id);
                break;
        }
    }

    private void ReadMember(OsmId id)
    {
        OsmType? type = xml.GetAttribute("type") switch
        {
            "node" => OsmType.Node,
            "way" => OsmType.Way,
            "relation" => OsmType.Relation,
            _ => null,
        };
        if (type is null)
        {
            throw Damaged("a member has no type, or an unknown one.");
        }

        var member = new RawMember(type.Value, Number("ref"), xml.GetAttribute("role") ?? "");
        _members.Add(member with { Course = ReadMemberCourse(id) });
        Limit(id, _members.Count, ElementLimits.Members, "members");
    }

    private PackedPoint?[] ReadMemberCourse(OsmId id)
    {
        if (xml.IsEmptyElement)
        {
            return [];
        }

        List<PackedPoint?> course = [];
        int depth = xml.Depth;
        while (Advance() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "nd" && xml.Depth == depth + 1)
            {
                course.Add(OptionalPosition(id));
                Limit(id, course.Count, ElementLimits.Nodes, "nodes in a member");
                Limit(id, ++_positions, ElementLimits.Positions, "positions");
            }
        }

        return [.. course];
    }

    private PackedPoint? OptionalPosition(OsmId id) => xml.GetAttribute("lat") is null ? null : Position(id);

    private PackedPoint Position(OsmId id)
    {
        if (!TryDegrees("lat", out double latitude) || !TryDegrees("lon", out double longitude))
        {
            throw Damaged("'lat' or 'lon' is missing or is not a number.");
        }

        return PackedPoint.TryFromDegrees(longitude, latitude, out PackedPoint point)
            ? point
            : throw At(
                Errors.OsmValueOutOfRange,
                id,
                "the position",
                FormattableString.Invariant($"({longitude}, {latitude})"),
                "a longitude of -180 to 180 and a latitude of -90 to 90");
    }

    private bool TryDegrees(string attribute, out double degrees) =>
        double.TryParse(xml.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out degrees);

    private long Number(string attribute) =>
        long.TryParse(
            xml.GetAttribute(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Damaged(
                $"'{attribute}' of a tag '{xml.LocalName}' is missing or is not a whole number of 64 bits.");

    private string Text(string attribute)
    {
        string text = xml.GetAttribute(attribute) ?? throw Damaged($"a tag has no '{attribute}'.");
        return text.Length <= ElementLimits.Text ? text : throw Damaged("a text is longer than 4,096 characters.");
    }

    private void Limit(OsmId id, int count, int limit, string what)
    {
        if (count > limit)
        {
            throw At(Errors.OsmElementTooLarge, id, what, limit);
        }
    }

    private NuTonicException At(ErrorDescriptor descriptor, params object?[] args)
    {
        var place = (IXmlLineInfo)xml;
        return errors.At(place.LineNumber, place.LinePosition, descriptor, args);
    }
}
