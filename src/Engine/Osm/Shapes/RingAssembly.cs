using System.Runtime.InteropServices;

namespace NuTonic.Engine.Osm.Shapes;

/// <summary>
/// Joins ways end to end into rings, in any order and direction. Ways that lead nowhere are put aside first. Where more
/// than two ways end, <see cref="Junction"/> joins neighbours by direction, so that rings may touch but never cross; a
/// ring that comes back to a place where it has been is cut there into two. The work grows with the number of ways.
/// </summary>
internal sealed class RingAssembly
{
    private readonly List<PackedPoint[]> _ways = [];
    private readonly Dictionary<PackedPoint, Junction> _junctions = [];
    private readonly List<PackedPoint[]> _rings = [];
    private readonly List<WayEnd> _path = [];
    private readonly Dictionary<PackedPoint, int> _stepFrom = [];
    private bool[] _isUsed = [];

    /// <summary>Closed lists of positions.</summary>
    public IReadOnlyList<PackedPoint[]> Rings => _rings;

    /// <summary>Ways that are part of no ring.</summary>
    public int LeftOver { get; private set; }

    /// <summary>Adds a way of at least two positions, neighbours different.</summary>
    public void Add(PackedPoint[] way)
    {
        if (way[0] == way[^1])
        {
            _rings.Add(way);
            return;
        }

        AddEnd(new WayEnd(_ways.Count, false), way[0], way[1]);
        AddEnd(new WayEnd(_ways.Count, true), way[^1], way[^2]);
        _ways.Add(way);
    }

    /// <summary>Joins all that was added; called once.</summary>
    public void Run()
    {
        _isUsed = new bool[_ways.Count];
        for (int way = 0; way < _ways.Count; way++)
        {
            Prune(way);
        }

        foreach (Junction junction in _junctions.Values)
        {
            junction.Join();
        }

        // Courses with ends first: begun in the middle, one would be taken for two.
        for (int way = 0; way < _ways.Count; way++)
        {
            foreach (WayEnd start in (ReadOnlySpan<WayEnd>)[new(way, false), new(way, true)])
            {
                if (!_isUsed[way] && JunctionAt(start).Partner(start) is null)
                {
                    Follow(start);
                }
            }
        }

        for (int way = 0; way < _ways.Count; way++)
        {
            if (!_isUsed[way])
            {
                Follow(new WayEnd(way, false));
            }
        }
    }

    private void AddEnd(WayEnd end, PackedPoint place, PackedPoint next)
    {
        ref Junction? junction = ref CollectionsMarshal.GetValueRefOrAddDefault(_junctions, place, out _);
        (junction ??= new Junction(place)).Add(end, next);
    }

    // Takes a way away when one of its ends meets nothing, and then the way before it, and so on.
    private void Prune(int way)
    {
        int? next = way;
        while (next is { } current && !_isUsed[current])
        {
            var first = new WayEnd(current, false);
            var last = new WayEnd(current, true);
            if (JunctionAt(first).Count > 1 && JunctionAt(last).Count > 1)
            {
                return;
            }

            _isUsed[current] = true;
            LeftOver++;
            JunctionAt(first).Remove(first);
            JunctionAt(last).Remove(last);
            next = JunctionAt(first).Only ?? JunctionAt(last).Only;
        }
    }

    private void Follow(WayEnd start)
    {
        WayEnd? from = start;
        while (from is { } step && !_isUsed[step.Way])
        {
            _isUsed[step.Way] = true;
            _stepFrom[Place(step)] = _path.Count;
            _path.Add(step);
            WayEnd arrival = step.Other;
            if (_stepFrom.TryGetValue(Place(arrival), out int earlier))
            {
                CutOut(earlier);
            }

            from = JunctionAt(arrival).Partner(arrival);
        }

        LeftOver += _path.Count;
        _path.Clear();
        _stepFrom.Clear();
    }

    private void CutOut(int start)
    {
        List<PackedPoint> ring = [];
        for (int i = start; i < _path.Count; i++)
        {
            _stepFrom.Remove(Place(_path[i]));
            Append(ring, _path[i]);
        }

        _path.RemoveRange(start, _path.Count - start);
        _rings.Add([.. ring]);
    }

    private void Append(List<PackedPoint> ring, WayEnd from)
    {
        // The first position of a way is the last one of the way before it.
        PackedPoint[] way = _ways[from.Way];
        for (int i = ring.Count == 0 ? 0 : 1; i < way.Length; i++)
        {
            ring.Add(from.IsLast ? way[way.Length - 1 - i] : way[i]);
        }
    }

    private PackedPoint Place(WayEnd end) => end.IsLast ? _ways[end.Way][^1] : _ways[end.Way][0];

    private Junction JunctionAt(WayEnd end) => _junctions[Place(end)];
}
