using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NuTonic.SourceServer.Hub;

/// <summary>
/// The store of large files of a <see cref="FakeHub"/>: a host of its own that takes signed requests only.
/// </summary>
internal sealed class FakeStore : IAsyncDisposable
{
    /// <summary>What proves that the Hub gave an address: it must be in no log.</summary>
    public const string Signature = "signature-5d41402abc4b2a76";

    private readonly FakeHub _hub;
    private readonly ConcurrentDictionary<(string Id, int Part), byte[]> _parts = new();
    private readonly ConcurrentQueue<string> _uploads = new();
    private ServerHost? _server;

    private FakeStore(FakeHub hub) => _hub = hub;

    public IReadOnlyCollection<string> Uploads => _uploads;

    public IReadOnlyList<SeenRequest> Requests => _server!.Requests;

    public static async Task<FakeStore> StartAsync(FakeHub hub)
    {
        FakeStore store = new(hub);
        store._server = await ServerHost.StartAsync(store.AnswerAsync);
        return store;
    }

    public static string LargeId(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

#pragma warning disable CA5350 // Git's ids.
    public static string BlobId(byte[] content) =>
        Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content]));
#pragma warning restore CA5350

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    /// <summary>Says for each content where to send it.</summary>
    public string Batch(string body)
    {
        JsonNode asked = JsonNode.Parse(body)!;
        if ((string?)asked["operation"] != "upload"
            || (string?)asked["hash_algo"] != "sha256"
            || asked["objects"]!.AsArray().Count > 100)
        {
            _hub.Violations.Enqueue("a batch that is none");
        }

        JsonArray objects = [];
        foreach (JsonNode? item in asked["objects"]!.AsArray())
        {
            string id = (string)item!["oid"]!;
            long size = (long)item["size"]!;
            JsonObject answer = new() { ["oid"] = id, ["size"] = size };
            if (!_hub.Data!.Store.ContainsKey(id))
            {
                answer["actions"] = new JsonObject
                {
                    ["upload"] = UploadOf(id, size),
                    ["verify"] = new JsonObject
                    {
                        ["href"] = $"{_hub.Endpoint}/api/verify",
                        ["header"] = new JsonObject(),
                    },
                };
            }

            objects.Add(answer);
        }

        return new JsonObject { ["transfer"] = "basic", ["objects"] = objects }.ToJsonString();
    }

    /// <summary>Answers what the Hub itself is told about large files.</summary>
    public (int Status, string Answer) Reply(string path, string query, string body)
    {
        JsonNode told = JsonNode.Parse(body)!;
        string id = (string)told["oid"]!;
        if (path == "/api/verify")
        {
            return _hub.Data!.Store.TryGetValue(id, out byte[]? there) && there.Length == (long)told["size"]!
                ? (200, "{}")
                : (404, "{}");
        }

        if (!query.Contains(Signature, StringComparison.Ordinal))
        {
            _hub.Violations.Enqueue("an end without signature");
            return (403, "{}");
        }

        MemoryStream whole = new();
        foreach ((JsonNode? part, int index) in told["parts"]!.AsArray().Select((part, index) => (part, index)))
        {
            if ((int)part!["partNumber"]! != index + 1
                || !_parts.TryGetValue((id, index + 1), out byte[]? content)
                || (string)part["etag"]! != $"\"{index + 1}\"")
            {
                _hub.Violations.Enqueue("an end with wrong parts");
                return (400, "{}");
            }

            whole.Write(content);
        }

        return (Keep(id, whole.ToArray()), "{}");
    }

    private JsonObject UploadOf(string id, long size)
    {
        string root = _server!.Address.AbsoluteUri.TrimEnd('/');
        if (_hub.PartSize == 0 || size <= _hub.PartSize)
        {
            return new JsonObject { ["href"] = $"{root}/store/{id}?sig={Signature}" };
        }

        JsonObject header = new() { ["chunk_size"] = _hub.PartSize.ToString(CultureInfo.InvariantCulture) };
        for (int part = 1; (part - 1) * (long)_hub.PartSize < size; part++)
        {
            header[part.ToString("D5", CultureInfo.InvariantCulture)] = $"{root}/part/{id}/{part}?sig={Signature}";
        }

        return new JsonObject { ["href"] = $"{_hub.Endpoint}/api/complete?sig={Signature}", ["header"] = header };
    }

    private async Task AnswerAsync(int number, HttpContext context)
    {
        if (await _hub.AnswersFaultAsync(context, number))
        {
            return;
        }

        string[] path = context.Request.Path.Value!.Split('/');
        if (context.Request.Headers.Authorization.Count > 0
            || context.Request.Query["sig"] != Signature
            || context.Request.Method != "PUT")
        {
            _hub.Violations.Enqueue(
                $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} with a token or without "
                + $"signature, authorization {context.Request.Headers.Authorization.Count}");
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        if (path[1] == "part")
        {
            _parts[(path[2], int.Parse(path[3], CultureInfo.InvariantCulture))] = body.ToArray();
            context.Response.Headers.ETag = $"\"{path[3]}\"";
            return;
        }

        context.Response.StatusCode = Keep(path[2], body.ToArray());
    }

    private int Keep(string id, byte[] content)
    {
        if (LargeId(content) != id)
        {
            _hub.Violations.Enqueue($"{id} is another content");
            return StatusCodes.Status400BadRequest;
        }

        _uploads.Enqueue(id);
        lock (_hub.Data!.Store)
        {
            _hub.Data.Store[id] = content;
        }

        return StatusCodes.Status200OK;
    }
}
