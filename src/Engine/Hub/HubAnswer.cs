using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>Reads answers of the Hub, which may hold anything.</summary>
internal static class HubAnswer
{
    private const int Depth = 16;
    private const int ShownCharacters = 200;

    /// <summary>What <paramref name="read"/> makes of the JSON of an answer.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="read">Reads it; may throw what the readers of JSON throw.</param>
    /// <exception cref="NuTonicException">NT6410: it is not what was expected.</exception>
    public static T Read<T>(FetchRequest request, FetchAnswer answer, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(answer.Body, new JsonDocumentOptions { MaxDepth = Depth });
            return read(json.RootElement);
        }
        catch (Exception failure)
            when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Wrong(
                request,
                failure is JsonException ? "it is no JSON, or too deep" : "a field is missing or of another type");
        }
    }

    /// <summary>The error that says that an answer makes no sense.</summary>
    public static NuTonicException Wrong(FetchRequest request, string what) =>
        new(Errors.HubAnswerWrong, null, request.Address.Host, request.Purpose, what);

    /// <summary>A text of somebody else, fit for a message.</summary>
    public static string Printable(string? text) => string.Concat(
        (text ?? "").Take(ShownCharacters).Select(character => character is >= ' ' and <= '~' ? character : '?'));

    /// <summary>A text field; null when it is absent or null.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value.GetString()
            : null;

    /// <summary>An object field; null when it is absent or null.</summary>
    public static JsonElement? Object(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? value : null;
}
