using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

/// <summary>
/// A fetcher without manners: one request, no retry, no store. For tests of what is built on a fetcher.
/// </summary>
internal sealed class PlainFetcher : IFetcher, IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });

    /// <summary>Every request, in order of completion.</summary>
    public ConcurrentQueue<FetchRequest> Requests { get; } = new();

    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = new(request.Method, request.Address);
        if (request.Range is { } range)
        {
            message.Headers.Range = new RangeHeaderValue(range.Offset, range.End - 1);
        }

        foreach ((string name, string value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(
                body.File is null ? body.Bytes.ToArray() : await File.ReadAllBytesAsync(body.File, cancellationToken));
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.MediaType);
        }

        foreach (CredentialPart part in request.Credential is null
            ? []
            : await request.Credential.GetAsync(false, cancellationToken))
        {
            Assert.False(part.IsQuery, "this fetcher sends credentials in headers only");
            message.Headers.TryAddWithoutValidation(part.Name, part.Value.Reveal());
        }

        using HttpResponseMessage response = await _http.SendAsync(message, cancellationToken);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        Requests.Enqueue(request);
        if (!response.IsSuccessStatusCode
            && !(request.AllowsMissing && response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone))
        {
            throw new HttpRequestException($"{request.Address}: {(int)response.StatusCode}");
        }

        return new FetchAnswer
        {
            Status = response.StatusCode,
            Body = bytes,
            MediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
            ETag = response.Headers.ETag?.ToString(),
            TotalLength = response.Content.Headers.ContentRange?.Length ?? bytes.Length,
            Headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(
                    header => header.Key.ToLowerInvariant(),
                    header => string.Join(", ", header.Value),
                    StringComparer.Ordinal),
        };
    }

    public async Task<FetchAnswer> DownloadAsync(FetchRequest request, string path, CancellationToken cancellationToken)
    {
        FetchAnswer answer = await FetchAsync(request, cancellationToken);
        await File.WriteAllBytesAsync(path, answer.Body.ToArray(), cancellationToken);
        return answer with { Body = default };
    }

    public void Dispose() => _http.Dispose();
}
