using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Remote;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Remote;

/// <summary>Reads the place of a <see cref="ServedScene"/> from a server, as <c>poi_7</c>.</summary>
internal static class SceneReading
{
    public static RemoteFile FileOn(ServerHost server) => new(new Uri(server.Address, "scene.tif"), "poi_7");

    /// <summary>Opens and reads; ranges are small, so that there are many.</summary>
    public static async Task<RasterWindow> ReadAsync(
        IFetcher fetcher, ServerHost server, string downloads, CancellationToken cancellation)
    {
        RemoteOptions options = new() { DownloadFolder = downloads, HeaderBytes = 16 << 10, GapBytes = 0 };
        using RemoteRasters rasters = new(fetcher, options);
        RemoteRaster remote = await rasters.OpenAsync(FileOn(server), cancellation);
        return await remote.ReadAsync(new WindowRequest { Target = ServedScene.Place }, cancellation);
    }

    /// <summary>Holds an error to its code, the POI and <paramref name="server"/>, which it must name.</summary>
    public static async Task AssertFailsAsync(string code, string server, Func<Task> read)
    {
        var error = await Assert.ThrowsAsync<NuTonicException>(read);

        Assert.Equal(code, error.Diagnostic.Code);
        Assert.Contains(server, error.Message, StringComparison.Ordinal);
        Assert.Contains("poi_7", error.Message, StringComparison.Ordinal);
    }
}
