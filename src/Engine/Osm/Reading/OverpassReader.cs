using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Reads the JSON that Overpass servers answer with, token by token.</summary>
/// <seealso href="https://wiki.openstreetmap.org/wiki/OSM_JSON">OSM JSON</seealso>
internal sealed class OverpassReader(ExtractErrors errors, IExtractSink sink)
{
    private ExtractDescription _description = new();

    /// <summary>Reads to the end.</summary>
    /// <exception cref="NuTonicException">NT1209 to NT1212.</exception>
    public ExtractDescription Read(Stream stream, CancellationToken cancellationToken)
    {
        var json = new JsonTokens(stream, errors);
        json.Next();
        json.Expect(JsonTokenType.StartObject, "an object");
        bool hasElements = false;
        while (json.Next() == JsonTokenType.PropertyName)
        {
            string field = json.Text;
            json.Next();
            switch (field)
            {
                case "elements":
                    ReadElements(json, cancellationToken);
                    hasElements = true;
                    break;
                case "osm3s" when json.Type == JsonTokenType.StartObject:
                    ReadServer(json);
                    break;
                case "generator" when json.Type == JsonTokenType.String:
                    _description = _description with { Generator = DescriptionText.Clean(json.Text) };
                    break;
                case "remark" when json.Type == JsonTokenType.String:
                    OverpassRemark.Check(json.Text, errors);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        // Reading on finds what stands after the end of the document.
        json.Read();
        return hasElements ? _description : throw json.Damaged("the list 'elements' is missing.");
    }

    private void ReadElements(JsonTokens json, CancellationToken cancellationToken)
    {
        json.Expect(JsonTokenType.StartArray, "a list of elements");
        var element = new OverpassElement(json, sink);
        while (json.Next() != JsonTokenType.EndArray)
        {
            cancellationToken.ThrowIfCancellationRequested();
            json.Expect(JsonTokenType.StartObject, "an element");
            element.Read();
        }
    }

    private void ReadServer(JsonTokens json)
    {
        while (json.Next() == JsonTokenType.PropertyName)
        {
            bool isTimestamp = json.Text == "timestamp_osm_base";
            if (json.Next() == JsonTokenType.String && isTimestamp)
            {
                _description = _description with { Timestamp = DescriptionText.Clean(json.Text) };
            }

            json.Skip();
        }
    }
}
