using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Remote;

/// <summary>
/// Opens rasters on servers. One object serves a build: files that have to be fetched whole are shared by all who read
/// them, and deleted with it. Safe for several threads.
/// </summary>
internal sealed class RemoteRasters(IFetcher fetcher, RemoteOptions options) : IDisposable
{
    private readonly WholeFiles _whole = new(fetcher, options);
    private readonly HeadCache _heads = new(options.MaxKeptHeadBytes);

    /// <summary>Bytes of files that had to be fetched whole.</summary>
    public long BytesDownloaded => _whole.BytesFetched;

    /// <summary>Reads where the pixels of <paramref name="file"/> lie, but no pixel.</summary>
    /// <exception cref="NuTonicException">NT1600: not there. NT1601, NT1602: ranges that are none. NT1603: a head that
    /// is too long. NT1606, NT1607: no raster. NT1609: a download cannot be kept. NT13xx: no usable answer.</exception>
    public async Task<RemoteRaster> OpenAsync(RemoteFile file, CancellationToken cancellationToken)
    {
        RangeReader ranges = new(fetcher, file);
        RemoteHead? head = await _heads.GetAsync(
            file, () => ReadHeadAsync(file, ranges, cancellationToken), cancellationToken);
        ranges.Expect(head?.Identity);
        WindowReader windows = new(file, ranges, _whole, head?.Extents, options);
        using TiffSource source = head is null
            ? FileTiffSource.Open(await _whole.GetAsync(file, cancellationToken))
            : new ExtentTiffSource(file.Name, ranges.Length, head.Extents);
        return RemoteRaster.Of(file, ranges, windows, _heads, source);
    }

    /// <inheritdoc/>
    public void Dispose() => _whole.Dispose();

    private async Task<RemoteHead?> ReadHeadAsync(
        RemoteFile file, RangeReader ranges, CancellationToken cancellationToken)
    {
        IReadOnlyList<TiffExtent>? header = _whole.Knows(file)
            ? null
            : await new RemoteHeader(ranges, file, options).ReadAsync(cancellationToken);
        if (header is not null)
        {
            return new RemoteHead(ranges.Identity, header);
        }

        // Here, so that those who wait for the head do not ask for a range too.
        await _whole.GetAsync(file, cancellationToken);
        return null;
    }
}
