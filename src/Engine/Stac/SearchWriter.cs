using System.Globalization;
using System.Text;
using System.Text.Json;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Writes a search as a body or as a query, in a fixed order: what was asked is the key of the stored answer. What a
/// server does not know is left out; its answer is filtered again.
/// </summary>
/// <seealso href="https://github.com/radiantearth/stac-api-spec/tree/v1.0.0/item-search">STAC
/// API item search 1.0.0</seealso>
internal static class SearchWriter
{
    private const string Clouds = "eo:cloud_cover";

    /// <summary>The first request for a piece of the box.</summary>
    public static SearchRequest Write(StacSearch search, Extent piece, StacApi api) => api.IsPost
        ? new SearchRequest(api.Search, Json(writer => WriteBody(writer, search, piece, api)))
        : new SearchRequest(WithQuery(api.Search, Parameters(search, piece, api)), null);

    private static void WriteBody(Utf8JsonWriter writer, StacSearch search, Extent piece, StacApi api)
    {
        writer.WriteStartObject();
        WriteTexts(writer, "collections", search.Collections);
        writer.WriteStartArray("bbox");
        foreach (double edge in Edges(piece))
        {
            writer.WriteNumberValue(edge);
        }

        writer.WriteEndArray();
        if (search.Window is { } window)
        {
            writer.WriteString("datetime", window.ToString());
        }

        WriteClouds(writer, search, api);
        WriteOrder(writer, search, api);
        if (api.HasFields && !search.UnneededFields.IsEmpty)
        {
            writer.WriteStartObject("fields");
            WriteTexts(writer, "exclude", search.UnneededFields);
            writer.WriteEndObject();
        }

        writer.WriteNumber("limit", Limit(search));
        writer.WriteEndObject();
    }

    private static void WriteClouds(Utf8JsonWriter writer, StacSearch search, StacApi api)
    {
        if (search.MaxCloudPercent is not { } most)
        {
            return;
        }

        if (api.HasFilter)
        {
            writer.WriteString("filter-lang", "cql2-json");
            writer.WriteStartObject("filter");
            writer.WriteString("op", "<=");
            writer.WriteStartArray("args");
            writer.WriteStartObject();
            writer.WriteString("property", Clouds);
            writer.WriteEndObject();
            writer.WriteNumberValue(most);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        else if (api.HasQuery)
        {
            writer.WritePropertyName("query");
            WriteQuery(writer, most);
        }
    }

    private static void WriteQuery(Utf8JsonWriter writer, double most)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Clouds);
        writer.WriteNumber("lte", most);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteOrder(Utf8JsonWriter writer, StacSearch search, StacApi api)
    {
        if (!api.HasSort || search.Order is not { } order)
        {
            return;
        }

        writer.WriteStartArray("sortby");
        foreach ((string field, bool isDown) in Sorting(order))
        {
            writer.WriteStartObject();
            writer.WriteString("field", field);
            writer.WriteString("direction", isDown ? "desc" : "asc");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static List<(string Name, string Value)> Parameters(StacSearch search, Extent piece, StacApi api)
    {
        List<(string, string)> parameters =
        [
            ("collections", string.Join(',', search.Collections)),
            ("bbox", string.Join(',', Edges(piece).Select(Number))),
        ];
        if (search.Window is { } window)
        {
            parameters.Add(("datetime", window.ToString()));
        }

        if (search.MaxCloudPercent is { } most && api.HasFilter)
        {
            parameters.Add(("filter-lang", "cql2-text"));
            parameters.Add(("filter", $"\"{Clouds}\" <= {Number(most)}"));
        }
        else if (search.MaxCloudPercent is { } limit && api.HasQuery)
        {
            parameters.Add(("query", Encoding.UTF8.GetString(Json(writer => WriteQuery(writer, limit)))));
        }

        if (api.HasSort && search.Order is { } order)
        {
            parameters.Add(
                ("sortby", string.Join(',', Sorting(order).Select(key => (key.IsDown ? "-" : "+") + key.Field))));
        }

        if (api.HasFields && !search.UnneededFields.IsEmpty)
        {
            parameters.Add(("fields", string.Join(',', search.UnneededFields.Select(field => "-" + field))));
        }

        parameters.Add(("limit", Limit(search).ToString(CultureInfo.InvariantCulture)));
        return parameters;
    }

    // Ties are broken by id, so that pages do not overlap.
    private static (string Field, bool IsDown)[] Sorting(SceneOrder order) => order switch
    {
        SceneOrder.LeastCloudy => [("properties." + Clouds, false), ("properties.datetime", true), ("id", false)],
        _ => [("properties.datetime", true), ("id", false)],
    };

    private static double[] Edges(Extent piece) => [piece.Left, piece.Bottom, piece.Right, piece.Top];

    private static int Limit(StacSearch search) => Math.Min(search.PageSize, search.MaxItems);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    private static Uri WithQuery(Uri address, IEnumerable<(string Name, string Value)> parameters)
    {
        string query = string.Join('&', parameters.Select(part => part.Name + "=" + Uri.EscapeDataString(part.Value)));
        return new UriBuilder(address)
        {
            Query = address.Query.Length > 1 ? address.Query[1..] + "&" + query : query,
        }.Uri;
    }
}
