using System.Buffers;
using System.Text.Json;

namespace NuTonic.Engine.Packaging;

/// <summary>
/// Writes <c>meta/sources.jsonl</c>: a line for each source of each POI,
/// <c>poi_id</c> and then the fields of the source.
/// </summary>
internal static class SourceLedger
{
    /// <summary>Path below the data set.</summary>
    public const string RelativePath = "meta/sources.jsonl";

    /// <summary>The lines of one POI.</summary>
    public static byte[] WriteLines(string poiId, IEnumerable<SourceEntry> sources)
    {
        ArrayBufferWriter<byte> output = new();
        foreach (SourceEntry source in sources)
        {
            using (Utf8JsonWriter json = new(output))
            {
                json.WriteStartObject();
                json.WriteString("poi_id", poiId);
                WriteFields(json, source);
                json.WriteEndObject();
            }

            output.Write("\n"u8);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the fields of a source into an object.</summary>
    public static void WriteFields(Utf8JsonWriter json, SourceEntry source)
    {
        foreach ((string name, object value) in source.Fields())
        {
            if (value is double number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteString(name, (string)value);
            }
        }
    }
}
