namespace NuTonic.Engine.Osm.Shapes;

/// <summary>
/// Makes polygons of rings by what lies inside what: a ring inside an even number of others is an outline, any other a
/// hole of the smallest ring around it. Roles of members are not asked, because they are often wrong. Rings may touch
/// each other in positions and along edges.
/// </summary>
internal sealed class RingNesting
{
    private readonly Ring[] _rings;
    private readonly WorkBudget _budget;
    private bool _isTooMuch;

    /// <summary>Takes rings in any order.</summary>
    public RingNesting(IEnumerable<Ring> rings, WorkBudget budget)
    {
        _rings = [.. rings];
        _budget = budget;
        Array.Sort(_rings, Compare);
    }

    /// <summary>Polygons, largest outline first; null when that is too much work.</summary>
    public PackedPoint[][][]? Polygons()
    {
        int[] depths = new int[_rings.Length];
        List<PackedPoint[]>?[] polygons = new List<PackedPoint[]>?[_rings.Length];
        for (int i = 0; i < _rings.Length; i++)
        {
            int parent = -1;
            for (int j = 0; j < i; j++)
            {
                if (!IsInside(_rings[i], _rings[j]))
                {
                    continue;
                }

                depths[i]++;
                parent = j;
            }

            if (_isTooMuch)
            {
                return null;
            }

            Place(i, depths[i] % 2 == 0 ? -1 : parent, polygons);
        }

        return [.. polygons.Where(static rings => rings is not null).Select(static rings => rings!.ToArray())];
    }

    private void Place(int ring, int parent, List<PackedPoint[]>?[] polygons)
    {
        if (parent < 0 || polygons[parent] is not { } holes)
        {
            polygons[ring] = [_rings[ring].Points];
            return;
        }

        holes.Add(_rings[ring].Clockwise());
    }

    private static int Compare(Ring a, Ring b)
    {
        int order = b.DoubleArea.CompareTo(a.DoubleArea);
        for (int i = 0; order == 0 && i < Math.Min(a.Points.Length, b.Points.Length); i++)
        {
            order = a.Points[i].CompareTo(b.Points[i]);
        }

        return order;
    }

    private bool IsInside(Ring inner, Ring outer)
    {
        Spend(1);
        if (!outer.Box.Contains(inner.Box) || inner.DoubleArea == outer.DoubleArea)
        {
            return false;
        }

        // Positions on the outline of the other tell nothing. Doubled, so that middles of edges are whole numbers.
        for (int i = 1; i < inner.Points.Length && !_isTooMuch; i++)
        {
            (long x, long y) = (2L * inner.Points[i].Longitude, 2L * inner.Points[i].Latitude);
            if (Locate(x, y, outer) is { } isInside)
            {
                return isInside;
            }

            PackedPoint before = inner.Points[i - 1];
            if (Locate((x / 2) + before.Longitude, (y / 2) + before.Latitude, outer) is { } isMiddleInside)
            {
                return isMiddleInside;
            }
        }

        return true;
    }

    private void Spend(long edges) => _isTooMuch |= !_budget.TrySpend(edges);

    /// <summary>Whether a doubled position is inside a ring; null on its outline.</summary>
    private bool? Locate(long x, long y, Ring ring)
    {
        PackedPoint[] points = ring.Points;
        Spend(points.Length);
        bool isInside = false;
        for (int i = 1; i < points.Length; i++)
        {
            (long x1, long y1) = (2L * points[i - 1].Longitude, 2L * points[i - 1].Latitude);
            (long x2, long y2) = (2L * points[i].Longitude, 2L * points[i].Latitude);
            if (Math.Max(y1, y2) < y || Math.Min(y1, y2) > y)
            {
                continue;
            }

            Int128 side = Math.BigMul(x2 - x1, y - y1) - Math.BigMul(x - x1, y2 - y1);
            if (side == 0 && x >= Math.Min(x1, x2) && x <= Math.Max(x1, x2))
            {
                return null;
            }

            // An edge counts when it crosses the ray to the east; its lower end belongs to it and its upper does not.
            if (y1 <= y != y2 <= y)
            {
                isInside ^= y1 < y2 ? side > 0 : side < 0;
            }
        }

        return isInside;
    }
}
