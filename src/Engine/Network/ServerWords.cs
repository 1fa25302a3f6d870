using System.Text;
using System.Text.Json;

namespace NuTonic.Engine.Network;

/// <summary>What a server says about an error, cut to what a message can hold.</summary>
internal static class ServerWords
{
    private const int LongestExcerpt = 200;
    private const int MaxDepth = 64;

    /// <summary>The server's own words: at most 200 characters on one line, ended as a sentence.</summary>
    /// <param name="body">JSON, a web page or text.</param>
    /// <param name="redact">Takes secrets out before anything is cut, because half a secret would not be found.</param>
    public static string Of(ReadOnlyMemory<byte> body, Func<string, string> redact)
    {
        string all = ErrorMessage(body) ?? HtmlPage.Complaint(body.Span) ?? HtmlPage.Title(body.Span)
            ?? Encoding.UTF8.GetString(body.Span);
        string words = OneLine(redact(all));
        return words.Length == 0 ? "it gives no reason." : words.EndsWith('.') ? words : words + ".";
    }

    /// <summary><paramref name="text"/> on one line of at most 200 characters.</summary>
    public static string OneLine(string text)
    {
        StringBuilder line = new();
        foreach (char c in text)
        {
            line.Append(char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
            if (line.Length > LongestExcerpt)
            {
                break;
            }
        }

        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // {"error": {"message": "..."}}, {"error": "..."}, {"message": "..."}, {"detail":
    // "..."} and {"description": "..."} (STAC).
    private static string? ErrorMessage(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out JsonElement error))
            {
                root = error;
            }

            return root.ValueKind switch
            {
                JsonValueKind.String => root.GetString(),
                JsonValueKind.Object => Text(root, "message") ?? Text(root, "detail") ?? Text(root, "description"),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
