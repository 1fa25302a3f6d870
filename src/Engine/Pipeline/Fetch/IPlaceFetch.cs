using NuTonic.Engine.Places;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Fetches the files of places. Safe for several threads.</summary>
internal interface IPlaceFetch : IDisposable
{
    /// <summary>Windows of rasters that it read.</summary>
    WindowStore Windows { get; }

    /// <summary>Bytes of rasters that had to be fetched whole.</summary>
    long BytesDownloaded { get; }

    /// <summary>The files of a place.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT13xx to NT19xx: something could not be had.</exception>
    Task<FetchedFiles> RunAsync(Place place, CancellationToken cancellationToken);
}
