namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>One build of the past.</summary>
/// <param name="At">When it ended, UTC, whole seconds.</param>
/// <param name="Target">What was asked for.</param>
/// <param name="Result">"done", "failed" or "cancelled".</param>
/// <param name="Built">Nodes computed.</param>
/// <param name="FromCache">Nodes taken from the cache.</param>
/// <param name="UpToDate">Nodes left as they were.</param>
/// <param name="BytesRead">Bytes of sources and contents read.</param>
/// <param name="BytesWritten">Bytes of data set and cache written.</param>
/// <param name="Seconds">Wall time of the pass.</param>
internal sealed record HistoryEntry(
    DateTimeOffset At,
    string Target,
    string Result,
    long Built,
    long FromCache,
    long UpToDate,
    long BytesRead,
    long BytesWritten,
    double Seconds)
{
    /// <summary>Share of the nodes that were out of date and came from the cache; null when there was none.</summary>
    public double? HitRate => Built + FromCache == 0 ? null : (double)FromCache / (Built + FromCache);

    /// <summary>The entry of a build.</summary>
    public static HistoryEntry Of(BuildReport report, string result, DateTimeOffset at) => new(
        at,
        report.Target,
        result,
        report.Built,
        report.FromCache,
        report.UpToDate,
        report.SourceBytesRead + report.CacheBytesRead,
        report.OutputBytesWritten + report.CacheBytesWritten,
        report.Seconds);
}
