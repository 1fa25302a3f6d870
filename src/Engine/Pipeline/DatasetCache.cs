using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Graph.Archive;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>What the MSBuild tasks call for targets that are about the cache: one method per target.</summary>
public static class DatasetCache
{
    /// <summary>
    /// Removes from the cache what CacheMaxSize and CacheMaxAge do not allow and what is of no use; builds may run
    /// meanwhile.
    /// </summary>
    /// <exception cref="NuTonicException">The cache cannot be written, or is to be used read-only.</exception>
    public static void Prune(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        if (CacheSession.Open(request, log) is not { } session)
        {
            return;
        }

        session.ThrowIfReadOnly("PruneCache");
        using BuildState state = session.LoadState();
        new CachePruning(session.Options.CacheDir, log).Run(
            CachePruning.Limits(session.Options.Set, state, session.FetchFolder), cancellation);
    }

    /// <summary>
    /// Writes what the cache has of the data set that the last build left into the archive that the option File names.
    /// </summary>
    /// <exception cref="NuTonicException">There is nothing to write, or the archive cannot be written.</exception>
    public static void Export(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        if (CacheSession.Open(request, log) is not { } session)
        {
            return;
        }

        string archive = session.Archive("ExportCache");
        using BuildLock held = session.Lock(cancellation);
        using BuildState state = session.LoadState();
        HashSet<Digest> results = StateFingerprints.Of(state);
        if (results.Count == 0)
        {
            throw new NuTonicException(Errors.NothingToExport, null, session.Options.DatasetDir);
        }

        // With the answers of servers, so that who imports it need not ask.
        Digest[] wanted = [.. results.Union(FetchedKeys.Of(session.FetchFolder)).Order()];
        using CacheDirectory cache = session.OpenCache();
        CacheExport export = new(cache, cache);
        AtomicFile.Write(archive, stream => export.Write(stream, wanted, cancellation));
        if (export.Results < wanted.Length)
        {
            log.Report(Diagnostic.Create(
                Errors.ExportIncomplete, null, wanted.Length - export.Results, wanted.Length, archive));
        }

        log.Summary(string.Create(
            CultureInfo.InvariantCulture,
            $"{archive}: {export.Results} results and {export.Contents} contents, "
            + $"{SizeText.Of(new FileInfo(archive).Length)}"));
    }

    /// <summary>Takes what is whole in the archive that the option File names into the cache.</summary>
    /// <exception cref="NuTonicException">The archive cannot be read or is damaged,
    /// or the cache cannot be written.</exception>
    public static void Import(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        if (CacheSession.Open(request, log) is not { } session)
        {
            return;
        }

        string archive = session.Archive("ImportCache");
        session.ThrowIfReadOnly("ImportCache");
        using FileStream stream = ArchiveFile.Open(archive);
        using CacheDirectory cache = session.OpenCache();
        new ArchiveFile(archive, log).Import(stream, cache, cancellation);
    }
}
