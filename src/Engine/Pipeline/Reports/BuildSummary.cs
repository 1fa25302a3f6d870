using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Shows what a build did.</summary>
internal static class BuildSummary
{
    /// <summary>Lines to print after the counts; none when the build did nothing and asked nobody.</summary>
    public static IEnumerable<string> Lines(BuildReport report)
    {
        IEnumerable<string> fetched = report.Fetched.Select(note => "  " + note);
        if (!report.HasDoneAnything)
        {
            return fetched;
        }

        return
        [
            .. fetched,
            .. report.Notes.Select(note => "  " + note),
            .. TextTable.Lines([["step", "built", "from cache", "up to date", "time"], .. report.Kinds.Select(Row)]),
            $"  hit rate {Amounts.Share(report.HitRate)}, read "
            + $"{Amounts.Bytes(report.SourceBytesRead + report.CacheBytesRead)}, "
            + $"wrote {Amounts.Bytes(report.OutputBytesWritten)} of data set and "
            + $"{Amounts.Bytes(report.CacheBytesWritten)} of cache, "
            + FormattableString.Invariant(
                $"{Cache(report)}{Amounts.Seconds(report.Seconds)} on {report.Threads} threads"),
        ];
    }

    private static string Cache(BuildReport report) => report.CacheBytes is null
        ? ""
        : $"cache has {(report.IsCacheEstimate ? "about " : "")}{Amounts.Bytes(report.CacheBytes)}, ";

    private static string[] Row(KindCounts kind) =>
    [
        kind.Kind,
        Amounts.Count(kind.Built),
        Amounts.Count(kind.FromCache),
        Amounts.Count(kind.UpToDate),
        Amounts.Seconds(BuildReport.SecondsOf(kind)),
    ];
}
