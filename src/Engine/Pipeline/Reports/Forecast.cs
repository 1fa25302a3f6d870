using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>
/// What a build would do, as far as a dry run can tell. Bytes are those of cached outputs and, for nodes to be
/// computed, the mean of their kind in the last build. Times are the mean costs of the kind that the cache recorded.
/// </summary>
/// <param name="Kinds">By kind, ordinal order.</param>
/// <param name="Threads">Threads that a build would use.</param>
internal sealed record Forecast(ImmutableArray<KindForecast> Kinds, int Threads)
{
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>Bytes of all kinds together; null when those of one are not known.</summary>
    public long? Bytes => Kinds.Any(kind => kind.Bytes is null) ? null : Kinds.Sum(kind => kind.Bytes!.Value);

    /// <summary>Time on all threads at once; null when that of one kind is not known.</summary>
    public double? Seconds =>
        Kinds.Any(kind => kind.Seconds is null) ? null : Kinds.Sum(kind => kind.Seconds!.Value) / Threads;

    /// <summary>Puts together what the dry run counted.</summary>
    /// <param name="counts">Of the dry run.</param>
    /// <param name="meanCosts">What nodes cost, by kind.</param>
    /// <param name="threads">Threads of a build, at least 1.</param>
    public static Forecast Of(
        ImmutableArray<KindCounts> counts, IReadOnlyList<KindCost> meanCosts, int threads) => new(
        [.. counts.Select(kind => new KindForecast(kind.Kind, kind.Certain, kind.Waiting, kind.FromCache, kind.UpToDate)
        {
            Bytes = BytesOf(kind),
            Seconds = SecondsOf(kind, meanCosts),
        })],
        threads);

    private static long? BytesOf(KindCounts kind)
    {
        long computed = kind.Certain + kind.Waiting;
        if (computed == 0 || kind.Kind == Removals.Kind)
        {
            return kind.CachedBytes;
        }

        if (kind.SizedNodes == 0)
        {
            return kind.FromCache == 0 ? null : kind.CachedBytes + (kind.CachedBytes * computed / kind.FromCache);
        }

        return kind.CachedBytes + (long)((double)kind.SizedBytes * computed / kind.SizedNodes);
    }

    private static double? SecondsOf(KindCounts kind, IReadOnlyList<KindCost> meanCosts)
    {
        long computed = kind.Certain + kind.Waiting;
        if (computed == 0 || kind.Kind == Removals.Kind)
        {
            return 0;
        }

        return computed
            * meanCosts.FirstOrDefault(cost => cost.Kind == kind.Kind)?.MeanMicroseconds
            / MicrosecondsPerSecond;
    }
}
