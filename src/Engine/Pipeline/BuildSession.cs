using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Aggregate;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Pipeline.Reports;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline;

/// <summary>Everything that is open during a build: lock, state, cache. Disposing it closes all of them.</summary>
internal sealed class BuildSession : IDisposable
{
    private readonly BuildLock? _lock;
    private readonly BuildState _state;
    private readonly CacheDirectory _cache;
    private readonly RendererPool _renderers;
    private readonly BuildContext _build;
    private readonly Scope _scope;

    private BuildSession(
        BuildContext build, BuildState state, CacheDirectory cache, BuildLock? held, Scope scope)
    {
        _build = build;
        _state = state;
        _cache = cache;
        _renderers = build.Renderers;
        _lock = held;
        _scope = scope;
    }

    /// <summary>The options, with absolute locations.</summary>
    public BuildOptions Options => _build.Options;

    /// <summary>Absolute output folder.</summary>
    public string DatasetDir => _build.Options.DatasetDir;

    /// <summary>True when a check takes what the cache has for up to date.</summary>
    public bool AcceptsCache => _build.Options.Set.Flag("QuestionAcceptsCache");

    /// <summary>
    /// After a dry run: nodes that neither the last build nor the cache has. The card alone does not count: it is
    /// written from numbers about the split files and the settings, and a dry run knows some only when these are there.
    /// </summary>
    public int ToCompute =>
        (int)_build.Services.Counts.ByKind().Where(kind => kind.Kind != CardNode.Kind).Sum(kind => kind.Built);

    private string? Scratch { get; init; }

