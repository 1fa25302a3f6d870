using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline;

/// <summary>Everything that is open during a build: lock, state, cache. Disposing it closes all of them.</summary>
internal sealed class BuildSession : IDisposable
{
    private const int FolderDigits = 16;

    private readonly BuildLock? _lock;
    private readonly BuildState _state;
    private readonly CacheDirectory _cache;
    private readonly RendererPool _renderers;
    private readonly BuildContext _build;
    private readonly string _poiRoot;

    private BuildSession(BuildContext build, BuildState state, CacheDirectory cache, BuildLock? held, string poiRoot)
    {
        _build = build;
        _state = state;
        _cache = cache;
        _renderers = build.Renderers;
        _lock = held;
        _poiRoot = poiRoot;
    }

    /// <summary>Absolute output folder.</summary>
    public string DatasetDir => _build.Options.DatasetDir;

    /// <summary>Checks the options and opens what a build needs; null when an option is bad, which was reported.</summary>
    public static BuildSession? Open(
        DatasetRequest request, BuildMode mode, IDatasetLog log, CancellationToken cancellation)
    {
        if (OptionSet.Parse(request.Options, request.Locate, log.Report) is not { } set)
        {
            return null;
        }

        StepOptions steps = StepOptions.From(set, request.Locate);
        BuildOptions options = BuildOptions.From(set, request.ProjectFolder);
        string folder = Path.Combine(request.StateFolder, "builds", FolderOf(options.DatasetDir));
        BuildLock? held = mode == BuildMode.DryRun
            ? null
            : BuildLock.Take(Path.Combine(folder, "build.lock"), set.Flag("WaitForLock"), log.Report, cancellation);
        try
        {
            string poiRoot = options.PoiRoot ?? SampleRoot(set, request.StateFolder);
            BuildState state = BuildState.Load(Path.Combine(folder, "state.log"), log.Report);
            CacheDirectory cache = CacheDirectory.Open(
                options.CacheDir, new CacheOptions { ReadOnly = mode == BuildMode.DryRun }, log.Report);
            BuildServices services = new(
                cache,
                cache,
                OpenOutputs(options.DatasetDir, held, log),
                state,
                new BuildListener(log, mode),
                new BuildCounts(),
                mode)
            {
                Layouts = new LayoutFiles(Path.Combine(folder, "parts")),
            };
            return new BuildSession(Context(options, steps, services, poiRoot), state, cache, held, poiRoot);
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
        new DatasetBuild(_build, PoiCatalog.List(_build, _poiRoot)).Run(cancellation);
        BuildCounts counts = _build.Services.Counts;
        return new DatasetResult(counts.Built, counts.FromCache, counts.UpToDate);
    }

    /// <summary>Removes what earlier builds published and forgets them.</summary>
    public void Clean()
    {
        foreach (string unit in _state.UnitNames)
        {
            UnitSession.Remove(unit, _build.Services);
        }

        _build.Services.Outputs.DeleteEmptyFolders();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _renderers.Dispose();
            _cache.Dispose();
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

    // State belongs to one output folder. Its name is hashed because it may be anywhere.
    private static string FolderOf(string datasetDir) =>
        Digest.Of(System.Text.Encoding.UTF8.GetBytes(datasetDir)).ToString()[..FolderDigits];
}
