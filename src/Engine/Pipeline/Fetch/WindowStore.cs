using NuTonic.Engine.Cache;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Network;
using NuTonic.Engine.Remote;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>
/// Windows of rasters on servers, each read once: what is kept is the window as a small GeoTIFF, not the ranges it was
/// made of. When a window may be out of date the raster is opened, which costs its head, and the window stays if the
/// raster is the same. Safe for several threads.
/// </summary>
/// <param name="rasters">Opens rasters.</param>
/// <param name="store">Keeps windows.</param>
/// <param name="keys">Takes down which were needed.</param>
/// <param name="policy">When a window may be out of date.</param>
/// <param name="time">Tells ages.</param>
internal sealed class WindowStore(
    RemoteRasters rasters, IFetchStore store, FetchedKeys keys, FetchPolicy policy, TimeProvider time)
{
    private const string Kind = "fetch/window";
    private const int Version = 2;
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private long _windowBytes;
    private long _fileBytes;

    /// <summary>
    /// True reads windows again that are stored, once in a build: a record of it has to hold what they are made of.
    /// </summary>
    public bool ReadsAgain { get; init; }

    /// <summary>Bytes that came for windows, heads of files included.</summary>
    public long BytesFetched => Interlocked.Read(ref _windowBytes);

    /// <summary>Bytes of the files that these windows are parts of.</summary>
    public long FileBytes => Interlocked.Read(ref _fileBytes);

    /// <summary>The window of one raster.</summary>
    /// <param name="file">The raster.</param>
    /// <param name="request">What is wanted of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT16xx, NT13xx: it cannot be read.</exception>
    public Task<ReadOnlyMemory<byte>> GetAsync(
        RemoteFile file, WindowRequest request, CancellationToken cancellationToken) =>
        GetAsync(
            [file],
            Describe([file], request, default),
            async opened => (await opened[0].ReadAsync(request, cancellationToken)).ToGeoTiff(),
            cancellationToken);

    /// <summary>The classes of several rasters of one collection, as a label raster.</summary>
    /// <param name="files">The rasters; the first that knows a pixel counts.</param>
    /// <param name="request">What is wanted of them.</param>
    /// <param name="table">256 entries: our class by the rasters' value.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT16xx, NT13xx: they cannot be read.</exception>
    public Task<ReadOnlyMemory<byte>> GetClassesAsync(
        IReadOnlyList<RemoteFile> files,
        WindowRequest request,
        ReadOnlyMemory<byte> table,
        CancellationToken cancellationToken) =>
        GetAsync(
            files,
            Describe(files, request, Digest.Of(table.Span)),
            async opened => (await ClassMosaic.ReadAsync(opened, request, table, cancellationToken)).Window.ToGeoTiff(),
            cancellationToken);

    private async Task<ReadOnlyMemory<byte>> GetAsync(
        IReadOnlyList<RemoteFile> files,
        Manifest manifest,
        Func<IReadOnlyList<RemoteRaster>, Task<byte[]>> read,
        CancellationToken cancellationToken)
    {
        keys.Add(files[0].Subject, manifest.Fingerprint);
        bool isStored = store.TryGet(manifest.Fingerprint, out StoredFetch? stored);
        if (isStored && !IsDue(stored!.Provenance))
        {
            return stored.Content;
        }

        RemoteRaster[] opened = new RemoteRaster[files.Count];
        for (int i = 0; i < opened.Length; i++)
        {
            opened[i] = await rasters.OpenAsync(files[i], cancellationToken);
        }

        string version = string.Join(' ', opened.Select(raster => raster.Version));
        bool isSame = isStored && !ReadsAgain && version.Length > 0 && stored!.Provenance.ETag == version;
        ReadOnlyMemory<byte> content = isSame ? stored!.Content : await read(opened);
        long received = opened.Sum(raster => raster.BytesFetched);
        Interlocked.Add(ref _windowBytes, received);
        Interlocked.Add(ref _fileBytes, opened.Sum(raster => raster.FileBytes));
        store.Put(manifest.Bytes.Span, new StoredFetch(content, new Provenance(
            files[0].Address, time.GetUtcNow(), 206, "image/tiff", version, null, received)));
        return content;
    }

    private bool IsDue(Provenance provenance) => !policy.IsOffline && policy.Refresh switch
    {
        _ when ReadsAgain => provenance.FetchedAt < _started,
        RefreshMode.Always => provenance.FetchedAt < _started,
        RefreshMode.Stale => time.GetUtcNow() - provenance.FetchedAt >= policy.StaleAfter,
        _ => false,
    };

    private static Manifest Describe(IReadOnlyList<RemoteFile> files, WindowRequest request, Digest table)
    {
        Manifest.Builder manifest = new(Kind, Version);
        foreach (RemoteFile file in files)
        {
            manifest.Add("address", file.Address.AbsoluteUri);
        }

        Grid grid = request.Target;
        manifest.Add("crs", grid.Crs.ToString()).Add("width", grid.WidthPx).Add("height", grid.HeightPx);
        foreach (double number in (ReadOnlySpan<double>)
            [
                grid.Transform.A, grid.Transform.B, grid.Transform.C, grid.Transform.D, grid.Transform.E,
                grid.Transform.F,
            ])
        {
            manifest.Add("transform", number);
        }

        manifest.Add("bands", string.Join(' ', request.Bands)).Add("margin", request.MarginPx);
        if (request.ResolutionMeters is { } resolution)
        {
            manifest.Add("resolution", resolution);
        }

        return (table == default ? manifest : manifest.Add("classes", table)).ToManifest();
    }
}
