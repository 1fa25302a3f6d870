using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Aggregate;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline;

/// <summary>Everything that is open during a build: lock, state, cache. Disposing it closes all of them.</summary>
internal sealed class BuildSession : IDisposable
{
    private readonly BuildLocks? _locks;
    private readonly BuildState _state;
    private readonly CacheUse _cache;
    private readonly BuildContext _build;
    private readonly Scope _scope;

    private BuildSession(
        BuildContext build, BuildState state, CacheUse cache, BuildLocks? locks, Scope scope)
    {
        _build = build;
        _state = state;
        _cache = cache;
        _locks = locks;
        _scope = scope;
    }

    /// <summary>The options, with absolute locations.</summary>
    public BuildOptions Options => _build.Options;

    /// <summary>Absolute output folder.</summary>
    public string DatasetDir => _build.Options.DatasetDir;

    /// <summary>True when a check takes what the cache has for up to date.</summary>
    public bool AcceptsCache => _build.Options.Set.Flag("QuestionAcceptsCache");

    /// <summary>What is published now.</summary>
    public PublishedOutputs Published => new(DatasetDir, _state);

    /// <summary>
    /// After a dry run: nodes that neither the last build nor the cache has. The card alone does not count: it is
    /// written from numbers about the split files and the settings, and a dry run knows some only when these are there.
    /// </summary>
    public int ToCompute =>
        (int)_build.Services.Counts.ByKind().Where(kind => kind.Kind != CardNode.Kind).Sum(kind => kind.Built);

    /// <summary>
    /// Checks the options and opens what a build needs; null when an option is bad, which was reported.
    /// </summary>
    /// <param name="request">What to build.</param>
    /// <param name="mode">What the pass may do.</param>
    /// <param name="log">Hears warnings, errors and nodes.</param>
    /// <param name="cancellation">Ends the wait for another build.</param>
    /// <param name="observer">Told of nodes instead of <paramref name="log"/>; null: the log is told.</param>
    /// <param name="purpose">What it is opened for.</param>
    public static BuildSession? Open(
        DatasetRequest request,
        BuildMode mode,
        IDatasetLog log,
        CancellationToken cancellation,
        INodeObserver? observer = null,
        SessionPurpose purpose = SessionPurpose.Build)
    {
        if (OptionSet.Parse(request.Options, request.Locate, log.Report) is not { } set)
        {
            return null;
        }

        IProfileSetup setup = Profiles.Of(set, request.Locate);
        BuildOptions options = BuildOptions.From(set, request.ProjectFolder);
        string folder = StateFiles.FolderOf(request.StateFolder, options.DatasetDir);
        BuildLocks? locks = mode == BuildMode.DryRun
            ? null
            : BuildLocks.Take(folder, options.DatasetDir, set.Flag("WaitForLock"), log.Report, cancellation);
        BuildState? state = null;
        CacheUse? cache = null;
        try
        {
            cache = CacheUse.Open(options, mode, folder, log.Report);
            if (purpose == SessionPurpose.Forecast)
            {
                cache.BeginMeanCosts();
            }

            state = StateFiles.LoadState(folder, mend: locks is not null, log.Report);
            SourceFolder sources = setup.Sources(
                new SourceRequest(options, request.StateFolder, folder, cache.Cache, log)
                {
                    MayFetch = mode != BuildMode.DryRun && purpose != SessionPurpose.Clean,
                    MustBeWhole = purpose != SessionPurpose.Clean,
                    Locate = request.Locate,
                },
                cancellation);
            BuildListener listener = new(log, mode, observer, MeterOf(log, set, setup)) { UnitsWord = setup.UnitsWord };
            BuildServices services = new(
                cache.Cache,
                cache.Cache,
                OutputsOf(options, folder, log),
                state,
                listener,
                new BuildCounts(),
                mode)
            {
                Precedents = mode == BuildMode.DryRun && observer is not { ReadsManifests: true }
                    ? new OptionPrecedents(cache.Cache)
                    : null,
                Layouts = new LayoutFiles(StateFiles.PartsIn(folder)),
            };
            return new BuildSession(
                setup.Create(options, services, sources, request.StateFolder),
                state,
                cache,
                locks,
                new Scope(folder, listener, observer, sources));
        }
        catch
        {
            cache?.Dispose();
            state?.Dispose();
            locks?.Dispose();
            throw;
        }
    }

    /// <summary>Folder of fetched sources; null when nothing is fetched.</summary>
    public string? FetchedRoot => _scope.Sources.IsFetched ? _scope.Sources.Path : null;

    /// <summary>Absolute path of the map that was fetched; null when none was.</summary>
    public string? FetchedExtract => _scope.Sources.Extract;

