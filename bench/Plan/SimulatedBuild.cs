using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Bench.Plan;

/// <summary>
/// A build without pixels: the planner, the manifests and the stores are those of the product, only what a node yields
/// is made up. Contents and published files are left out: they would be 3 files a tile.
/// </summary>
internal sealed class SimulatedBuild : IDisposable
{
    private const double ResolutionMeters = 10;
    private const double LatitudeDegrees = 47.62;
    private const double LongitudeDegrees = 9;
    private const double MetersPerDegree = 111_320;

    private readonly PoiContext _build;
    private readonly CacheDirectory _cache;

    private SimulatedBuild(PoiContext build, CacheDirectory cache)
    {
        _build = build;
        _cache = cache;
    }

    /// <summary>Absolute folder of the POIs.</summary>
    public string PoiRoot => _build.Options.PoiRoot!;

    /// <summary>Opens state and cache below <paramref name="folder"/> where the product will look for them.</summary>
    public static SimulatedBuild Open(string folder, IReadOnlyDictionary<string, string> given)
    {
        Dictionary<string, string> all = new(given, StringComparer.Ordinal)
        {
            ["PoiRoot"] = Path.Combine(folder, "poi"),
            ["DatasetDir"] = Path.Combine(folder, "out"),
            ["CacheDir"] = Path.Combine(folder, "cache"),
        };
        QuietLog log = new();
        OptionSet set = OptionSet.Parse(all, _ => null, log.Report)!;
        StepOptions steps = StepOptions.From(set, _ => null);
        BuildOptions options = BuildOptions.From(set, folder);
        Directory.CreateDirectory(options.PoiRoot!);
        string name = Digest.Of(Encoding.UTF8.GetBytes(options.DatasetDir)).ToString()[..16];
        BuildState state = BuildState.Load(Path.Combine(folder, "state", "builds", name, "state.log"), log.Report);
        CacheDirectory cache = CacheDirectory.Open(options.CacheDir, new CacheOptions(), log.Report);
        BuildServices services = new(
            cache,
            cache,
            new OutputFolder(options.DatasetDir, log.Report),
            state,
            new BuildListener(log, BuildMode.Build, null, null),
            new BuildCounts(),
            BuildMode.Build);
        PromptTemplates templates = PromptTemplates.LoadEmbedded();
        PromptDigests prompts = PromptDigests.Of(templates, steps);
        Digest digest = OptionsDigest.Of(
            [.. set.ChangingResult(OptionTable.LandCover), .. prompts.Settings()],
            allowExternalLinks: false,
            typeof(StepVersions));
        return new SimulatedBuild(
            new PoiContext(options, steps, services, templates, prompts, digest)
            {
                SourceRoot = options.PoiRoot!,
                Renderers = new RendererPool(new ResizeKernel(steps.NativeTile, steps.OutputSize), steps.Stretch),
                SourceClock = new StampClock(options.PoiRoot!),
                SourceOptions = new PoiFolderOptions(ItemMatch.Exact, AllowExternalLinks: false, NeedsLabel: true),
                Settings = [],
            },
            cache);
    }

    /// <summary>A box in degrees that a row of so many tiles covers.</summary>
    public Extent BoxFor(int tiles)
    {
        int width = _build.Steps.NativeTile + ((tiles - 1) * _build.Steps.Stride);
        double south = LatitudeDegrees - Degrees(_build.Steps.NativeTile);
        double scale = Math.Cos(LatitudeDegrees * Math.PI / 180);
        Extent box = new(LongitudeDegrees, south, LongitudeDegrees + (Degrees(width) / scale), LatitudeDegrees);
        int found = Origins(GridOf(box)).Length;
        return found == tiles ? box : throw new InvalidOperationException($"{found} tiles fit, not {tiles}");
    }

    /// <summary>Writes state and cache as a build of the POIs would, nodes in the same order.</summary>
    public void Record(ImmutableArray<string> names, int tiles)
    {
        MadeUpNodes nodes = new(_build);
        Parallel.ForEach(names, name =>
        {
            UnitWarnings warnings = new(_build.Services.Listener);
            (PoiPlan plan, ImmutableArray<ProbeRecord> probes) =
                new PoiPlanner(_build, UnitEntry.OfFolder(PoiRoot, name), warnings).Plan(null);
            Grid grid = GridOf(plan.Document.BoxWgs84);
            (ImmutableArray<NodeRecord> records, byte[] summary) = nodes.Of(plan, grid, [.. Origins(grid).Take(tiles)]);
            _build.Services.State.Put(new UnitRecord(name, _build.OptionsDigest, probes, records, summary, [])
            {
                Facts = new PlanFacts(plan.Document, plan.Sources).Pack(_build.SourceOptions),
            });
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _build.Renderers.Dispose();
        _build.Services.State.Dispose();
        _cache.Dispose();
    }

    // A little less than the tiles take, so that rounding the box to whole pixels adds none.
    private static double Degrees(int pixels) => (pixels - 4) * ResolutionMeters / MetersPerDegree;

    private static Grid GridOf(Extent box) => ReferenceGrid.Create(
        box, (box.Bottom + box.Top) / 2, (box.Left + box.Right) / 2, ResolutionMeters);

    private ImmutableArray<TileIndex> Origins(Grid grid) => TileOrigins.Enumerate(
        grid.HeightPx, grid.WidthPx, _build.Steps.NativeTile, _build.Steps.Stride, _build.Steps.EdgeTiles);
}
