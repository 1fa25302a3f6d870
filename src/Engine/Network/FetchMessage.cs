using System.Globalization;
using System.Net.Http.Headers;

namespace NuTonic.Engine.Network;

/// <summary>Makes the message that is sent.</summary>
internal static class FetchMessage
{
    /// <summary>Who asks: name and version of the project.</summary>
    public static readonly string UserAgent =
        $"NuTonic/{typeof(FetchMessage).Assembly.GetName().Version?.ToString(3) ?? "1.0.0"} (builds satellite "
        + $"vision-language data sets)";

    /// <summary>
    /// The message for <paramref name="hop"/>; <paramref name="progress"/> is called while a file is sent.
    /// </summary>
    public static HttpRequestMessage Of(FetchHop hop, Action progress)
    {
        FetchRequest request = hop.Request;
        HttpRequestMessage message = new(hop.Method, WithQuery(hop));
        Add(message, "User-Agent", UserAgent);
        Add(message, "Accept", request.Accept ?? "*/*");
        foreach ((string name, string value) in request.Headers)
        {
            Add(message, name, value);
        }

        AddRange(message, hop);
        AddConditions(message, hop.Conditions);
        foreach (CredentialPart part in hop.Sent.Where(part => !part.IsQuery))
        {
            Add(message, part.Name, part.Value.Reveal());
        }

        if (hop.HasBody && request.Body is { } body)
        {
            message.Content = body.File is { } file
                ? new FilePartContent(file, body.Part, progress)
                : new ReadOnlyMemoryContent(body.Bytes);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.MediaType);
        }

        return message;
    }

    // A part of an encoded body is of no use: where it starts in the content, nobody knows.
    private static void AddRange(HttpRequestMessage message, FetchHop hop)
    {
        if (hop.Request.Range is not { } range)
        {
            Add(message, "Accept-Encoding", BodyEncoding.Accepted);
            return;
        }

        Add(message, "Accept-Encoding", "identity");
        Add(message, "Range", string.Create(CultureInfo.InvariantCulture, $"bytes={range.Offset}-{range.End - 1}"));

        // A weak tag never matches here (RFC 9110, section 13.1.1), so it is compared when the answer is there.
        if (hop.Request.ExpectedETag is { } tag && tag.StartsWith('"'))
        {
            Add(message, "If-Match", tag);
        }
    }

    private static void AddConditions(HttpRequestMessage message, FetchConditions? conditions)
    {
        if (conditions?.ETag is { } tag)
        {
            Add(message, "If-None-Match", tag);
        }

        if (conditions?.LastModified is { } date)
        {
            Add(message, "If-Modified-Since", date.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture));
        }
    }

    private static Uri WithQuery(FetchHop hop)
    {
        string[] parameters =
        [
            .. hop.Sent.Where(part => part.IsQuery).Select(part => part.Name.Length == 0
                ? part.Value.Reveal().TrimStart('?')
                : $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Value.Reveal())}"),
        ];
        if (parameters.Length == 0)
        {
            return hop.Address;
        }

        string plain = hop.Address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        return new Uri(plain + (hop.Address.Query.Length > 1 ? "&" : "?") + string.Join('&', parameters));
    }

    private static void Add(HttpRequestMessage message, string name, string value) =>
        message.Headers.TryAddWithoutValidation(name, value);
}
