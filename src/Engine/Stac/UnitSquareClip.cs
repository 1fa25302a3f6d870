namespace NuTonic.Engine.Stac;

/// <summary>
/// Area of a ring inside the unit square, after Sutherland and Hodgman: each edge of the square cuts off what lies
/// outside. A concave ring may leave edges that run back on themselves; they enclose nothing.
/// </summary>
/// <seealso href="https://doi.org/10.1145/360767.360802">Sutherland and Hodgman (1974)</seealso>
internal static class UnitSquareClip
{
    /// <summary>The area, 0..1 for a ring that does not cross itself; of either direction.</summary>
    /// <param name="ring">Corners; the last may repeat the first.</param>
    public static double Area(ReadOnlySpan<(double X, double Y)> ring)
    {
        List<(double X, double Y)> corners = [.. ring];
        for (int side = 0; side < 4 && corners.Count > 0; side++)
        {
            corners = Cut(corners, side);
        }

        double twice = 0;
        for (int i = 0; i < corners.Count; i++)
        {
            (double x, double y) = corners[i];
            (double nextX, double nextY) = corners[(i + 1) % corners.Count];
            twice += (x * nextY) - (nextX * y);
        }

        return Math.Abs(twice) / 2;
    }

    private static List<(double X, double Y)> Cut(List<(double X, double Y)> corners, int side)
    {
        List<(double X, double Y)> kept = new(corners.Count + 4);
        (double X, double Y) before = corners[^1];
        double depthBefore = Depth(before, side);
        foreach ((double X, double Y) corner in corners)
        {
            double depth = Depth(corner, side);
            if (depth >= 0 != depthBefore >= 0)
            {
                double t = depthBefore / (depthBefore - depth);
                kept.Add((before.X + (t * (corner.X - before.X)), before.Y + (t * (corner.Y - before.Y))));
            }

            if (depth >= 0)
            {
                kept.Add(corner);
            }

            before = corner;
            depthBefore = depth;
        }

        return kept;
    }

    // How far a corner lies inside of the left, right, lower or upper side.
    private static double Depth((double X, double Y) corner, int side) => side switch
    {
        0 => corner.X,
        1 => 1 - corner.X,
        2 => corner.Y,
        _ => 1 - corner.Y,
    };
}
