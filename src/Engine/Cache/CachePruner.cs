using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Makes a cache smaller while builds may use it: results first, then contents that no result uses, then files that no
/// row names. Each slice is a transaction of its own behind the <see cref="PruneGate"/>, so a build waits some
/// milliseconds at most, and a process that dies leaves a cache that is whole:
/// a result always goes before its contents.
/// </summary>
/// <param name="cacheFolder">The cache folder, absolute.</param>
/// <param name="options">How the cache is used; not read-only.</param>
/// <param name="report">Receives warnings about the index.</param>
internal sealed class CachePruner(string cacheFolder, CacheOptions options, Action<Diagnostic> report)
{
    private const int SliceRows = 256;

    private readonly string _folder = Path.Combine(cacheFolder, "v1");

    /// <summary>
    /// Removes what <paramref name="limits"/> do not allow, and what is of no use to anybody. Null while another
    /// process prunes the same cache.
    /// </summary>
    /// <exception cref="NuTonicException">The cache cannot be written. What was removed until then is gone.</exception>
    public PruneReport? TryRun(PruneLimits limits, CancellationToken cancellation) =>
        TryWork(rows => Run(rows, limits, cancellation));

    /// <summary>
    /// As <see cref="TryRun"/>, but null as well while the cache is within its limit of size: a quick look.
    /// </summary>
    public PruneReport? TryRunWhenTooLarge(PruneLimits limits, CancellationToken cancellation) =>
        TryWork(rows => PruneIndex.Measure(rows.Database) > limits.MaxBytes ? Run(rows, limits, cancellation) : null);

    private PruneReport? TryWork(Func<IndexRows, PruneReport?> work)
    {
        if (!Directory.Exists(_folder))
        {
            return new PruneReport();
        }

        using FileStream? held = new PruneGate(_folder).TryTake();
        if (held is null)
        {
            return null;
        }

        IndexOpener opener = new(_folder, options, report);
        IndexRows? rows = opener.Open();
        try
        {
            return rows is null ? new PruneReport() : work(rows);
        }
        catch (SqliteFailureException failure) when (failure.IsDamage)
        {
            rows?.Dispose();
            rows = opener.Replace();
            return new PruneReport();
        }
        catch (SqliteFailureException failure)
        {
            throw opener.Explain(failure);
        }
        finally
        {
            rows?.Dispose();
        }
    }

    private PruneReport Run(IndexRows rows, PruneLimits limits, CancellationToken cancellation)
    {
        using FileStream counter = OpenCounter();
        PruneSlices slices = new(_folder, rows, counter);
        PruneIndex index = PruneIndex.Read(rows.Database);
        PrunePlan plan = PrunePlan.Make(index, limits, options.Clock.GetUtcNow().ToUnixTimeSeconds() / 3600);
        foreach (PruneAction[] actions in plan.Removed.Chunk(SliceRows))
        {
            cancellation.ThrowIfCancellationRequested();
            slices.RemoveActions(index, actions);
        }

        int[] unused = [.. Enumerable.Range(0, index.Contents.Count).Where(content => index.Uses(content) == 0)];
        foreach (int[] contents in unused.Chunk(SliceRows))
        {
            cancellation.ThrowIfCancellationRequested();
            slices.RemoveContents(index, contents);
        }

        StrayFiles strays = new(_folder, options.Clock.GetUtcNow());
        slices.RemoveFiles(strays.Temporary());
        slices.RemoveOrphans(strays.Contents(index));
        slices.GivePagesBack(cancellation);
        return slices.Report with
        {
            LeftBytes = PruneIndex.Measure(rows.Database),
            NeededBytes = plan.NeededBytes,
        };
    }

    private FileStream OpenCounter()
    {
        try
        {
            return new PruneGate(_folder).OpenCounter();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(_folder, failure);
        }
    }
}
