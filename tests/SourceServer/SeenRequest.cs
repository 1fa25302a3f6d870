using System.Text;
using Microsoft.AspNetCore.Http;

namespace NuTonic.SourceServer;

/// <summary>A request that arrived.</summary>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Path">Path and query as sent.</param>
/// <param name="Headers">Headers by name, whatever the case; several values joined by commas.</param>
/// <param name="Body">The bytes.</param>
public sealed record SeenRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    internal static SeenRequest Of(HttpRequest request, byte[] body) => new(
        request.Method,
        request.Path.ToUriComponent() + request.QueryString.ToUriComponent(),
        request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        body);
}
