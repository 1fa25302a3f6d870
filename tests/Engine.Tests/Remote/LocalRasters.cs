using NuTonic.Engine.Remote;

namespace NuTonic.Engine.Tests.Remote;

/// <summary>Local files read as if they were on a server.</summary>
internal sealed class LocalRasters : IDisposable
{
    private readonly RemoteRasters _rasters;

    private LocalRasters(RemoteOptions options) => _rasters = new RemoteRasters(Fetcher, options);

    /// <summary>What was asked.</summary>
    public FileFetcher Fetcher { get; } = new();

    public static LocalRasters Start(string downloads) => new(new RemoteOptions { DownloadFolder = downloads });

    public static LocalRasters Start(RemoteOptions options) => new(options);

    public Task<RemoteRaster> OpenAsync(string path, string? subject = null) => _rasters.OpenAsync(
        new RemoteFile(new Uri("http://files.invalid" + path), subject), TestContext.Current.CancellationToken);

    public void Dispose() => _rasters.Dispose();
}
