using System.Text.Encodings.Web;
using System.Text.Json;

namespace NuTonic.Engine.Overpass;

/// <summary>
/// Makes one extract of several answers: nodes, ways, relations, each by number and each once. Of several versions the
/// highest is taken, else that of the newest answer, else that of the first.
/// </summary>
internal static class OverpassMerge
{
    // Who drew an element, and when, is nobody's business in a data set.
    private static readonly string[] Dropped = ["user", "uid", "changeset", "timestamp"];

    private static readonly JsonWriterOptions Compact =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the extract as Overpass JSON, one element a line.</summary>
    /// <returns>What it holds.</returns>
    /// <exception cref="JsonException">A text in an answer has half a character.</exception>
    public static OverpassExtract Write(
        Stream stream, IReadOnlyList<OverpassAnswer> answers, CancellationToken cancellationToken)
    {
        string[] times =
        [
            .. answers.Select(static answer => answer.Timestamp).Where(static time => time.Length > 0).Distinct()
                .Order(StringComparer.Ordinal),
        ];
        string oldest = times.FirstOrDefault("");
        List<(int Answer, OverpassElementPlace Place)> elements = Choose(answers);
        using var json = new Utf8JsonWriter(stream, Compact);
        WriteHead(json, oldest);
        for (int i = 0; i < elements.Count; i++)
        {
            if (i % 4096 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            (int answer, OverpassElementPlace place) = elements[i];
            stream.Write(i == 0 ? "\n"u8 : ",\n"u8);
            json.Reset();
            try
            {
                WriteElement(json, answers[answer].Body.Span.Slice(place.Offset, place.Length));
            }
            catch (InvalidOperationException failure)
            {
                throw new JsonException($"a text of {place.Id} has half a character", failure);
            }

            json.Flush();
        }

        stream.Write("\n]}\n"u8);
        return new OverpassExtract(answers.Count, elements.Count, oldest, times.Length > 1);
    }

    private static List<(int Answer, OverpassElementPlace Place)> Choose(IReadOnlyList<OverpassAnswer> answers)
    {
        List<(int Answer, OverpassElementPlace Place)> all = [];
        for (int i = 0; i < answers.Count; i++)
        {
            int answer = i;
            all.AddRange(answers[i].Elements.Select(place => (answer, place)));
        }

        all.Sort((a, b) => Compare(answers, a, b));
        int kept = 0;
        for (int i = 0; i < all.Count; i++)
        {
            if (kept == 0 || all[kept - 1].Place.Id != all[i].Place.Id)
            {
                all[kept++] = all[i];
            }
        }

        all.RemoveRange(kept, all.Count - kept);
        return all;
    }

    private static int Compare(
        IReadOnlyList<OverpassAnswer> answers,
        (int Answer, OverpassElementPlace Place) a,
        (int Answer, OverpassElementPlace Place) b)
    {
        int byId = a.Place.Id.CompareTo(b.Place.Id);
        int byVersion = b.Place.Version.CompareTo(a.Place.Version);
        int byTime = byId != 0 || byVersion != 0
            ? 0
            : string.CompareOrdinal(answers[b.Answer].Timestamp, answers[a.Answer].Timestamp);
        return byId != 0 ? byId
            : byVersion != 0 ? byVersion
            : byTime != 0 ? byTime
            : (a.Answer, a.Place.Offset).CompareTo((b.Answer, b.Place.Offset));
    }

    private static void WriteHead(Utf8JsonWriter json, string timestamp)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 0.6m);
        json.WriteString("generator", "NuTonic");
        json.WriteStartObject("osm3s");
        json.WriteString("timestamp_osm_base", timestamp);
        json.WriteString("copyright", "OpenStreetMap contributors, Open Database License 1.0");
        json.WriteEndObject();
        json.WriteStartArray("elements");
        json.Flush();
    }

    private static void WriteElement(Utf8JsonWriter output, ReadOnlySpan<byte> element)
    {
        var input = new Utf8JsonReader(element);
        while (input.Read())
        {
            switch (input.TokenType)
            {
                case JsonTokenType.PropertyName
                    when input.CurrentDepth == 1 && Dropped.Contains(input.GetString(), StringComparer.Ordinal):
                    input.Skip();
                    break;
                case JsonTokenType.PropertyName:
                    output.WritePropertyName(input.GetString()!);
                    break;
                case JsonTokenType.String:
                    output.WriteStringValue(input.GetString());
                    break;
                case JsonTokenType.StartObject:
                    output.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    output.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    output.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    output.WriteEndArray();
                    break;
                default:
                    output.WriteRawValue(input.ValueSpan, skipInputValidation: true);
                    break;
            }
        }
    }
}
