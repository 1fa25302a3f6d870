using NuTonic.Engine.Osm.Reading;
using NuTonic.Engine.Osm.Shapes;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>An extract in memory: for small ones.</summary>
internal sealed class MemoryExtractStore : IExtractStore
{
    private readonly Dictionary<long, PackedPoint> _positions = [];
    private readonly SortedDictionary<long, RawNode> _tagged = [];
    private readonly SortedDictionary<long, RawWay> _ways = [];
    private readonly SortedDictionary<long, RawRelation> _relations = [];

    /// <summary>Nodes that were added.</summary>
    public long NodeCount { get; private set; }

    /// <summary>The smallest box around all nodes.</summary>
    public PackedBox Box { get; private set; } = PackedBox.Empty;

    public void Add(in RawNode node)
    {
        NodeCount++;
        Box = Box.Around(node.Position);
        _positions[node.Id] = node.Position;
        if (node.Tags.Length > 0)
        {
            _tagged[node.Id] = node;
        }
    }

    public void Add(RawWay way)
    {
        // Servers list elements again without tags when only their geometry is wanted.
        if (way.Tags.Length > 0 || !_ways.ContainsKey(way.Id))
        {
            _ways[way.Id] = way;
        }
    }

    public void Add(RawRelation relation)
    {
        if (relation.Tags.Length > 0 || !_relations.ContainsKey(relation.Id))
        {
            _relations[relation.Id] = relation;
        }
    }

    public IEnumerable<RawNode> TaggedNodes() => _tagged.Values;

    public IEnumerable<RawWay> Ways() => _ways.Values;

    public IEnumerable<RawRelation> Relations() => _relations.Values;

    public RawWay? FindWay(long id) => _ways.GetValueOrDefault(id);

    public PackedPoint? FindPosition(long id) => _positions.TryGetValue(id, out PackedPoint position) ? position : null;
}
