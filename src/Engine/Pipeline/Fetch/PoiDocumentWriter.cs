using System.Text.Encodings.Web;
using System.Text.Json;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Places;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Writes the poi.json of a fetched POI.</summary>
internal static class PoiDocumentWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",

        // The text is read by programs and people, never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document; the same bytes for the same POI.</summary>
    /// <param name="poi">The POI.</param>
    /// <param name="box">Its box in degrees.</param>
    /// <param name="window">Days that were searched, as the option has them; empty for any.</param>
    public static byte[] Write(FetchedPoi poi, Extent box, string window)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            WritePlace(json, poi.Place, box);
            json.WriteString("stac_item_id", poi.ItemFolder);
            if (window.Length > 0)
            {
                json.WriteString("datetime_query", window);
            }

            WriteMetadata(json, poi.Place);
            json.WriteStartArray("sources");
            foreach (SourceFact source in poi.Sources)
            {
                source.WriteTo(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void WritePlace(Utf8JsonWriter json, Place place, Extent box)
    {
        json.WriteString("poi_id", place.Id);
        if (place.BaseId is not null)
        {
            json.WriteString("variant_of", place.BaseId);
        }

        json.WriteNumber("latitude", place.Latitude);
        json.WriteNumber("longitude", place.Longitude);
        json.WriteStartArray("bbox_wgs84");
        json.WriteNumberValue(box.Left);
        json.WriteNumberValue(box.Bottom);
        json.WriteNumberValue(box.Right);
        json.WriteNumberValue(box.Top);
        json.WriteEndArray();
    }

    // The first two are read by the overview row; the others are the user's own.
    private static void WriteMetadata(Utf8JsonWriter json, Place place)
    {
        SortedDictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach ((string name, string value) in place.Metadata)
        {
            fields[name] = value;
        }

        Set(fields, "address", place.Address);
        Set(fields, "country_iso_alpha2", place.Country);
        if (fields.Count == 0)
        {
            return;
        }

        json.WriteStartObject("hf_row_meta");
        foreach ((string name, string value) in fields)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void Set(SortedDictionary<string, string> fields, string name, string? value)
    {
        if (value is not null)
        {
            fields[name] = value;
        }
    }
}
