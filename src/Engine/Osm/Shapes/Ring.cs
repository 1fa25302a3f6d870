namespace NuTonic.Engine.Osm.Shapes;

/// <summary>
/// A closed outline in whole numbers: area and position are exact. It starts at its westernmost (then southernmost)
/// position and runs counter-clockwise, so the same outline is the same ring however it was drawn or cut into ways.
/// </summary>
internal sealed class Ring
{
    private Ring(PackedPoint[] points, UInt128 doubleArea)
    {
        Points = points;
        DoubleArea = doubleArea;
        Box = PackedBox.Empty.Around(points);
    }

    /// <summary>Positions, counter-clockwise, the first repeated at the end; at least four.</summary>
    public PackedPoint[] Points { get; }

    /// <summary>Twice the area, squares of 1e-7 degrees; not 0.</summary>
    public UInt128 DoubleArea { get; }

    /// <summary>The smallest box around it.</summary>
    public PackedBox Box { get; }

    /// <summary>
    /// Makes a ring of positions of which the last repeats the first; null when they enclose nothing.
    /// </summary>
    public static Ring? Create(ReadOnlySpan<PackedPoint> closed)
    {
        List<PackedPoint> open = new(closed.Length);
        foreach (PackedPoint point in closed)
        {
            if (open.Count == 0 || open[^1] != point)
            {
                open.Add(point);
            }
        }

        if (open.Count > 1 && open[^1] == open[0])
        {
            open.RemoveAt(open.Count - 1);
        }

        Int128 area = SignedDoubleArea(open);
        if (open.Count < 3 || area == 0)
        {
            return null;
        }

        if (area < 0)
        {
            open.Reverse();
        }

        return new Ring(Close(open), (UInt128)Int128.Abs(area));
    }

    /// <summary>The positions in the order of holes, clockwise.</summary>
    public PackedPoint[] Clockwise()
    {
        PackedPoint[] points = [.. Points];
        Array.Reverse(points);
        return points;
    }

    private static PackedPoint[] Close(List<PackedPoint> open)
    {
        int first = 0;
        for (int i = 1; i < open.Count; i++)
        {
            if (open[i].CompareTo(open[first]) < 0)
            {
                first = i;
            }
        }

        var points = new PackedPoint[open.Count + 1];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = open[(first + i) % open.Count];
        }

        return points;
    }

    private static Int128 SignedDoubleArea(List<PackedPoint> open)
    {
        Int128 area = 0;
        for (int i = 0; i < open.Count; i++)
        {
            PackedPoint a = open[i];
            PackedPoint b = open[(i + 1) % open.Count];

            // Each product is below 2^61, so 64 bits hold the difference; the sum needs more.
            area += ((long)a.Longitude * b.Latitude) - ((long)b.Longitude * a.Latitude);
        }

        return area;
    }
}
