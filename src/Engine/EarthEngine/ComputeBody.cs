using System.Buffers;
using System.Text.Json;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.EarthEngine;

/// <summary>Bodies of requests, the same bytes for the same question.</summary>
/// <seealso href="https://developers.google.com/earth-engine/reference/rest/v1/PixelGrid">PixelGrid</seealso>
internal static class ComputeBody
{
    private const string MediaType = "application/json";

    /// <summary>Asks for a value.</summary>
    public static FetchBody OfValue(ExpressionNode expression) => Of(expression, _ => { });

    /// <summary>Asks for the pixels of an image as a GeoTIFF.</summary>
    /// <param name="expression">The image.</param>
    /// <param name="grid">Which pixels.</param>
    public static FetchBody OfPixels(ExpressionNode expression, Grid grid) => Of(expression, json =>
    {
        json.WriteString("fileFormat", "GEO_TIFF");
        json.WriteStartObject("grid");
        json.WriteStartObject("dimensions");
        json.WriteNumber("width", grid.WidthPx);
        json.WriteNumber("height", grid.HeightPx);
        json.WriteEndObject();
        json.WriteStartObject("affineTransform");
        json.WriteNumber("scaleX", grid.Transform.A);
        json.WriteNumber("shearX", grid.Transform.B);
        json.WriteNumber("translateX", grid.Transform.C);
        json.WriteNumber("shearY", grid.Transform.D);
        json.WriteNumber("scaleY", grid.Transform.E);
        json.WriteNumber("translateY", grid.Transform.F);
        json.WriteEndObject();
        json.WriteString("crsCode", grid.Crs.ToString());
        json.WriteEndObject();
    });

    private static FetchBody Of(ExpressionNode expression, Action<Utf8JsonWriter> writeRest)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("expression");
            ExpressionWriter.Write(json, expression);
            writeRest(json);
            json.WriteEndObject();
        }

        return FetchBody.Of(buffer.WrittenMemory, MediaType);
    }
}
