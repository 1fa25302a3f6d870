using System.Text.Json;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>
/// Writes exchanges to files, without secrets, so that <see cref="Replayer"/> can answer from
/// them. Safe for several threads.
/// </summary>
/// <param name="folder">Absolute; made when missing.</param>
/// <param name="redactor">Knows the secrets.</param>
internal sealed class Recorder(string folder, Redactor redactor)
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, IndentSize = 2, NewLine = "\n" };

    private readonly Lock _lock = new();

    /// <summary>Writes what was asked and answered; an earlier record of the same request is replaced.</summary>
    /// <exception cref="NuTonicException">NT8010 to NT8014: a file cannot be written.</exception>
    public void Write(FetchRequest request, FetchResponse response)
    {
        ReadOnlyMemory<byte> body = redactor.Redact(response.Body);
        Write(request, response with { Length = body.Length }, body.IsEmpty ? null : file => file.Write(body.Span));
    }

    /// <summary>
    /// As <see cref="Write(FetchRequest, FetchResponse)"/>, for an answer that is in the file <paramref name="path"/>.
    /// </summary>
    /// <exception cref="NuTonicException">NT8010 to NT8014: a file cannot be written.</exception>
    public void WriteDownload(FetchRequest request, FetchResponse response, string path) =>
        Write(request, response, file =>
        {
            using FileStream downloaded = File.OpenRead(path);
            redactor.Copy(downloaded, file);
        });

    private void Write(FetchRequest request, FetchResponse response, Action<Stream>? body)
    {
        if (request.IsSecret)
        {
            return;
        }

        RecordPath paths = RecordPath.Of(folder, request);
        lock (_lock)
        {
            // The head comes last: an exchange without it is none.
            if (body is not null)
            {
                AtomicFile.Write(paths.Body, body);
            }
            else
            {
                File.Delete(paths.Body);
            }

            if (request.Body is { File: null } sent)
            {
                AtomicFile.Write(paths.Request, redactor.Redact(sent.Bytes).Span);
            }

            AtomicFile.Write(paths.Head, file => WriteHead(file, request, response));
        }
    }

    private void WriteHead(Stream file, FetchRequest request, FetchResponse response)
    {
        using Utf8JsonWriter json = new(file, Layout);
        json.WriteStartObject();
        json.WriteStartObject("request");
        json.WriteString("method", request.Method.Method);
        json.WriteString("address", redactor.Redact(SafeAddress.Of(request.Address).AbsoluteUri));
        WriteText(json, "accept", request.Accept);
        WriteHeaders(json, request.Headers);
        if (request.Range is { } range)
        {
            json.WriteNumber("offset", range.Offset);
            json.WriteNumber("length", range.Length);
        }

        if (request.Body is { } body)
        {
            json.WriteString("bodyType", body.MediaType);
            json.WriteString("bodyDigest", body.Digest.ToString());
        }

        json.WriteEndObject();
        json.WriteStartObject("answer");
        json.WriteNumber("status", response.Status);
        WriteText(json, "mediaType", response.MediaType);
        WriteText(json, "etag", response.ETag);
        WriteText(json, "contentRange", response.ContentRange);
        if (response.TotalLength is { } total)
        {
            json.WriteNumber("totalLength", total);
        }

        WriteHeaders(json, SafeAddress.InHeaders(request.Address, response.Headers));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteHeaders(Utf8JsonWriter json, IReadOnlyDictionary<string, string> headers)
    {
        json.WriteStartObject("headers");
        foreach ((string name, string value) in headers.OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            json.WriteString(name, redactor.Redact(value));
        }

        json.WriteEndObject();
    }

    private void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, redactor.Redact(value));
        }
    }
}
