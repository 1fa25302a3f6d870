using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>Prunes a cache and tells what it did.</summary>
/// <param name="cacheDir">Absolute cache folder.</param>
/// <param name="log">Where it is told.</param>
internal sealed class CachePruning(string cacheDir, IDatasetLog log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly CachePruner _pruner = new(cacheDir, new CacheOptions(), log.Report);

    /// <summary>
    /// What the options allow; the data set of <paramref name="state"/> goes last, and of that what was fetched for it.
    /// </summary>
    /// <param name="set">All options.</param>
    /// <param name="state">What the last build left.</param>
    /// <param name="fetchFolder">Absolute folder of the sources that were fetched for it; need not exist.</param>
    public static PruneLimits Limits(OptionSet set, BuildState state, string fetchFolder)
    {
        HashSet<Digest> fetched = FetchedKeys.Of(fetchFolder);
        HashSet<Digest> needed = StateFingerprints.Of(state);
        needed.UnionWith(fetched);
        return new PruneLimits(set.Amount("CacheMaxSize"), set.Amount("CacheMaxAge"), needed) { Dearest = fetched };
    }

    /// <summary>Prunes, after another process that prunes the same cache has ended.</summary>
    public void Run(PruneLimits limits, CancellationToken cancellation)
    {
        PruneReport? report;
        while ((report = _pruner.TryRun(limits, cancellation)) is null)
        {
            cancellation.WaitHandle.WaitOne(Interval);
            cancellation.ThrowIfCancellationRequested();
        }

        Tell(report, limits);
    }

    /// <summary>Prunes a cache that is too large; leaves that to another process when one is at it.</summary>
    public void RunWhenTooLarge(PruneLimits limits, CancellationToken cancellation)
    {
        if (_pruner.TryRunWhenTooLarge(limits, cancellation) is { } report)
        {
            Tell(report, limits);
        }
    }

    private void Tell(PruneReport report, PruneLimits limits)
    {
        string inUse = report.InUse == 0
            ? ""
            : FormattableString.Invariant($"; {report.InUse} more are in use by running builds");
        log.Summary(string.Create(
            CultureInfo.InvariantCulture,
            $"{cacheDir}: removed {report.Actions} results, {report.Contents} contents and "
            + $"{report.StrayFiles} stray files, {SizeText.Of(report.FreedBytes)} freed, "
            + $"{SizeText.Of(report.LeftBytes)} left{inUse}"));
        if (report.NeededBytes > 0)
        {
            log.Report(Diagnostic.Create(
                Errors.CacheLimitTooSmall, null, SizeText.Of(report.NeededBytes), SizeText.Of(limits.MaxBytes)));
        }
    }
}
