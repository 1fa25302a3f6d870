using System.Runtime.InteropServices;

namespace NuTonic.Engine.Osm.Shapes;

/// <summary>
/// Joins ways end to end into rings, in any order and direction. A walk goes from way to way; whenever it comes back to
/// a place where it has been, the ways since then are cut out as a ring, so that rings that touch in a position come
/// out apart. Ways at which a walk ends without closing are left over. Every way is looked at a fixed number of times.
/// </summary>
internal sealed class RingAssembly
{
    private readonly List<PackedPoint[]> _ways = [];
    private readonly Dictionary<PackedPoint, List<int>> _waysAt = [];
    private readonly List<PackedPoint[]> _rings = [];
    private readonly List<Step> _path = [];
    private readonly Dictionary<PackedPoint, int> _stepFrom = [];
    private bool[] _isUsed = [];

    /// <summary>Closed lists of positions.</summary>
    public IReadOnlyList<PackedPoint[]> Rings => _rings;

    /// <summary>Ways that are part of no ring.</summary>
    public int LeftOver { get; private set; }

    /// <summary>Adds a way of at least two positions.</summary>
    public void Add(PackedPoint[] way)
    {
        if (way[0] == way[^1])
        {
            _rings.Add(way);
            return;
        }

        AddEnd(way[0], _ways.Count);
        AddEnd(way[^1], _ways.Count);
        _ways.Add(way);
    }

    /// <summary>Joins all that was added; called once.</summary>
    public void Run()
    {
        _isUsed = new bool[_ways.Count];
        for (int i = 0; i < _ways.Count; i++)
        {
            if (!_isUsed[i])
            {
                Walk(i);
            }
        }
    }

    private void AddEnd(PackedPoint end, int way)
    {
        ref List<int>? ways = ref CollectionsMarshal.GetValueRefOrAddDefault(_waysAt, end, out _);
        (ways ??= []).Add(way);
    }

    private void Walk(int first)
    {
        PackedPoint place = Go(first, _ways[first][0]);
        while (true)
        {
            if (_stepFrom.TryGetValue(place, out int start))
            {
                CutOut(start);
            }
            else if (Unused(place) is { } next)
            {
                place = Go(next, place);
                continue;
            }
            else if (_path.Count > 0)
            {
                place = StepBack();
            }

            if (_path.Count == 0)
            {
                // What is left at this place starts a walk of its own.
                return;
            }
        }
    }

    private PackedPoint Go(int way, PackedPoint from)
    {
        _isUsed[way] = true;
        bool isReversed = _ways[way][0] != from;
        _stepFrom[from] = _path.Count;
        _path.Add(new Step(way, isReversed, from));
        return isReversed ? _ways[way][0] : _ways[way][^1];
    }

    private PackedPoint StepBack()
    {
        Step last = _path[^1];
        _path.RemoveAt(_path.Count - 1);
        _stepFrom.Remove(last.From);
        LeftOver++;
        return last.From;
    }

    private void CutOut(int start)
    {
        List<PackedPoint> ring = [];
        for (int i = start; i < _path.Count; i++)
        {
            Step step = _path[i];
            _stepFrom.Remove(step.From);
            Append(ring, _ways[step.Way], step.IsReversed);
        }

        _path.RemoveRange(start, _path.Count - start);
        _rings.Add([.. ring]);
    }

    private static void Append(List<PackedPoint> ring, PackedPoint[] way, bool isReversed)
    {
        // The first position of a way is the last one of the way before it.
        for (int i = ring.Count == 0 ? 0 : 1; i < way.Length; i++)
        {
            ring.Add(isReversed ? way[way.Length - 1 - i] : way[i]);
        }
    }

    private int? Unused(PackedPoint place)
    {
        // Used ones are dropped on the way, so that many ways at one place cost no more than a few.
        List<int> ways = _waysAt[place];
        while (ways.Count > 0)
        {
            int way = ways[^1];
            ways.RemoveAt(ways.Count - 1);
            if (!_isUsed[way])
            {
                return way;
            }
        }

        return null;
    }

    private readonly record struct Step(int Way, bool IsReversed, PackedPoint From);
}
