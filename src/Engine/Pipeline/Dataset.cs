using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>What the MSBuild tasks call: one method per target.</summary>
public static class Dataset
{
    /// <summary>Builds the data set; failures are reported to <paramref name="log"/>.</summary>
    /// <param name="request">What to build.</param>
    /// <param name="rebuild">True computes every node again and compares with the cache.</param>
    /// <param name="log">Hears warnings, errors, nodes and the summary.</param>
    /// <param name="cancellation">Stops after the nodes that are running; what is finished stays.</param>
    /// <exception cref="NuTonicException">Something that no single POI is to blame for.</exception>
    public static DatasetResult Build(
        DatasetRequest request, bool rebuild, IDatasetLog log, CancellationToken cancellation)
    {
        BuildMode mode = rebuild ? BuildMode.Rebuild : BuildMode.Build;
        using BuildSession? session = BuildSession.Open(request, mode, log, cancellation);
        if (session is null)
        {
            return new DatasetResult(0, 0, 0);
        }

        DatasetResult result = session.Run(cancellation);
        log.Summary(FormattableString.Invariant(
            $"{session.DatasetDir}: {result.Built} built, {result.FromCache} from cache, {result.UpToDate} up to date"));
        return result;
    }

    /// <summary>Says what a build would do and which input makes it so; changes nothing.</summary>
    public static DatasetResult Explain(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        ExplainingLog nodes = new(log);
        DatasetResult result = DryRun(request, nodes, cancellation);
        nodes.Show();
        log.Summary(FormattableString.Invariant(
            $"would build {result.Built} nodes, take {result.FromCache} from the cache and leave {result.UpToDate} as they are"));
        return result;
    }

    /// <summary>Reports an error when a build would do anything; changes nothing.</summary>
    public static DatasetResult Question(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        FirstNodes first = new(log);
        DatasetResult result = DryRun(request, first, cancellation);
        int stale = result.Built + result.FromCache;
        if (stale > 0)
        {
            log.Report(Diagnostic.Create(Errors.OutOfDate, null, stale, first.Text));
        }

        return result;
    }

    /// <summary>Removes what earlier builds published; the cache stays.</summary>
    public static void Clean(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        using BuildSession? session = BuildSession.Open(request, BuildMode.Build, log, cancellation);
        session?.Clean();
    }

    /// <summary>True when <paramref name="name"/> is an option, whatever its case.</summary>
    public static bool IsOption(string name) => OptionTable.Find(name) is not null;

    /// <summary>The option whose name is most like <paramref name="name"/>; null when none is near.</summary>
    public static string? NearestOption(string name) => OptionNames.Nearest(name);

    private static DatasetResult DryRun(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        using BuildSession? session = BuildSession.Open(request, BuildMode.DryRun, log, cancellation);
        return session?.Run(cancellation) ?? new DatasetResult(0, 0, 0);
    }
}
