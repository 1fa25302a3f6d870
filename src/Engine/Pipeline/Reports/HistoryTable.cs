using System.Collections.Immutable;
using System.Globalization;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Shows the builds of the past.</summary>
internal static class HistoryTable
{
    /// <summary>One line for each build, the latest last, under a line of headings.</summary>
    public static IEnumerable<string> Lines(ImmutableArray<HistoryEntry> builds) => TextTable.Lines(
    [
        ["when (UTC)", "target", "result", "built", "from cache", "up to date", "hit rate", "read", "written", "time"],
        .. builds.Select(Row),
    ]);

    private static string[] Row(HistoryEntry build) =>
    [
        build.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        build.Target,
        build.Result,
        Amounts.Count(build.Built),
        Amounts.Count(build.FromCache),
        Amounts.Count(build.UpToDate),
        Amounts.Share(build.HitRate),
        Amounts.Bytes(build.BytesRead),
        Amounts.Bytes(build.BytesWritten),
        Amounts.Seconds(build.Seconds),
    ];
}
