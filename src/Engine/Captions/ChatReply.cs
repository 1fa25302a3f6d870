using System.Text.Json;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Captions;

/// <summary>Reads what a chat server answers, which may be anything.</summary>
internal static class ChatReply
{
    private const int MaxDepth = 32;

    /// <summary>The answer in <paramref name="body"/>; null with the reason when it is no chat completion.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="estimate">Tokens to report when the server tells none.</param>
    /// <param name="problem">What is wrong, for a message; empty when nothing is.</param>
    public static CaptionAnswer? Read(ReadOnlyMemory<byte> body, int estimate, out string problem)
    {
        problem = string.Empty;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            JsonElement choice = document.RootElement.GetProperty("choices")[0];
            string text = Content(choice.GetProperty("message"));
            return new CaptionAnswer(text, End(choice), Tokens(document.RootElement) ?? estimate);
        }
        catch (JsonException)
        {
            problem = body.IsEmpty ? "the answer is empty" : "the answer is not JSON";
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            problem = "the answer has no choices[0].message.content";
        }

        return null;
    }

    /// <summary>
    /// The server's own words about an error: at most 200 characters on one line, ended as a sentence.
    /// </summary>
    public static string Excerpt(ReadOnlyMemory<byte> body, ApiKey key) => ServerWords.Of(body, key.Redact);

    private static string Content(JsonElement message)
    {
        JsonElement content = message.GetProperty("content");
        return content.ValueKind switch
        {
            JsonValueKind.Null => string.Empty,
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => Text(part, "text"))),
            _ => content.GetString()!,
        };
    }

    private static AnswerEnd End(JsonElement choice) => Text(choice, "finish_reason") switch
    {
        "length" => AnswerEnd.Length,
        "content_filter" => AnswerEnd.Filter,
        _ => AnswerEnd.Done,
    };

    private static int? Tokens(JsonElement root) =>
        root.TryGetProperty("usage", out JsonElement usage) && usage.ValueKind == JsonValueKind.Object
            && usage.TryGetProperty("total_tokens", out JsonElement total) && total.ValueKind == JsonValueKind.Number
            && total.TryGetInt32(out int tokens) && tokens >= 0
            ? tokens
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
