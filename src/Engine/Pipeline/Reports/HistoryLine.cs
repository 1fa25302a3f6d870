using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>A history entry as one line of JSON.</summary>
internal static class HistoryLine
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const int Decimals = 3;

    /// <summary>The line, with its end.</summary>
    public static byte[] Pack(HistoryEntry entry)
    {
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteString("at", entry.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
            json.WriteString("target", entry.Target);
            json.WriteString("result", entry.Result);
            json.WriteNumber("built", entry.Built);
            json.WriteNumber("from_cache", entry.FromCache);
            json.WriteNumber("up_to_date", entry.UpToDate);
            json.WriteNumber("bytes_read", entry.BytesRead);
            json.WriteNumber("bytes_written", entry.BytesWritten);
            json.WriteNumber("seconds", Math.Round(entry.Seconds, Decimals));
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    /// <summary>Reads a line; null when it is damaged.</summary>
    public static HistoryEntry? Unpack(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement json = document.RootElement;
            return new HistoryEntry(
                DateTimeOffset.ParseExact(
                    json.GetProperty("at").GetString() ?? "",
                    TimeFormat,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal),
                json.GetProperty("target").GetString() ?? "",
                json.GetProperty("result").GetString() ?? "",
                json.GetProperty("built").GetInt64(),
                json.GetProperty("from_cache").GetInt64(),
                json.GetProperty("up_to_date").GetInt64(),
                json.GetProperty("bytes_read").GetInt64(),
                json.GetProperty("bytes_written").GetInt64(),
                json.GetProperty("seconds").GetDouble());
        }
        catch (Exception damage) when (damage
            is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
