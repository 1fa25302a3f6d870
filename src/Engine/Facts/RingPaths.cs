using System.Diagnostics;

namespace NuTonic.Engine.Facts;

/// <summary>
/// Joins paths to rings. The paths are what cut rings leave: at each position as many begin as end, so a walk that
/// takes any path not taken yet comes back to where it was, and what lies between is a ring.
/// </summary>
internal sealed class RingPaths
{
    private readonly List<PatchPoint[]> _paths;
    private readonly Dictionary<PatchPoint, Stack<int>> _from = [];
    private readonly Dictionary<PatchPoint, int> _onWalk = [];
    private readonly bool[] _isTaken;

    private RingPaths(List<PatchPoint[]> paths)
    {
        _paths = paths;
        _isTaken = new bool[paths.Count];
        for (int i = paths.Count - 1; i >= 0; i--)
        {
            if (!_from.TryGetValue(paths[i][0], out Stack<int>? starts))
            {
                _from.Add(paths[i][0], starts = []);
            }

            starts.Push(i);
        }
    }

    /// <summary>The rings, open, in the order of the paths.</summary>
    /// <param name="paths">Each of at least two positions, from where it begins to where it ends.</param>
    public static List<PatchPoint[]> Join(List<PatchPoint[]> paths)
    {
        RingPaths joining = new(paths);
        List<PatchPoint[]> rings = [];
        for (int i = 0; i < paths.Count; i++)
        {
            if (!joining._isTaken[i])
            {
                joining.Walk(paths[i][0], rings);
            }
        }

        return rings;
    }

    private void Walk(PatchPoint start, List<PatchPoint[]> rings)
    {
        List<int> walk = [];
        _onWalk.Clear();
        _onWalk.Add(start, 0);
        PatchPoint at = start;
        while (TryTake(at, out int path))
        {
            walk.Add(path);
            at = _paths[path][^1];
            if (!_onWalk.TryAdd(at, walk.Count))
            {
                rings.Add(Close(walk, _onWalk[at]));
            }
        }

        Debug.Assert(walk.Count == 0, "a walk ends where it began");
    }

    private bool TryTake(PatchPoint at, out int path)
    {
        Stack<int> starts = _from.TryGetValue(at, out Stack<int>? found) ? found : [];
        bool isThere = starts.TryPop(out path);
        if (isThere)
        {
            _isTaken[path] = true;
        }

        return isThere;
    }

    private PatchPoint[] Close(List<int> walk, int first)
    {
        List<PatchPoint> ring = [];
        for (int i = first; i < walk.Count; i++)
        {
            PatchPoint[] path = _paths[walk[i]];
            ring.AddRange(path.AsSpan(0, path.Length - 1));
            if (i > first)
            {
                _onWalk.Remove(path[0]);
            }
        }

        walk.RemoveRange(first, walk.Count - first);
        return [.. ring];
    }
}
