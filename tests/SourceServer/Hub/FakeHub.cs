using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NuTonic.SourceServer.Hub;

/// <summary>
/// The Hub as far as a publish sees it, with one data set, and its store of large files on another host. It checks what
/// arrives: tokens, signatures, hashes, sizes, parents of commits. What a client must not do is a violation.
/// </summary>
public sealed class FakeHub : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly string _token;
    private ServerHost? _server;
    private FakeStore? _store;

    private FakeHub(string token) => _token = token;

    /// <summary>Name of the only data set.</summary>
    public const string Repo = "some-org/land-cover";

    /// <summary>Address to give to a client.</summary>
    public string Endpoint => _server!.Address.AbsoluteUri.TrimEnd('/');

    /// <summary>The data set; null until it is created.</summary>
    public FakeRepo? Data { get; set; } = new();

    /// <summary>Files on a page of the list of files.</summary>
    public int PageSize { get; init; } = 7;

    /// <summary>Bytes of a part; files that are larger are sent in parts. 0 for none.</summary>
    public int PartSize { get; init; }

    /// <summary>What clients did that they must not.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Contents that arrived at the store, by SHA-256, once for each time.</summary>
    public IReadOnlyCollection<string> Uploads => _store!.Uploads;

    /// <summary>Everything that was asked, of both hosts.</summary>
    public IEnumerable<SeenRequest> Requests => _server!.Requests.Concat(_store!.Requests);

    /// <summary>Requests that would change something.</summary>
    public IEnumerable<SeenRequest> Writes => Requests.Where(request => request.Method != "GET");

    /// <summary>
    /// Answers in place of the Hub: the status, or null to go on. Gets method,
    /// path and number of the request, 0 and up.
    /// </summary>
    public Func<string, string, int, int?> Fault { get; set; } = static (_, _, _) => null;

    /// <summary>Starts it.</summary>
    /// <param name="token">The token that it wants.</param>
    /// <param name="pageSize">Files on a page of the list of files.</param>
    /// <param name="partSize">Bytes of a part; 0 for none.</param>
    public static async Task<FakeHub> StartAsync(string token, int pageSize = 7, int partSize = 0)
    {
        FakeHub hub = new(token) { PageSize = pageSize, PartSize = partSize };
        hub._server = await ServerHost.StartAsync(hub.AnswerAsync);
        hub._store = await FakeStore.StartAsync(hub);
        return hub;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        await _store!.DisposeAsync();
    }

    internal async Task<bool> AnswersFaultAsync(HttpContext context, int number)
    {
        if (Fault(context.Request.Method, context.Request.Path, number) is not { } status)
        {
            return false;
        }

        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = "0";
        await context.Response.WriteAsync("not now");
        return true;
    }

    private async Task AnswerAsync(int number, HttpContext context)
    {
        string path = context.Request.Path.Value!;
        if (await AnswersFaultAsync(context, number))
        {
            return;
        }

        bool isSigned = path.StartsWith("/api/complete", StringComparison.Ordinal);
        if (context.Request.Headers.Authorization != $"Bearer {_token}" && !isSigned)
        {
            Violations.Enqueue($"{path} without the token");
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync();
        (int status, string answer) = Reply(context, path, body);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer);
    }

    private (int Status, string Answer) Reply(HttpContext context, string path, string body)
    {
        lock (_lock)
        {
            if (path == "/api/repos/create")
            {
                JsonNode asked = JsonNode.Parse(body)!;
                bool isRight = Data is null
                    && $"{asked["organization"]}/{asked["name"]}" == Repo
                    && (string?)asked["type"] == "dataset";
                Data = isRight ? new FakeRepo() : Data;
                return isRight ? (200, """{"url":"x"}""") : (409, "{}");
            }

            if (path.StartsWith("/api/complete", StringComparison.Ordinal) || path == "/api/verify")
            {
                return _store!.Reply(path, context.Request.QueryString.Value!, body);
            }

            string[] kinds = [$"/api/datasets/{Repo}", $"/datasets/{Repo}"];
            if (Data is null
                || kinds.FirstOrDefault(start => path.StartsWith(start, StringComparison.Ordinal)) is not { } kind)
            {
                return (404, """{"error":"Repository not found"}""");
            }

            string[] parts = path[kind.Length..].Split('/', 4);
            return parts.Length < 2 ? (200, """{"id":"x"}""") : ReplyOfRepo(context, parts, body);
        }
    }

    private (int Status, string Answer) ReplyOfRepo(HttpContext context, string[] parts, string body)
    {
        string revision = parts.Length > 2 ? Uri.UnescapeDataString(parts[2]) : "";
        switch (parts[0], parts[1])
        {
            case ("", "revision"):
                return Data!.HasBranch(revision)
                    ? (200, $$"""{"sha":"{{Data.Commits(revision)[^1].Id}}"}""")
                    : (404, "{}");
            case ("", "branch"):
                Data!.AddBranch(revision);
                return (200, "{}");
            case ("", "tree"):
                return Data!.Find(revision) is { } commit ? (200, Page(context, commit)) : (404, "{}");
            case ("", "preupload"):
                return (200, Modes(body));
            case ("", "commit"):
                return Data!.Take(revision, body) is { } wrong
                    ? (412, JsonSerializer.Serialize(new { error = wrong }))
                    : (200, JsonSerializer.Serialize(
                        new { success = true, commitOid = Data.Commits(revision)[^1].Id, commitUrl = "x" }));
            case ("", "resolve"):
                return Data!.Find(revision)!.Tree.TryGetValue(parts[3], out FakeFile? file)
                    ? (200, System.Text.Encoding.UTF8.GetString(file.Content))
                    : (404, "{}");
            case (".git", "info"):
                return (200, _store!.Batch(body));
            default:
                Violations.Enqueue($"unknown request {context.Request.Path}");
                return (400, "{}");
        }
    }

    private string Page(HttpContext context, FakeCommit commit)
    {
        int start = int.Parse("0" + context.Request.Query["cursor"], System.Globalization.CultureInfo.InvariantCulture);
        string[] folders = [.. commit.Tree.Keys.SelectMany(FoldersOf).Distinct()];
        string[] entries = [.. commit.Tree.Keys.Concat(folders).Order(StringComparer.Ordinal)];
        if (start + PageSize < entries.Length)
        {
            context.Response.Headers.Link =
                $"<{Endpoint}{context.Request.Path}?recursive=true&cursor={start + PageSize}>; rel=\"next\"";
        }

        return JsonSerializer.Serialize(entries.Skip(start).Take(PageSize).Select(entry => Describe(entry, commit)));
    }

    private static JsonObject Describe(string entry, FakeCommit commit)
    {
        if (!commit.Tree.TryGetValue(entry, out FakeFile? file))
        {
            return new JsonObject { ["type"] = "directory", ["oid"] = "0", ["size"] = 0, ["path"] = entry };
        }

        JsonObject described = new()
        {
            ["type"] = "file",
            ["oid"] = FakeStore.BlobId(file.Content),
            ["size"] = file.Content.Length,
            ["path"] = entry,
        };
        if (file.IsLarge)
        {
            described["oid"] = "pointer";
            described["lfs"] = new JsonObject
            {
                ["oid"] = FakeStore.LargeId(file.Content),
                ["size"] = file.Content.Length,
                ["pointerSize"] = 130,
            };
        }

        return described;
    }

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }

    private static string Modes(string body) => JsonSerializer.Serialize(new
    {
        files = JsonNode.Parse(body)!["files"]!.AsArray().Select(file => new
        {
            path = (string)file!["path"]!,
            uploadMode = ((string)file["path"]!).EndsWith(".png", StringComparison.Ordinal) ? "lfs" : "regular",
            shouldIgnore = ((string)file["path"]!).EndsWith(".ignored", StringComparison.Ordinal),
        }),
    });
}
