using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Reads one element of Overpass JSON after the other. The order of its fields does not matter.</summary>
internal sealed class OverpassElement(JsonTokens json, IExtractSink sink)
{
    private readonly TagList _tags = new();
    private readonly List<long> _nodes = [];
    private readonly List<RawMember> _members = [];
    private string _type = "";
    private long? _number;
    private double? _latitude;
    private double? _longitude;
    private PackedPoint? _center;
    private PackedPoint?[] _course = [];
    private int _positions;

    /// <summary>Hands the element whose object begins at the current token to the sink, and stops at its end.</summary>
    /// <exception cref="NuTonicException">NT1209, NT1211, NT1212.</exception>
    public void Read()
    {
        Clear();
        while (json.Next() == JsonTokenType.PropertyName)
        {
            string field = json.Text;
            json.Next();
            ReadField(field);
        }

        ImmutableArray<KeyValuePair<string, string>> tags = _tags.Take();
        switch (_type)
        {
            // Ids alone were asked for when there is no position.
            case "node" when _latitude is { } latitude && _longitude is { } longitude:
                sink.Add(new RawNode(Id(), Position(longitude, latitude), tags));
                break;
            case "way":
                sink.Add(
                    new RawWay { Id = Id(), Tags = tags, Nodes = [.. _nodes], Course = _course, Center = _center });
                break;
            case "relation":
                sink.Add(new RawRelation { Id = Id(), Tags = tags, Members = [.. _members], Center = _center });
                break;
        }
    }

    private void Clear()
    {
        _nodes.Clear();
        _members.Clear();
        _type = "";
        _number = null;
        _latitude = null;
        _longitude = null;
        _center = null;
        _course = [];
        _positions = 0;
    }

    private void ReadField(string field)
    {
        switch (field)
        {
            case "type" when json.Type == JsonTokenType.String:
                _type = json.Text;
                break;
            case "id" when json.Type == JsonTokenType.Number:
                _number = Integer("id");
                break;
            case "lat" when json.Type == JsonTokenType.Number:
                _latitude = Degrees();
                break;
            case "lon" when json.Type == JsonTokenType.Number:
                _longitude = Degrees();
                break;
            case "tags" when json.Type == JsonTokenType.StartObject:
                ReadTags();
                break;
            case "nodes" when json.Type == JsonTokenType.StartArray:
                ReadNodes();
                break;
            case "geometry" when json.Type == JsonTokenType.StartArray:
                _course = ReadCourse();
                break;
            case "members" when json.Type == JsonTokenType.StartArray:
                ReadMembers();
                break;
            case "center" when json.Type == JsonTokenType.StartObject:
                _center = ReadPosition();
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void ReadTags()
    {
        while (json.Next() == JsonTokenType.PropertyName)
        {
            string key = json.Text;
            json.Next();
            json.Expect(JsonTokenType.String, "the text of a tag");
            Limit(Math.Max(key.Length, json.Text.Length), ElementLimits.Text, "characters in a tag");
            _tags.Add(key, json.Text);
            Limit(_tags.Count, ElementLimits.Tags, "tags");
            Limit(_tags.Characters, ElementLimits.TagCharacters, "characters in tags");
        }
    }

    private void ReadNodes()
    {
        while (json.Next() != JsonTokenType.EndArray)
        {
            json.Expect(JsonTokenType.Number, "the id of a node");
            _nodes.Add(Integer("nodes"));
            Limit(_nodes.Count, ElementLimits.Nodes, "nodes");
        }
    }

    private PackedPoint?[] ReadCourse()
    {
        List<PackedPoint?> course = [];
        while (json.Next() != JsonTokenType.EndArray)
        {
            // Null stands for a node outside the box that was asked for.
            course.Add(json.Type == JsonTokenType.Null ? null : ReadPosition());
            Limit(course.Count, ElementLimits.Nodes, "positions in a way");
            Limit(++_positions, ElementLimits.Positions, "positions");
        }

        return [.. course];
    }

    private PackedPoint ReadPosition()
    {
        json.Expect(JsonTokenType.StartObject, "a position");
        double latitude = double.NaN;
        double longitude = double.NaN;
        while (json.Next() == JsonTokenType.PropertyName)
        {
            string field = json.Text;
            json.Next();
            switch (field)
            {
                case "lat" when json.Type == JsonTokenType.Number:
                    latitude = Degrees();
                    break;
                case "lon" when json.Type == JsonTokenType.Number:
                    longitude = Degrees();
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return Position(longitude, latitude);
    }

    private void ReadMembers()
    {
        while (json.Next() != JsonTokenType.EndArray)
        {
            json.Expect(JsonTokenType.StartObject, "a member");
            _members.Add(ReadMember());
            Limit(_members.Count, ElementLimits.Members, "members");
        }
    }

    private RawMember ReadMember()
    {
        string type = "";
        string role = "";
        long? number = null;
        PackedPoint?[] course = [];
        while (json.Next() == JsonTokenType.PropertyName)
        {
            string field = json.Text;
            json.Next();
            switch (field)
            {
                case "type" when json.Type == JsonTokenType.String:
                    type = json.Text;
                    break;
                case "ref" when json.Type == JsonTokenType.Number:
                    number = Integer("ref");
                    break;
                case "role" when json.Type == JsonTokenType.String:
                    role = json.Text;
                    break;
                case "geometry" when json.Type == JsonTokenType.StartArray:
                    course = ReadCourse();
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        OsmType memberType = type switch
        {
            "node" => OsmType.Node,
            "way" => OsmType.Way,
            "relation" => OsmType.Relation,
            _ => throw json.Damaged("a member has no type, or an unknown one."),
        };
        return new RawMember(memberType, number ?? throw json.Damaged("a member has no 'ref'."), role)
        {
            Course = course,
        };
    }

    private long Id() => _number ?? throw json.Damaged("an element has no 'id'.");

    private long Integer(string field) =>
        long.TryParse(json.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw json.Damaged($"'{field}' is not a whole number of 64 bits.");

    private double Degrees() => double.Parse(json.Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private PackedPoint Position(double longitude, double latitude) =>
        PackedPoint.TryFromDegrees(longitude, latitude, out PackedPoint point)
            ? point
            : throw json.At(
                Errors.OsmValueOutOfRange,
                Name(),
                "the position",
                FormattableString.Invariant($"({longitude}, {latitude})"),
                "a longitude of -180 to 180 and a latitude of -90 to 90");

    private void Limit(int count, int limit, string what)
    {
        if (count > limit)
        {
            throw json.At(Errors.OsmElementTooLarge, Name(), what, limit);
        }
    }

    // The type or the id may still be to come.
    private string Name() =>
        FormattableString.Invariant($"{(_type.Length == 0 ? "element" : DescriptionText.Clean(_type))}/{_number ?? 0}");
}
