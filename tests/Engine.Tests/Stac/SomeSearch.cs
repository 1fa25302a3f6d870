using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Network;
using NuTonic.Engine.Stac;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Stac;

/// <summary>Searches, and a small catalogue that answers them.</summary>
internal static class SomeSearch
{
    private const string Core = """{"links":[{"rel":"search","href":"/search","method":"POST"}],"conformsTo":[ALL]}""";

    public static StacSearch Simple { get; } = new() { Collections = ["s2"], Box = StacText.Box };

    /// <summary>The search of a recorded page.</summary>
    public static StacSearch MultiPoint { get; } = new()
    {
        Collections = ["sentinel-2-l2a", "landsat-c2-l2"],
        Box = SearchBox.Of(new Extent(-105.11, 40.16, -105.09, 40.17)),
        Window = DateWindow.Parse("2023-10-08"),
    };

    public static StacClient Client(IFetcher fetcher, Uri address, string path) =>
        new(fetcher, new StacEndpoint(new Uri(address, path)));

    /// <summary>
    /// Serves a landing page with <paramref name="classes"/>, and <paramref name="page"/> for everything else.
    /// </summary>
    public static Task<ServerHost> ServeAsync(Func<int, string> page, string classes = "") => ServerHost.StartAsync(
        (number, context) => context.Response.WriteAsync(
            context.Request.Path == "/" ? Core.Replace("ALL", classes, StringComparison.Ordinal) : page(number)));

    /// <summary>A page with a link.</summary>
    public static string Linked(string link, params ReadOnlySpan<JsonObject> items) =>
        StacText.Page(items).Replace("\"links\":[]}", $"\"links\":[{link}]}}", StringComparison.Ordinal);
}
