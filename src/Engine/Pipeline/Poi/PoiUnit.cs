using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// One POI that the first look did not find up to date. When a thorough look finds its options, its sources and its
/// outputs to be those of the last build, none of its tiles is looked at.
/// </summary>
/// <param name="build">What the build shares.</param>
/// <param name="folder">The POI's folder and id.</param>
/// <param name="place">Sub-folder of its files; null when poi.json was not readable when the
/// folders were planned.</param>
/// <param name="requireContents">True makes nodes dirty whose unpublished contents left the store.</param>
internal sealed class PoiUnit(PoiContext build, UnitEntry folder, string? place, bool requireContents)
    : IBuildUnit, IDisposable
{
    private UnitRecord? _previous;
    private UnitWarnings? _warnings;
    private UnitSession? _session;
    private PoiPlanes? _planes;
    private ImmutableArray<ProbeRecord> _probes = [];
    private ImmutableArray<NodeRecord> _poiNodes = [];
    private TileOutcome?[] _tiles = [];
    private PoiPlan? _plan;
    private SceneFacts? _scene;

    /// <inheritdoc/>
    public byte[]? Summary { get; private set; }

    /// <inheritdoc/>
    public bool HasFailed { get; private set; }

    /// <summary>The POI.</summary>
    public UnitEntry Folder => folder;

    /// <summary>Called when the POI turns out to name sources.</summary>
    public Action NamesSources { get; init; } = static () => { };

    /// <inheritdoc/>
    public IReadOnlyList<Action<CancellationToken>> Begin(CancellationToken cancellation)
    {
        if (folder.Conflict is { } conflict)
        {
            throw new NuTonicException(conflict, null);
        }

        _previous = build.Services.State.Find(folder.UnitName);
        if (IsUpToDate())
        {
            return [];
        }

        _session = new UnitSession(folder.UnitName, _previous, build.Services) { RequireContents = requireContents };
        _warnings = new UnitWarnings(build.Services.Listener);
        PoiPlanner planner = new(build, folder, _warnings);
        (_plan, _probes) = planner.Plan(_previous);
        PoiPlan plan = _plan = _plan with { Folder = place ?? throw ChangedMeanwhile(_plan) };
        _session.ChangedFiles = ChangedProbes.Between(_previous, _probes);
        _planes = new PoiPlanes(token => PoiWarp.Run(plan, build.Steps, token));
        return EvaluatePoi(plan, cancellation);
    }

    /// <summary>
    /// Gives back the pixels and records of the POI: what remains of a finished unit is its summary, so that memory
    /// does not grow with the number of POIs.
    /// </summary>
    public void Dispose()
    {
        _planes?.Dispose();
        _planes = null;
        _previous = null;
        _session = null;
        _warnings = null;
        _plan = null;
        _tiles = [];
        _poiNodes = [];
        _probes = [];
    }

    /// <inheritdoc/>
    public void Complete(CancellationToken cancellation)
    {
        if (Summary is null && _plan is not null && !_poiNodes.IsEmpty && _tiles.All(tile => tile is not null))
        {
            Finish(_plan);
        }

        Dispose();
        build.Services.Listener.UnitFinished(folder.UnitName, hasFailed: false);
    }

    /// <inheritdoc/>
    public void Fail(NuTonicException failure)
    {
        Dispose();
        HasFailed = true;
        build.Services.Listener.Report(failure.Diagnostic);
        build.Services.Listener.UnitFinished(folder.UnitName, hasFailed: true);
    }

    private static NuTonicException ChangedMeanwhile(PoiPlan plan) =>
        new(Errors.SourceChanged, new SourceLocation(plan.FolderPath), plan.PoiId);

    private void Finish(PoiPlan plan)
    {
        RowCounts counts = new();
        ImmutableArray<Digest>.Builder fragments = ImmutableArray.CreateBuilder<Digest>();
        foreach (NodeRecord overview in _poiNodes.Where(node => node.Kind == StillNodes.OverviewKind))
        {
            fragments.Add(overview.Outputs[0].Digest);
            counts.AddRow(Rows.RowKind.Overview);
            counts.Stills++;
        }

        foreach (TileOutcome? tile in _tiles)
        {
            fragments.AddRange(tile!.Fragments);
            counts.Add(tile.Counts);
        }

        Grid grid = WindowRecord.UnpackGrid(_poiNodes.First(node => node.Kind == WindowsNode.Kind).Payload.Span);
        PoiPlace own = PoiPlace.Create(plan.PoiId, grid.WidthPx, grid.HeightPx, plan.Folder);
        Summary = new PoiSummary(own, plan.Split, fragments.ToImmutable(), counts)
        {
            Base = plan.Base,
            Sources = _poiNodes.FirstOrDefault(node => node.Kind == SourcesNode.Kind)?.Outputs[0].Digest,
            CloudyTiles = _scene?.CloudyTiles,
        }.Pack();
        if (build.Services.Mode == BuildMode.DryRun)
        {
            return;
        }

        _session!.Commit(new UnitRecord(
            folder.UnitName,
            build.OptionsDigest,
            _probes,
            [.. _poiNodes, .. _tiles.SelectMany(tile => tile!.Nodes)],
            Summary,
            _warnings!.Reported)
        {
            Facts = plan.IsQuiet ? new PlanFacts(plan.Document, plan.Sources).Pack(build.SourceOptions) : default,
        });
    }

    private bool IsUpToDate()
    {
        if (build.Services.Mode == BuildMode.Rebuild
            || requireContents
            || _previous is null
            || _previous.OptionsDigest != build.OptionsDigest
            || PoiPlace.Of(_previous.Payload.Span)?.Folder != place
            || !new UnitProbes(folder.FolderPath, build.SourceClock).AreUnchanged(
                _previous.Probes, out ImmutableArray<ProbeRecord> probes)
            || !build.Services.Outputs.AreIntact(_previous, out UnitRecord current))
        {
            return false;
        }

        UnchangedUnit.Report(build.Services, _previous);
        Summary = _previous.Payload.ToArray();
        if (build.Services.Mode != BuildMode.DryRun
            && (!ReferenceEquals(current, _previous) || probes != _previous.Probes))
        {
            build.Services.State.Put(current with { Probes = probes });
        }

        return true;
    }

    // With known sources poi.json is as the last build read it, and so is the grid.
    private NodeRecord? LastWindows() =>
        folder.HasKnownSources ? _previous?.Nodes.FirstOrDefault(node => node.Kind == WindowsNode.Kind) : null;

    private NodeRecord? EvaluateWindows(PoiPlan plan, CancellationToken cancellation) =>
        folder.HasKnownSources && _session!.IsForeseen(WindowsNode.NodeName, WindowsNode.Kind)
            ? null
            : _session!.Evaluate(WindowsNode.Create(plan, build.Steps, _planes!), cancellation).Record;

    private IReadOnlyList<Action<CancellationToken>> EvaluatePoi(PoiPlan plan, CancellationToken cancellation)
    {
        ImmutableArray<NodeRecord?>.Builder nodes = ImmutableArray.CreateBuilder<NodeRecord?>();
        if (plan.Sources.Still is { } still)
        {
            nodes.Add(_session!.Evaluate(StillNodes.Still(plan, still), cancellation).Record);
            nodes.Add(_session.Evaluate(StillNodes.Overview(plan, build), cancellation).Record);
        }

        ImmutableArray<SourceEntry> sources = SourcesNode.EntriesOf(plan.Document, build.Steps.SyntheticLabels);
        if (!sources.IsEmpty)
        {
            NamesSources();
            nodes.Add(_session!.Evaluate(SourcesNode.Create(plan.PoiId, sources), cancellation).Record);
        }

        NodeRecord? windows = EvaluateWindows(plan, cancellation);
        nodes.Add(windows);
        if (windows is null)
        {
            Grid grid = LastWindows() is { } last ? WindowRecord.UnpackGrid(last.Payload.Span) : PoiWarp.GridOf(plan);
            TileForecast.Report(_session!, grid, build);
            return [];
        }

        WindowRecord record = WindowRecord.Unpack(windows.Payload.Span);
        _scene = record.Scene;
        _planes!.Expect(record, plan, build.Steps);
        PoiWarnings.Report(plan, record, build.Steps, _warnings!);
        if (nodes.All(node => node is not null))
        {
            _poiNodes = [.. nodes.Select(node => node!)];
        }

        SidecarPoi poi = PoiPlanner.Sidecar(plan, record, build.Steps.StemByPosition ? sources : []);
        TileJob job = new(build, _session!, _planes);
        _tiles = new TileOutcome?[record.Tiles.Length];
        return [.. Enumerable.Range(0, _tiles.Length).Select(number => (Action<CancellationToken>)(token =>
            _tiles[number] = job.Run(plan, poi, record, number, token)))];
    }
}
