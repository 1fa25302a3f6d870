using System.Collections.Frozen;
using System.Net.Http.Headers;

namespace NuTonic.Engine.Network;

/// <summary>What the head of a response says.</summary>
internal static class ResponseHead
{
    private const int LongestValue = 8192;

    // What protocols here need. All others would only make records differ from build to build.
    private static readonly FrozenSet<string> Kept = new[]
    {
        "link", "location", "content-location", "accept-ranges", "last-modified",
        "x-error-code", "x-error-message", "x-linked-etag", "x-linked-size", "x-repo-commit", "x-total-count",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The head of <paramref name="response"/>, its body not read.</summary>
    /// <param name="response">As it came.</param>
    /// <param name="redactor">Takes secrets out of headers; null leaves them.</param>
    public static FetchResponse Of(HttpResponseMessage response, Redactor? redactor)
    {
        HttpContentHeaders content = response.Content.Headers;
        bool isEncoded = content.ContentEncoding.Count > 0;
        return new FetchResponse
        {
            Status = (int)response.StatusCode,
            MediaType = content.ContentType?.MediaType?.ToLowerInvariant(),
            ETag = Value(response.Headers, "ETag"),
            LastModified = content.LastModified,
            ContentRange = Value(content, "Content-Range"),
            TotalLength = (int)response.StatusCode == 206
                ? content.ContentRange?.Length
                : isEncoded ? null : content.ContentLength,
            RetryAfter = Value(response.Headers, "Retry-After"),
            Location = Value(response.Headers, "Location"),
            Headers = response.Headers.NonValidated.Concat(content.NonValidated)
                .Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.ToString()))
                .Where(header => Kept.Contains(header.Name) && header.Value.Length <= LongestValue)
                .GroupBy(header => header.Name, StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    group => redactor is null ? group.First().Value : redactor.Redact(group.First().Value),
                    StringComparer.Ordinal),
        };
    }

    private static string? Value(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}
