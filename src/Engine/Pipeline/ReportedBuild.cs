using System.Diagnostics;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline;

/// <summary>A build with what is told and kept about it: summary, <c>meta/build.json</c>, history, event.</summary>
/// <param name="session">What is open.</param>
/// <param name="target">What was asked for: "Build" or "Rebuild".</param>
/// <param name="log">Hears the summary.</param>
internal sealed class ReportedBuild(BuildSession session, string target, IDatasetLog log)
{
    /// <summary>Name of the event in a binary log.</summary>
    internal const string EventType = "nutonic.build";

    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Runs the build.</summary>
    public DatasetResult Run(CancellationToken cancellation)
    {
        string result = "failed";
        try
        {
            DatasetResult counts = session.Run(cancellation);
            result = session.ErrorCount == 0 ? "done" : "failed";
            return Tell(counts);
        }
        catch (OperationCanceledException)
        {
            result = "cancelled";
            throw;
        }
        finally
        {
            Keep(() => session.History.Add(
                HistoryEntry.Of(Report(withCache: false), result, TimeProvider.System.GetUtcNow())));
        }
    }

    private DatasetResult Tell(DatasetResult counts)
    {
        string line = FormattableString.Invariant(
            $"{session.DatasetDir}: {counts.Built} built, {counts.FromCache} from cache, {counts.UpToDate} up to date");
        BuildReport report = Report(withCache: counts.Built + counts.FromCache > 0);
        if (report.HasDoneAnything)
        {
            Keep(() => new BuildReportFile(session.DatasetDir).Write(report, log.Report));
        }

        log.Summary(line);
        foreach (string more in BuildSummary.Lines(report))
        {
            log.Summary(more);
        }

        IReadOnlyDictionary<string, string> figures = report.Figures();
        log.Announce(EventType, line, figures);
        return counts with { DatasetDir = session.DatasetDir, Figures = figures };
    }

    // The index is not opened for a build that did nothing: that would cost more than all its other work.
    private BuildReport Report(bool withCache) =>
        session.Report(target, Stopwatch.GetElapsedTime(_started).TotalSeconds, withCache);

    // The data set is complete without its report.
    private void Keep(Action write)
    {
        try
        {
            write();
        }
        catch (NuTonicException failure)
        {
            log.Report(failure.Diagnostic with { Severity = Severity.Warning });
        }
    }
}
