using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Aerial;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Pipeline.Reports;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// A dry run of the units that <c>ExplainTarget</c> names, which prints where their nodes
/// come from and where they went.
/// </summary>
/// <param name="request">What would be built.</param>
/// <param name="pattern">The nodes that are asked for.</param>
/// <param name="log">Shows it.</param>
internal sealed class LineageRun(DatasetRequest request, NodePattern pattern, IDatasetLog log) : INodeObserver
{
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _candidates = new(StringComparer.Ordinal);
    private UnitStream? _stream;
    private BuildSession? _session;
    private string[] _units = [];
    private int _shown;
    private bool _hasToldDataset;

    /// <inheritdoc/>
    public bool HearsUpToDate => true;

    /// <inheritdoc/>
    public bool ReadsManifests => true;

    /// <summary>Runs it.</summary>
    /// <exception cref="NuTonicException">NT7303: no node has such a name.</exception>
    public DatasetResult Run(CancellationToken cancellation)
    {
        _stream = new UnitStream(Tell);
        using BuildSession? session = BuildSession.Open(request, BuildMode.DryRun, log, cancellation, this);
        if (session is null)
        {
            return new DatasetResult(0, 0, 0);
        }

        _session = session;
        DatasetResult result = session.Run(cancellation);
        return _shown > 0 || _failed.Count > 0
            ? result
            : throw new NuTonicException(Errors.ExplainTargetUnknown, null, pattern.Text, string.Join(", ", Nearest()));
    }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<string> units)
    {
        _units = [.. units];
        _stream!.Begin([.. units.Where(Needs)]);
    }

    /// <inheritdoc/>
    public bool Needs(string unit) => pattern.MatchesUnit(unit) || pattern.MatchesUnit(DatasetBuild.UnitName);

    /// <inheritdoc/>
    public void NodeFinished(in NodeReport node)
    {
        if (pattern.MatchesUnit(node.Unit))
        {
            _stream!.NodeFinished(node);
        }
    }

    /// <inheritdoc/>
    public void UnitFinished(string unit, bool hasFailed)
    {
        if (hasFailed)
        {
            lock (_failed)
            {
                _failed.Add(unit);
            }
        }

        _stream!.UnitFinished(unit, hasFailed);
    }

    /// <inheritdoc/>
    public void End()
    {
        _stream!.End();

        // What is made from all units reports nothing when it is found up to date as a whole.
        if (!_hasToldDataset && _failed.Count == 0)
        {
            Tell(DatasetBuild.UnitName, []);
        }
    }

    // One call at a time.
    private void Tell(string unit, IReadOnlyList<NodeReport> reports)
    {
        if (!pattern.MatchesUnit(unit))
        {
            return;
        }

        _hasToldDataset |= unit == DatasetBuild.UnitName;
        LineageUnit lineage = new(unit, _session!.LastBuild(unit), _session.Cache, reports)
        {
            HasFailed = HasFailed(unit),
        };
        string[] names = [.. lineage.Names()];
        ImmutableArray<LineageNode> nodes =
        [
            .. names.Where(name => pattern.Matches(unit, name)).Select(lineage.Describe),
        ];
        if (nodes.IsEmpty)
        {
            _candidates.UnionWith(names.Select(name => $"{unit}/{name}"));
            return;
        }

        _shown += nodes.Length;
        Show(unit, lineage, nodes);
    }

    // A tile was cut from the windows of its POI, a patch from its quad: they are part of its lineage.
    private void Show(string unit, LineageUnit lineage, ImmutableArray<LineageNode> nodes)
    {
        string[] parents = [.. lineage.Names().Where(name => name is WindowsNode.NodeName or PatchesNode.NodeName
            && nodes.All(node => node.FullName != $"{unit}/{name}")
            && nodes.Any(node => node.FullName.Count(letter => letter == '/') > 1))];
        ImmutableArray<LineageNode> all = [.. parents.Select(lineage.Describe), .. nodes];
        if (lineage.Last is { Probes.Length: > 0 } last)
        {
            Print(LineageText.Sources(unit, last, all));
        }

        LineageText text = new(_session!.DatasetDir);
        foreach (LineageNode node in all)
        {
            Print(text.Lines(node, lineage.Last));
        }
    }

    private void Print(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            log.Summary(line);
        }
    }

    private bool HasFailed(string unit)
    {
        lock (_failed)
        {
            return _failed.Contains(unit);
        }
    }

    private IEnumerable<string> Nearest()
    {
        string[] names = _candidates.Count > 0 ? [.. _candidates] : [.. _units, DatasetBuild.UnitName];
        return PoiPatterns.Nearest(names, pattern.Text);
    }
}
