using System.Text.Json;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Writes a forecast as a JSON object; what is not known is null.</summary>
internal static class ForecastJson
{
    private const int Decimals = 3;

    /// <summary>Writes the property <c>forecast</c>.</summary>
    public static void Write(Utf8JsonWriter json, Forecast forecast)
    {
        json.WriteStartObject("forecast");
        json.WriteStartArray("kinds");
        foreach (KindForecast kind in forecast.Kinds)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind.Kind);
            json.WriteNumber("build", kind.Build);
            json.WriteNumber("maybe", kind.Maybe);
            json.WriteNumber("cache", kind.FromCache);
            json.WriteNumber("up_to_date", kind.UpToDate);
            WriteEffort(json, kind.Bytes, kind.Seconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteEffort(json, forecast.Bytes, forecast.Seconds);
        json.WriteNumber("threads", forecast.Threads);
        json.WriteEndObject();
    }

    private static void WriteEffort(Utf8JsonWriter json, long? bytes, double? seconds)
    {
        json.WritePropertyName("bytes");
        if (bytes is { } count)
        {
            json.WriteNumberValue(count);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("seconds");
        if (seconds is { } time)
        {
            json.WriteNumberValue(Math.Round(time, Decimals));
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
