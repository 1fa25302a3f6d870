using System.Collections.Immutable;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// A sheet while it is drawn. Ids follow from the cell and the order of drawing alone, so that a cell keeps its ids
/// whatever else is in the world. Ways that pass the same position share a node.
/// </summary>
/// <param name="firstId">Ids start here, for each type.</param>
/// <param name="corner">What all positions are counted from.</param>
internal sealed class MapSketch(long firstId, MapPoint corner)
{
    private readonly Dictionary<MapPoint, int> _byPlace = [];
    private readonly List<DrawnNode> _nodes = [];
    private readonly List<DrawnWay> _ways = [];
    private readonly List<DrawnRelation> _relations = [];

    /// <summary>An id that no node of any sheet has.</summary>
    public long MissingNode { get; } = firstId + 9_000;

    /// <summary>An id that no way of any sheet has.</summary>
    public long MissingWay { get; } = firstId + 9_000;

    /// <summary>Draws a single place.</summary>
    public void Point(MapPoint at, params ReadOnlySpan<(string Key, string Value)> tags)
    {
        DrawnNode node = NodeAt(at);
        _nodes[(int)(node.Id - firstId)] = node with { Tags = Sorted(tags) };
    }

    /// <summary>Draws a line, closed when its ends are the same. Returns its id.</summary>
    public long Line(IReadOnlyList<MapPoint> course, params ReadOnlySpan<(string Key, string Value)> tags) =>
        AddWay(course, [], isArea: false, tags);

    /// <summary>Draws a line that leaves the extract: some nodes behind its end are not in it.</summary>
    public void CutLine(IReadOnlyList<MapPoint> course, params ReadOnlySpan<(string Key, string Value)> tags) =>
        AddWay(course, [MissingNode, MissingNode + 1], isArea: false, tags);

    /// <summary>Draws a surface. Returns the id of its way.</summary>
    /// <param name="ring">Corners without the first one at the end.</param>
    /// <param name="tags">Tags.</param>
    public long Area(IReadOnlyList<MapPoint> ring, params ReadOnlySpan<(string Key, string Value)> tags) =>
        AddWay([.. ring, ring[0]], [], isArea: true, tags);

    /// <summary>Draws a relation of ways that are there already, or not in the extract at all.</summary>
    /// <param name="members">Ways with their roles.</param>
    /// <param name="rings">Corners of the rings that they make, the outer one first; empty when they make none.</param>
    /// <param name="tags">Tags.</param>
    public void Relation(
        ImmutableArray<DrawnMember> members,
        ImmutableArray<IReadOnlyList<MapPoint>> rings,
        params ReadOnlySpan<(string Key, string Value)> tags) => _relations.Add(new DrawnRelation(
            firstId + _relations.Count,
            members,
            [.. rings.Select(ring => ImmutableArray.CreateRange(ring.Append(ring[0]).Select(Quantized)))],
            Sorted(tags)));

    /// <summary>The finished sheet.</summary>
    public MapSheet Finish() => new(
        [.. _nodes],
        [.. _ways],
        [.. _relations]);

    private long AddWay(
        IReadOnlyList<MapPoint> course,
        ImmutableArray<long> missing,
        bool isArea,
        ReadOnlySpan<(string Key, string Value)> tags)
    {
        long id = firstId + _ways.Count;
        _ways.Add(new DrawnWay(id, [.. course.Select(NodeAt)], missing, isArea, Sorted(tags)));
        return id;
    }

    private DrawnNode NodeAt(MapPoint place)
    {
        MapPoint at = Quantized(place);
        if (!_byPlace.TryGetValue(at, out int index))
        {
            index = _nodes.Count;
            _byPlace.Add(at, index);
            _nodes.Add(new DrawnNode(firstId + index, at, []));
        }

        return _nodes[index];
    }

    // Centimetres: what was computed in two ways is the same place.
    private MapPoint Quantized(MapPoint point) =>
        new(Math.Round((corner.X + point.X) * 100) / 100, Math.Round((corner.Y + point.Y) * 100) / 100);

    private static ImmutableArray<KeyValuePair<string, string>> Sorted(ReadOnlySpan<(string Key, string Value)> tags)
    {
        var sorted = new List<KeyValuePair<string, string>>(tags.Length);
        foreach ((string key, string value) in tags)
        {
            if (value.Length > 0)
            {
                sorted.Add(new KeyValuePair<string, string>(key, value));
            }
        }

        return [.. sorted.OrderBy(tag => tag.Key, StringComparer.Ordinal)];
    }
}
