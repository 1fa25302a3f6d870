using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Stac;

/// <summary>
/// Answers with what real servers answered. A request is known by method, path and the structure of its body; the first
/// search of a test, which is ours and was never recorded, gets the page that the test names.
/// </summary>
internal sealed class ReplayServer : IAsyncDisposable
{
    private static readonly string[] Hosts =
        ["https://earth-search.aws.element84.com", "https://planetarycomputer.microsoft.com"];

    private readonly List<(string Name, string Method, string Path, JsonNode? Body, string Answer)> _pairs = [];
    private readonly Dictionary<string, string> _documents = [];
    private readonly string? _firstPage;
    private ServerHost? _host;

    private ReplayServer(string? firstPage) => _firstPage = firstPage;

    public Uri Address => _host!.Address;

    public IReadOnlyList<SeenRequest> Requests => _host!.Requests;

    public IReadOnlyList<SeenRequest> Searches =>
        [.. Requests.Where(request => request.Path.Contains("/search", StringComparison.Ordinal))];

    /// <summary>Starts it; <paramref name="firstPage"/> is the name of a pair, or null.</summary>
    public static async Task<ReplayServer> StartAsync(string? firstPage = null)
    {
        ReplayServer server = new(firstPage);
        foreach (string path in Directory.GetFiles(SharedFolder.Path("data/stac/search"), "*.request.json")
            .Order(StringComparer.Ordinal))
        {
            JsonNode request = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
            server._pairs.Add((
                Path.GetFileName(path).Replace(".request.json", "", StringComparison.Ordinal),
                (string)request["method"]!,
                new Uri((string)request["uri"]!).AbsolutePath,
                request["body"],
                await File.ReadAllTextAsync(path.Replace(".request.", ".response.", StringComparison.Ordinal))));
        }

        server._host = await ServerHost.StartAsync(server.Answer);
        return server;
    }

    /// <summary>Answers a GET of <paramref name="path"/>, which was not recorded.</summary>
    public void Add(string path, string json) => _documents[path] = json;

    public ValueTask DisposeAsync() => _host!.DisposeAsync();

    private async Task Answer(int number, HttpContext context)
    {
        string path = context.Request.Path.Value!;
        using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
        string text = await reader.ReadToEndAsync();
        JsonNode? body = text.Length == 0 ? null : JsonNode.Parse(text);
        string? answer = _documents.GetValueOrDefault(path)
            ?? _pairs.FirstOrDefault(pair => pair.Method == context.Request.Method
                && pair.Path == path
                && JsonNode.DeepEquals(pair.Body, body)).Answer
            ?? (path.EndsWith("/search", StringComparison.Ordinal) && Searches.Count == 1
                ? _pairs.FirstOrDefault(pair => pair.Name == _firstPage).Answer
                : null);
        context.Response.StatusCode = answer is null ? 404 : 200;
        context.Response.ContentType = "application/geo+json";
        string here = Address.GetLeftPart(UriPartial.Authority);
        await context.Response.WriteAsync(Hosts.Aggregate(
            answer ?? JsonSerializer.Serialize(text),
            (json, host) => json.Replace(host, here, StringComparison.Ordinal)));
    }
}
