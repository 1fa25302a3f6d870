using System.Text.Json;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>
/// Answers from recorded exchanges, without any server and without credentials. Safe for several threads.
/// </summary>
/// <param name="folder">Absolute; what <see cref="Recorder"/> wrote.</param>
internal sealed class Replayer(string folder)
{
    /// <summary>The recorded answer, its body in memory.</summary>
    /// <exception cref="NuTonicException">NT1319: it is not recorded. NT1320: the record cannot be read.</exception>
    /// <exception cref="FetchFailedException">It is longer than the request allows for.</exception>
    public FetchResponse Read(FetchRequest request, FetchTroubles troubles)
    {
        FetchResponse head = Find(request, out RecordPath paths);
        FileInfo file = new(paths.Body);
        if (file.Exists && file.Length > request.MaxBytes)
        {
            throw troubles.OfLength(new TooLongException(request.MaxBytes), head.Status);
        }

        byte[] body = file.Exists ? File.ReadAllBytes(file.FullName) : [];
        return head with { Body = body, Length = body.Length };
    }

    /// <summary>The recorded answer, its body copied to <paramref name="sink"/>.</summary>
    /// <exception cref="NuTonicException">NT1319: it is not recorded. NT1320: the record cannot be read.</exception>
    /// <exception cref="FetchFailedException">It is longer than the request allows for.</exception>
    public async Task<FetchResponse> CopyAsync(
        FetchRequest request, IBodySink sink, FetchTroubles troubles, CancellationToken cancellationToken)
    {
        FetchResponse head = Find(request, out RecordPath paths);
        if (!File.Exists(paths.Body))
        {
            return head;
        }

        using FileStream body = new(
            paths.Body, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        try
        {
            return head with { Length = await BoundedCopy.AllAsync(body, sink, request.MaxBytes, cancellationToken) };
        }
        catch (TooLongException e)
        {
            throw troubles.OfLength(e, head.Status);
        }
    }

    private static FetchResponse Head(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 8 });
            JsonElement answer = document.RootElement.GetProperty("answer");
            return new FetchResponse
            {
                Status = answer.GetProperty("status").GetInt32(),
                MediaType = Text(answer, "mediaType"),
                ETag = Text(answer, "etag"),
                ContentRange = Text(answer, "contentRange"),
                TotalLength = answer.TryGetProperty("totalLength", out JsonElement total) ? total.GetInt64() : null,
                Headers = answer.GetProperty("headers").EnumerateObject()
                    .ToDictionary(
                        header => header.Name,
                        header => header.Value.GetString() ?? string.Empty,
                        StringComparer.Ordinal),
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or ArgumentException)
        {
            throw new NuTonicException(
                Diagnostic.Create(
                    Errors.FetchRecordDamaged, new SourceLocation(path), ServerWords.OneLine(e.Message).TrimEnd('.')),
                e);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private FetchResponse Find(FetchRequest request, out RecordPath paths)
    {
        paths = RecordPath.Of(folder, request);
        return File.Exists(paths.Head) ? Head(paths.Head) : throw new NuTonicException(
            Errors.FetchNotRecorded,
            null,
            request.Address.Authority,
            FetchWords.What(request),
            request.Method.Method,
            FetchWords.Plain(request.Address),
            paths.Head);
    }
}
