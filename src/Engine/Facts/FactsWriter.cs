using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NuTonic.Engine.Facts;

/// <summary>
/// Writes facts as one canonical JSON line: UTF-8, keys in a fixed order, no blanks, a line feed at the end. Keys that
/// say nothing of the kind of an element are left out; all others are always there.
/// </summary>
internal static class FactsWriter
{
    /// <summary>Version of the record; a reader refuses others.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Layout = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // The line is read as JSON, never put into HTML.
    };

    /// <summary>The line with its line feed.</summary>
    public static byte[] Write(PatchFacts facts)
    {
        ArrayBufferWriter<byte> output = new(8192);
        using (Utf8JsonWriter json = new(output, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteNumber("patch_id", facts.PatchId);
            json.WriteString("image_name", facts.ImageName);
            json.WriteString("date", facts.Date);
            json.WriteNumber("longitude", facts.Longitude);
            json.WriteNumber("latitude", facts.Latitude);
            json.WriteNumber("side_m", facts.SideMeters);
            WriteCounts(json, facts);
            json.WriteStartArray("elements");
            foreach (ElementFacts element in facts.Elements)
            {
                WriteElement(json, element);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, PatchFacts facts)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("areas", facts.Counts.Areas);
        json.WriteNumber("lines", facts.Counts.Lines);
        json.WriteNumber("points", facts.Counts.Points);
        json.WriteNumber("invisible", facts.InvisibleCount);
        json.WriteStartArray("nouns");
        foreach (NounCount noun in facts.Counts.Nouns)
        {
            json.WriteStartObject();
            json.WriteString("noun", noun.Noun);
            json.WriteNumber("count", noun.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteElement(Utf8JsonWriter json, ElementFacts element)
    {
        json.WriteStartObject();
        json.WriteString("id", element.Id);
        json.WriteString("kind", KindNames.Of(element.Kind));
        json.WriteString("noun", element.Noun);
        json.WriteString("name", element.Name);
        WriteTags(json, element.Tags);
        json.WriteBoolean("clipped", element.IsClipped);
        WriteStrings(json, "positions", element.Positions);
        if (element.Kind == ElementKind.Area)
        {
            json.WriteNumber("area_m2", element.AreaSquareMeters);
            json.WriteNumber("area_share", element.AreaShare);
            json.WriteString("shape", element.Shape);
        }

        if (element.Kind == ElementKind.Line)
        {
            json.WriteNumber("length_m", element.LengthMeters);
            json.WriteNumber("length_share", element.LengthShare);
            json.WriteString("sinuosity", element.Sinuosity);
            json.WriteString("orientation", element.Orientation);
            WriteStrings(json, "ends", element.Ends);
        }

        WriteOutline(json, element.Outline);
        WriteRelations(json, element.Relations);
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, ImmutableArray<TagFact> tags)
    {
        json.WriteStartArray("tags");
        foreach (TagFact tag in tags)
        {
            json.WriteStartObject();
            json.WriteString("key", tag.Key);
            json.WriteString("value", tag.Value);
            json.WriteString("meaning", tag.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOutline(Utf8JsonWriter json, ImmutableArray<ImmutableArray<(double X, double Y)>> outline)
    {
        json.WriteStartArray("outline");
        foreach (ImmutableArray<(double X, double Y)> part in outline)
        {
            json.WriteStartArray();
            foreach ((double x, double y) in part)
            {
                json.WriteStartArray();
                json.WriteNumberValue(x);
                json.WriteNumberValue(y);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteRelations(Utf8JsonWriter json, ImmutableArray<RelationFact> relations)
    {
        json.WriteStartArray("relations");
        foreach (RelationFact relation in relations)
        {
            json.WriteStartObject();
            json.WriteString("other", relation.Other);
            json.WriteString("relation", relation.Relation);
            json.WriteString("direction", relation.Direction);
            json.WriteNumber("distance_m", relation.DistanceMeters);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
