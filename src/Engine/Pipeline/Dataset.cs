using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline;

/// <summary>What the MSBuild tasks call: one method per target.</summary>
public static class Dataset
{
    private const int ShownBuilds = 20;

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

        DatasetResult result = new ReportedBuild(session, rebuild ? "Rebuild" : "Build", log).Run(cancellation);
        session.PruneCache(log, cancellation);
        return result;
    }

    /// <summary>Says what a build would do and which input makes it so; changes nothing.</summary>
    public static DatasetResult Explain(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        // Bad options are reported when the session is opened.
        OptionSet? set = OptionSet.Parse(request.Options, request.Locate, static _ => { });
        string target = set is null ? "" : set.Text("ExplainTarget");
        return target.Length > 0
            ? new LineageRun(request, new NodePattern(target), log).Run(cancellation)
            : new ExplainRun(request, log).Run(cancellation);
    }

    /// <summary>Reports an error when a build would do anything; changes nothing.</summary>
    public static DatasetResult Question(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        FirstNodes first = new(log);
        using BuildSession? session = BuildSession.Open(request, BuildMode.DryRun, first, cancellation);
        if (session is null)
        {
            return new DatasetResult(0, 0, 0);
        }

        DatasetResult result = session.Run(cancellation);
        int stale = session.AcceptsCache ? session.ToCompute : result.Built + result.FromCache;
        if (stale > 0)
        {
            log.Report(Diagnostic.Create(Errors.OutOfDate, null, stale, first.Text(session.AcceptsCache)));
        }

        return result;
    }

    /// <summary>Removes what earlier builds published; the cache stays.</summary>
    public static void Clean(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        using BuildSession? session = BuildSession.Open(
            request, BuildMode.Build, log, cancellation, purpose: SessionPurpose.Clean);
        session?.Clean();
    }

    /// <summary>
    /// Checks every byte that was published and every entry of the cache; damage is an error, or is dropped when the
    /// option Repair is set. Outputs are never written or removed.
    /// </summary>
    public static void Verify(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        if (CacheSession.Open(request, log) is not { } session)
        {
            return;
        }

        if (session.Options.Set.Flag("Repair"))
        {
            session.ThrowIfReadOnly("Repair");
        }

        string folder = StateFiles.FolderOf(request.StateFolder, session.Options.DatasetDir);
        new DatasetVerify(session.Options, folder, log).Run(cancellation);
    }

    /// <summary>
    /// Builds the data set, builds it once more from nothing elsewhere,
    /// and reports an error for each file that differs.
    /// </summary>
    public static void VerifyReproducible(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        if (OptionSet.Parse(request.Options, request.Locate, log.Report) is { } set)
        {
            new DatasetReproduction(request, BuildOptions.From(set, request.ProjectFolder), log).Run(cancellation);
        }
    }

    /// <summary>
    /// Makes the data set that the option HubRepo names on the Hub hold what the last build published; builds nothing,
    /// and refuses when a build would do anything.
    /// </summary>
    /// <exception cref="NuTonicException">NT64xx: it cannot be published;
    /// NT13xx: the Hub gave no usable answer.</exception>
    public static void Publish(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        if (OptionSet.Parse(request.Options, request.Locate, log.Report) is { } set)
        {
            new DatasetPublish(request, BuildOptions.From(set, request.ProjectFolder), log).Run(cancellation);
        }
    }

    /// <summary>Shows the latest builds of this checkout into the output folder; changes nothing.</summary>
    public static void Stats(DatasetRequest request, IDatasetLog log)
    {
        if (OptionSet.Parse(request.Options, request.Locate, log.Report) is not { } set)
        {
            return;
        }

        BuildOptions options = BuildOptions.From(set, request.ProjectFolder);
        ImmutableArray<HistoryEntry> builds =
            new BuildHistory(StateFiles.FolderOf(request.StateFolder, options.DatasetDir)).Latest(ShownBuilds);
        if (builds.IsEmpty)
        {
            log.Summary($"{options.DatasetDir}: no build of this checkout yet");
            return;
        }

        foreach (string line in HistoryTable.Lines(builds))
        {
            log.Summary(line);
        }
    }

    /// <summary>True when <paramref name="name"/> is an option, whatever its case.</summary>
    public static bool IsOption(string name) => OptionTable.Find(name) is not null;

    /// <summary>
    /// The profile that <paramref name="name"/> is an option of, when that is not
    /// <paramref name="profile"/>; else null.
    /// </summary>
    public static string? ForeignProfileOf(string name, string profile) =>
        profile.Length > 0
        && OptionTable.Find(name)?.Profile is { } own
        && !own.Equals(profile, StringComparison.OrdinalIgnoreCase)
            ? own
            : null;

    /// <summary>The option whose name is most like <paramref name="name"/>; null when none is near.</summary>
    public static string? NearestOption(string name) => OptionNames.Nearest(name);

    private static DatasetResult DryRun(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        using BuildSession? session = BuildSession.Open(request, BuildMode.DryRun, log, cancellation);
        return session?.Run(cancellation) ?? new DatasetResult(0, 0, 0);
    }
}
