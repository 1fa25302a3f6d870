using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Aerial;
using NuTonic.Engine.Pipeline.Aggregate;
using NuTonic.Engine.Pipeline.Poi;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Puts together what the last build, the cache and a dry run know of the nodes of one unit.</summary>
/// <param name="unit">Name of the unit.</param>
/// <param name="last">The unit as the last build left it, or null.</param>
/// <param name="cache">Keeps what nodes were made from.</param>
/// <param name="reports">All reports of the dry run about the unit.</param>
internal sealed class LineageUnit(
    string unit, UnitRecord? last, CacheDirectory cache, IReadOnlyList<NodeReport> reports)
{
    private const string Tiles = "tiles";
    private const string Splits = "splits";

    private readonly Dictionary<string, NodeReport> _reports = reports
        .Where(report => report.Node is not null)
        .ToDictionary(report => report.Node!, StringComparer.Ordinal);

    /// <summary>True when the unit could not be planned.</summary>
    public bool HasFailed { get; init; }

    /// <summary>The unit as the last build left it, or null.</summary>
    public UnitRecord? Last => last;

    /// <summary>Names of all nodes of the last build and of the dry run, ordinal order.</summary>
    public IEnumerable<string> Names() => (last?.Nodes ?? []).Select(node => node.Name)
        .Concat(_reports.Values.Where(report => report.Manifest is not null).Select(report => report.Node!))
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>What is known of <paramref name="name"/>.</summary>
    public LineageNode Describe(string name)
    {
        NodeRecord? record = last?.Nodes.FirstOrDefault(node => node.Name == name);
        NodeReport? report = _reports.GetValueOrDefault(name);
        Manifest? manifest = report?.Manifest;
        (ActionRecord Record, long Hour)? cached = record is null ? null : cache.Find(record.Fingerprint);
        return new LineageNode($"{unit}/{name}", record?.Kind ?? report!.Kind, VerdictOf(name, record))
        {
            Last = record,
            Fingerprint = manifest?.Fingerprint ?? (HasFailed || IsWaiting(name, record) ? null : record?.Fingerprint),
            Fields = manifest is not null
                ? Manifest.Decode(manifest.Bytes.Span)
                : cached is { } known ? Manifest.Decode(known.Record.KeyMaterial.Span) : [],
            Cached = cached is { } row ? (row.Record.CostMicroseconds, row.Hour) : null,
        };
    }

    private string VerdictOf(string name, NodeRecord? record)
    {
        if (HasFailed)
        {
            return "not known: it has an error";
        }

        if (_reports.TryGetValue(name, out NodeReport? report))
        {
            return report.Verdict switch
            {
                Verdict.UpToDate => "up to date",
                Verdict.FromCache => $"would come from the cache ({report.Reason})",
                _ => $"would be built ({report.Reason})",
            };
        }

        if (IsWaiting(name, record))
        {
            return $"would be built ({Group(record)!.Reason})";
        }

        return reports.Count == 0
            ? "up to date"
            : "no longer part of the data set: its files would be removed";
    }

    private bool IsWaiting(string name, NodeRecord? record) =>
        _reports.TryGetValue(name, out NodeReport? report) ? report.IsWaiting : Group(record) is not null;

    // Nodes that wait are reported together where their number is not known.
    private NodeReport? Group(NodeRecord? record)
    {
        string? group = record?.Kind switch
        {
            ChipNode.Kind or LabelNode.Kind or RowsNode.Kind or OverlayNode.Kind => Tiles,
            SplitNode.Kind => Splits,
            ShardNode.Kind or ShardNode.FactsKind or ShardTableNodes.TableKind or ShardTableNodes.IndexKind
                or RowFiles.PictureKind or RowFiles.RowsKind => AerialProfile.ShardGroup,
            _ => null,
        };
        return group is null ? null : _reports.GetValueOrDefault(group);
    }
}