    /// <summary>Checks the options and opens what a build needs; null when an option is bad, which was reported.</summary>
    /// <param name="request">What to build.</param>
    /// <param name="mode">What the pass may do.</param>
    /// <param name="log">Hears warnings, errors and nodes.</param>
    /// <param name="cancellation">Ends the wait for another build.</param>
    /// <param name="observer">Told of nodes instead of <paramref name="log"/>; null: the log is told.</param>
    public static BuildSession? Open(
        DatasetRequest request,
        BuildMode mode,
        IDatasetLog log,
        CancellationToken cancellation,
        INodeObserver? observer = null)
    {
        if (OptionSet.Parse(request.Options, request.Locate, log.Report) is not { } set)
        {
            return null;
        }

        StepOptions steps = StepOptions.From(set, request.Locate);
        BuildOptions options = BuildOptions.From(set, request.ProjectFolder);
        string folder = StateFiles.FolderOf(request.StateFolder, options.DatasetDir);
        BuildLock? held = mode == BuildMode.DryRun
            ? null
            : BuildLock.Take(StateFiles.LockIn(folder), set.Flag("WaitForLock"), log.Report, cancellation);
        try
        {
            string poiRoot = options.PoiRoot ?? SampleRoot(set, request.StateFolder);
            BuildState state = BuildState.Load(StateFiles.StateIn(folder), log.Report);
            CacheOptions use = CacheUse(set, mode, folder);
            CacheDirectory cache = CacheDirectory.Open(options.CacheDir, use, log.Report);
            ProgressMeter? meter = log.ShowsProgress && set.Text("Progress") == "auto"
                ? new ProgressMeter(log, TimeProvider.System)
                : null;
            BuildListener listener = new(log, mode, observer, meter);
            BuildServices services = new(
                cache,
                cache,
                OpenOutputs(options.DatasetDir, held, log),
                state,
                listener,
                new BuildCounts(),
                mode)
            {
                Layouts = new LayoutFiles(StateFiles.PartsIn(folder)),
            };
            return new BuildSession(
                Context(options, steps, services, poiRoot), state, cache, held, new Scope(poiRoot, folder, listener, observer))
            {
                Scratch = use.ScratchFolder,
            };
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    /// <summary>Runs the build and counts.</summary>
    public DatasetResult Run(CancellationToken cancellation)
    {
        ImmutableArray<PoiEntry> folders = PoiCatalog.List(_build, _scope.PoiRoot);
        if (_scope.Observer is { } observer)
        {
            observer.Begin([.. folders.Select(folder => folder.UnitName)]);
            folders = folders.RemoveAll(folder => !observer.Needs(folder.UnitName));
        }

        try
        {
            new DatasetBuild(_build, folders).Run(cancellation);
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
    public CacheDirectory Cache => _cache;

    /// <summary>The builds before this one.</summary>
    public BuildHistory History => new(_scope.StateFolder);

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
        IndexSample? sample = withCache ? _cache.Sample() : null;
        return new BuildReport
        {
            Target = target,
            Kinds = _build.Services.Counts.ByKind(),
            SourceBytesRead = _build.SourceClock.BytesRead,
            CacheBytesRead = _cache.BytesRead,
            OutputBytesWritten = _build.Services.Outputs.BytesWritten,
            CacheBytesWritten = _cache.BytesStored,
            CacheBytes = sample?.ContentBytes,
            IsCacheEstimate = sample is { IsEstimate: true },
            Errors = ErrorCount,
            Seconds = seconds,
            Threads = _build.Options.Threads,
        };
    }

    /// <summary>After a dry run: what a build would do and cost.</summary>
    public Forecast Forecast() => Reports.Forecast.Of(
        _build.Services.Counts.ByKind(), _cache.Sample().MeanCosts, _build.Options.Threads);

    /// <summary>Removes what earlier builds published and forgets them.</summary>
    public void Clean()
    {
        new BuildReportFile(DatasetDir).Remove();
        foreach (string unit in _state.UnitNames)
        {
            UnitSession.Remove(unit, _build.Services);
        }

        _build.Services.Outputs.DeleteEmptyFolders();
    }

    /// <summary>
    /// Prunes the cache when this build made it larger than its limit; the build uses no cache after that. What the
    /// data set consists of goes last.
    /// </summary>
    public void PruneCache(IDatasetLog log, CancellationToken cancellation)
    {
        if (_build.Options.Set.Amount("CacheMaxSize") > 0 && _cache.HasGrown)
        {
            // Its own lease would spare what this build used.
            _cache.Dispose();
            new CachePruning(_build.Options.CacheDir, log).RunWhenTooLarge(
                CachePruning.Limits(_build.Options.Set, _state), cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _renderers.Dispose();
            _cache.Dispose();
            if (Scratch is not null)
            {
                StateFiles.RemoveScratch(Scratch);
            }

            _state.Dispose();
        }
        finally
        {
            // MSBuild's node may live on: a lock that is not given back would block the next build in it.
            _lock?.Dispose();
        }
    }

    private static BuildContext Context(
        BuildOptions options, StepOptions steps, BuildServices services, string poiRoot)
    {
        List<Diagnostic> warnings = [];
        PromptTemplates templates = options.PromptDir is null
            ? PromptTemplates.LoadEmbedded()
            : PromptTemplates.Load(options.PromptDir, warnings);
        warnings.ForEach(services.Listener.Report);
        PromptDigests prompts = PromptDigests.Of(templates, steps);
        KeyValuePair<string, string>[] settings = [.. options.Set.ChangingResult];
        return new BuildContext(
            options, steps, services, templates, prompts, OptionsDigest.Of(settings, prompts, options.Set.Flag("AllowExternalLinks")))
        {
            Renderers = new RendererPool(new ResizeKernel(steps.NativeTile, steps.OutputSize), steps.Stretch),
            SourceClock = new StampClock(poiRoot),
            SourceOptions = new PoiFolderOptions(
                options.Set.Text("ItemMatch") == "exact" ? ItemMatch.Exact : ItemMatch.Substring,
                options.Set.Flag("AllowExternalLinks"),
                NeedsLabel: !steps.SyntheticLabels),
            Settings = [.. settings, .. prompts.Settings()],
        };
    }

    private static OutputFolder OpenOutputs(string folder, BuildLock? held, IDatasetLog log)
    {
        OutputFolder outputs = new(folder, log.Report) { FollowsKilledBuild = held is { IsRecovered: true } };
        if (outputs.FollowsKilledBuild)
        {
            outputs.Sweep();
        }

        return outputs;
    }

    // The sample world belongs to the checkout, not to one output folder: builds with other options share it.
    private static string SampleRoot(OptionSet set, string stateFolder)
    {
        SampleOptions sample = new(
            set.Integer("SamplePois"), set.Integer("SampleSeed"), set.Number("SampleKm"));
        string name = FormattableString.Invariant($"{sample.Pois}-{sample.Seed}-{sample.BoxKm}");
        string root = Path.Combine(stateFolder, "sample", name);
        SampleWorld.Ensure(root, sample);
        return root;
    }

    // What a build computes beside a read-only cache may be more than fits into memory.
    private static CacheOptions CacheUse(OptionSet set, BuildMode mode, string folder)
    {
        bool isDryRun = mode == BuildMode.DryRun;
        string? scratch = !isDryRun && set.Flag("CacheReadOnly") ? StateFiles.ScratchIn(folder) : null;
        if (scratch is not null)
        {
            StateFiles.RemoveScratch(scratch);
        }

        return new CacheOptions
        {
            ReadOnly = isDryRun || scratch is not null,
            IsReadOnlyByChoice = scratch is not null,
            ScratchFolder = scratch,
        };
    }

    /// <summary>What a session was opened with.</summary>
    private sealed record Scope(string PoiRoot, string StateFolder, BuildListener Listener, INodeObserver? Observer);
}
