using System.Text.Json;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Osm.Reading;

namespace NuTonic.Engine.Overpass;

/// <summary>An answer of the server: what it says about itself, and where its elements are.</summary>
/// <seealso href="https://wiki.openstreetmap.org/wiki/OSM_JSON">OSM JSON</seealso>
internal sealed class OverpassAnswer
{
    private OverpassAnswer(ReadOnlyMemory<byte> body) => Body = body;

    /// <summary>The answer.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Its elements, in its order.</summary>
    public List<OverpassElementPlace> Elements { get; } = [];

    /// <summary>State of the map, as in 2024-05-01T12:00:00Z; "" when it is not told.</summary>
    public string Timestamp { get; private set; } = "";

    /// <summary>Why the answer is not whole; null when it is.</summary>
    public string? Failure { get; private set; }

    /// <summary>Finds the elements.</summary>
    /// <exception cref="JsonException">It is not such an answer.</exception>
    /// <exception cref="InvalidOperationException">A text in it has half a character,
    /// or a value is of another type.</exception>
    public static OverpassAnswer Read(ReadOnlyMemory<byte> body)
    {
        var answer = new OverpassAnswer(body);
        var json = new Utf8JsonReader(body.Span);
        bool hasElements = false;
        json.Read();
        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = json.GetString()!;
            json.Read();
            switch (name)
            {
                case "elements":
                    answer.ReadElements(ref json);
                    hasElements = true;
                    break;
                case "osm3s" when json.TokenType == JsonTokenType.StartObject:
                    answer.ReadServer(ref json);
                    break;
                case "remark"
                    when json.TokenType == JsonTokenType.String && OverpassRemark.IsFailure(json.GetString()!):
                    answer.Failure = DescriptionText.Clean(json.GetString()!);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        json.Read();
        return hasElements ? answer : throw new JsonException("the list 'elements' is missing");
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
        {
            throw new JsonException("it is not built like an answer");
        }
    }

    private void ReadServer(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isTimestamp = json.ValueTextEquals("timestamp_osm_base");
            json.Read();
            if (isTimestamp && json.TokenType == JsonTokenType.String)
            {
                Timestamp = DescriptionText.Clean(json.GetString()!);
            }

            json.Skip();
        }
    }

    private void ReadElements(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref json, JsonTokenType.StartObject);
            int start = (int)json.TokenStartIndex;
            OsmType? type = null;
            long? number = null;
            int version = 0;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                string name = json.GetString()!;
                json.Read();
                switch (name)
                {
                    case "type" when json.TokenType == JsonTokenType.String:
                        type = Type(json.GetString()!);
                        break;
                    case "id" when json.TokenType == JsonTokenType.Number:
                        number = json.TryGetInt64(out long id)
                            ? id
                            : throw new JsonException("an id is no whole number");
                        break;
                    case "version" when json.TokenType == JsonTokenType.Number:
                        version = json.TryGetInt32(out int told)
                            ? told
                            : throw new JsonException("a version is no whole number");
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }

            // Areas and counts are no elements of the map.
            if (type is { } known)
            {
                OsmId name = new(known, number ?? throw new JsonException("an element has no id"));
                Elements.Add(new OverpassElementPlace(name, version, start, (int)json.BytesConsumed - start));
            }
        }
    }

    private static OsmType? Type(string text) => text switch
    {
        "node" => OsmType.Node,
        "way" => OsmType.Way,
        "relation" => OsmType.Relation,
        _ => null,
    };
}