    /// <summary>Runs the build and counts.</summary>
    public DatasetResult Run(CancellationToken cancellation)
    {
        ImmutableArray<UnitEntry> all = _build.Begin().List();
        ImmutableArray<UnitEntry> units = all;
        if (_scope.Observer is { } observer)
        {
            observer.Begin([.. units.Select(unit => unit.UnitName)]);
            units = units.RemoveAll(unit => !observer.Needs(unit.UnitName));
        }

        try
        {
            BuildContext context = _build with { IsPartial = units.Length < all.Length };
            new HealingBuild(context).Run(build => new DatasetBuild(build, build.Begin(), units)
            {
                Anticipate = _cache.BeginContentSize,
            }.Run(cancellation));
        }
        finally
        {
            _scope.Listener.EndProgress();
        }

        _scope.Observer?.End();
        BuildCounts counts = _build.Services.Counts;
        return new DatasetResult(counts.Built, counts.FromCache, counts.UpToDate);
    }

    /// <summary>The cache.</summary>
    public CacheDirectory Cache => _cache.Cache;

    /// <summary>The builds before this one.</summary>
    public BuildHistory History => new(_scope.StateFolder);

    /// <summary>After a dry run: what it says besides the counts.</summary>
    public ImmutableArray<string> ForecastNotes => _build.Notes.Forecast;

    /// <summary>Errors reported so far.</summary>
    public int ErrorCount => _scope.Listener.ErrorCount;

    /// <summary>A unit as the last build left it, or null.</summary>
    public UnitRecord? LastBuild(string unit) => _state.Find(unit);

    /// <summary>What was done so far, in numbers.</summary>
    /// <param name="target">What was asked for.</param>
    /// <param name="seconds">Wall time.</param>
    /// <param name="withCache">Whether the size of the cache is found out.</param>
    public BuildReport Report(string target, double seconds, bool withCache)
    {
        (long Bytes, bool IsEstimate)? size = withCache ? _cache.ContentSize() : null;
        return new BuildReport
        {
            Target = target,
            Kinds = _build.Services.Counts.ByKind(),
            SourceBytesRead = _build.SourceClock.BytesRead,
            CacheBytesRead = _cache.Cache.BytesRead,
            OutputBytesWritten = _build.Services.Outputs.BytesWritten,
            CacheBytesWritten = _cache.Cache.BytesStored,
            CacheBytes = size?.Bytes,
            IsCacheEstimate = size is { IsEstimate: true },
            Errors = ErrorCount,
            Seconds = seconds,
            Fetched = _scope.Sources.Notes,
            Notes = [.. _build.Notes.Lines],
            Threads = _build.Options.Threads,
        };
    }

    /// <summary>Puts what this data set has paid for into another cache, so that it is not paid for again.</summary>
    public void HandOnPaid(CacheDirectory other)
    {
        IEnumerable<NodeRecord> paid = _state.UnitNames.SelectMany(unit => _state.Find(unit)?.Nodes ?? [])
            .Where(node => _build.PaidKinds.Contains(node.Kind));
        foreach (NodeRecord node in paid)
        {
            if (_cache.Cache.TryGet(node.Fingerprint, out ActionRecord? action))
            {
                other.Put(action);
            }
        }
    }

    /// <summary>After a dry run: what a build would do and cost.</summary>
    public Forecast Forecast() => Reports.Forecast.Of(
        _build.Services.Counts.ByKind(), _cache.MeanCosts(), _build.Options.Threads);

    /// <summary>Removes what earlier builds published and forgets them.</summary>
    public void Clean()
    {
        new BuildReportFile(DatasetDir).Remove();
        foreach (string unit in _state.UnitNames)
        {
            UnitSession.Remove(unit, _build.Services);
        }

        UnrecordedOutputs.Remove(_build.Services);
        _build.Services.Outputs.DeleteEmptyFolders();
        _locks?.LetEmptyOutputFolderGo();
    }

    /// <summary>
    /// Prunes the cache when this build made it larger than its limit; the build uses no cache after that. What the
    /// data set consists of goes last.
    /// </summary>
    public void PruneCache(IDatasetLog log, CancellationToken cancellation)
    {
        if (_build.Options.Set.Amount("CacheMaxSize") > 0 && _cache.Cache.HasGrown)
        {
            // Its own lease would spare what this build used.
            _cache.Dispose();
            new CachePruning(_build.Options.CacheDir, log).RunWhenTooLarge(
                CachePruning.Limits(_build.Options.Set, _state, SourceRequest.FetchFolderIn(_scope.StateFolder)),
                cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _build.Dispose();
            _build.Services.Layouts?.Dispose();
            _cache.Dispose();
            _state.Dispose();
        }
        finally
        {
            if (_locks is not null)
            {
                _build.Services.Outputs.Journal.Dispose();

                // MSBuild's node may live on: a lock that is not given back would block the next build in it.
                _locks.Dispose();
            }
        }
    }

    private static ProgressMeter? MeterOf(IDatasetLog log, OptionSet set, IProfileSetup setup) =>
        log.ShowsProgress && set.Text("Progress") == "auto"
            ? new ProgressMeter(log, TimeProvider.System, setup.UnitsWord)
            : null;

    private static OutputFolder OutputsOf(BuildOptions options, string folder, IDatasetLog log) =>
        new(options.DatasetDir, log.Report) { Journal = PublishJournal.Load(Path.Combine(folder, "publish.log")) };

    /// <summary>What a session was opened with.</summary>
    private sealed record Scope(
        string StateFolder, BuildListener Listener, INodeObserver? Observer, SourceFolder Sources);
}
