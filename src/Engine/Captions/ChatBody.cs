using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NuTonic.Engine.Captions;

/// <summary>Writes the JSON of a request.</summary>
/// <remarks>
/// The package's own options would write max_completion_tokens, which several servers do not know. Its protocol method
/// takes any body, so this one is written here: the classic names that every server has.
/// </remarks>
internal static class ChatBody
{
    /// <summary>Name of the token limit that every server knows but the newest hosted models.</summary>
    public const string ClassicLimit = "max_tokens";

    /// <summary>Name of the token limit that these want.</summary>
    public const string NewLimit = "max_completion_tokens";

    /// <summary>UTF-8 JSON of <paramref name="request"/>.</summary>
    /// <param name="request">The question.</param>
    /// <param name="options">Sampling.</param>
    /// <param name="limitName"><see cref="ClassicLimit"/> or <see cref="NewLimit"/>.</param>
    public static BinaryData Write(CaptionRequest request, ChatOptions options, string limitName)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("model", request.Model);
            writer.WriteStartArray("messages");
            WriteText(writer, "system", request.Prompt.System);
            if (request.Jpeg.IsEmpty)
            {
                WriteText(writer, "user", request.Prompt.User);
            }
            else
            {
                WriteWithImage(writer, request);
            }

            writer.WriteEndArray();
            writer.WriteNumber("temperature", options.Temperature);
            writer.WriteNumber("top_p", options.TopP);
            writer.WriteNumber(limitName, options.MaxTokens);
            writer.WriteNumber("seed", request.Seed);
            writer.WriteEndObject();
        }

        return BinaryData.FromBytes(buffer.WrittenMemory);
    }

    private static void WriteText(Utf8JsonWriter writer, string role, string content)
    {
        writer.WriteStartObject();
        writer.WriteString("role", role);
        writer.WriteString("content", content);
        writer.WriteEndObject();
    }

    private static void WriteWithImage(Utf8JsonWriter writer, CaptionRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("role", "user");
        writer.WriteStartArray("content");
        writer.WriteStartObject();
        writer.WriteString("type", "image_url");
        writer.WriteStartObject("image_url");
        writer.WriteString("url", "data:image/jpeg;base64," + Convert.ToBase64String(request.Jpeg.Span));
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        writer.WriteString("text", request.Prompt.User);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
