using System.Globalization;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// A dry run that tells each node that a build would not leave as it is, and what the build would cost.
/// </summary>
/// <param name="request">What would be built.</param>
/// <param name="log">Shows it.</param>
internal sealed class ExplainRun(DatasetRequest request, IDatasetLog log)
{
    /// <summary>Runs it and shows nodes, forecast and totals; writes <c>ExplainFile</c> when it is set.</summary>
    public DatasetResult Run(CancellationToken cancellation)
    {
        ExplainFile? file = null;
        ExplainText text = new(log);
        UnitStream nodes = new((unit, reports) =>
        {
            text.Show(unit, reports);
            file?.Write(unit, reports);
        });
        using BuildSession? session = BuildSession.Open(
            request, BuildMode.DryRun, log, cancellation, nodes, SessionPurpose.Forecast);
        if (session is null)
        {
            return new DatasetResult(0, 0, 0);
        }

        using ExplainFile? opened = session.Options.ExplainFile is { } path ? ExplainFile.Create(path) : null;
        file = opened;
        DatasetResult result = session.Run(cancellation);
        text.Close();
        Forecast forecast = session.Forecast();
        file?.Finish(result, forecast);
        foreach (string line in ForecastTable.Lines(forecast))
        {
            log.Summary(line);
        }

        foreach (string note in session.ForecastNotes)
        {
            log.Summary(note);
        }

        log.Summary(string.Create(
            CultureInfo.InvariantCulture,
            $"would build {result.Built} nodes, take {result.FromCache} from the cache and "
            + $"leave {result.UpToDate} as they are"));
        return result;
    }
}
