namespace NuTonic.Engine.Facts;

/// <summary>
/// Leaves out positions of a polyline that lie within a tolerance of the line between those that stay.
/// </summary>
/// <seealso href="https://doi.org/10.3138/FM57-6770-U75U-7727">Douglas and Peucker (1973)</seealso>
internal static class OutlineSimplifier
{
    // The search is quadratic for spirals: long lines are simplified in runs of this many positions, whose ends stay.
    private const int LongestRun = 512;

    /// <summary>The positions that stay; the first and the last are always among them.</summary>
    /// <param name="line">At least one position.</param>
    /// <param name="tolerance">Largest distance that is ignored, in sides of the patch.</param>
    public static PatchPoint[] Simplify(ReadOnlySpan<PatchPoint> line, double tolerance)
    {
        bool[] stays = new bool[line.Length];
        stays[0] = true;
        Stack<(int First, int Last)> open = [];
        for (int first = 0; first + 1 < line.Length; first += LongestRun)
        {
            int last = Math.Min(first + LongestRun, line.Length - 1);
            stays[last] = true;
            open.Push((first, last));
        }

        while (open.TryPop(out (int First, int Last) run))
        {
            int farthest = Farthest(line, run.First, run.Last, tolerance);
            if (farthest > 0)
            {
                stays[farthest] = true;
                open.Push((run.First, farthest));
                open.Push((farthest, run.Last));
            }
        }

        List<PatchPoint> kept = [];
        for (int i = 0; i < line.Length; i++)
        {
            if (stays[i])
            {
                kept.Add(line[i]);
            }
        }

        return [.. kept];
    }

    /// <summary>A ring, open, simplified to a closed polyline of at least four positions.</summary>
    public static PatchPoint[] SimplifyRing(ReadOnlySpan<PatchPoint> ring, double tolerance)
    {
        PatchPoint[] closed = [.. ring, ring[0]];
        int opposite = FarthestFrom(closed, 0);
        PatchPoint[] there = Simplify(closed.AsSpan(0, opposite + 1), tolerance);
        PatchPoint[] back = Simplify(closed.AsSpan(opposite), tolerance);
        PatchPoint[] simplified = [.. there, .. back.AsSpan(1)];
        if (simplified.Length > 3)
        {
            return simplified;
        }

        int third = Math.Max(Farthest(closed, 0, opposite, 0), Farthest(closed, opposite, closed.Length - 1, 0));
        return third < opposite
            ? [closed[0], closed[Math.Max(third, 1)], closed[opposite], closed[0]]
            : [closed[0], closed[opposite], closed[third], closed[0]];
    }

    private static int FarthestFrom(ReadOnlySpan<PatchPoint> points, int from)
    {
        (int farthest, double longest) = (from, -1);
        for (int i = 0; i < points.Length; i++)
        {
            double distance = SquaredDistance(points[i], points[from], points[from]);
            if (distance > longest)
            {
                (farthest, longest) = (i, distance);
            }
        }

        return farthest;
    }

    // Index between the ends; 0 when all are within the tolerance.
    private static int Farthest(ReadOnlySpan<PatchPoint> line, int first, int last, double tolerance)
    {
        (int farthest, double longest) = (0, tolerance * tolerance);
        for (int i = first + 1; i < last; i++)
        {
            double distance = SquaredDistance(line[i], line[first], line[last]);
            if (distance > longest)
            {
                (farthest, longest) = (i, distance);
            }
        }

        return farthest;
    }

    private static double SquaredDistance(PatchPoint point, PatchPoint from, PatchPoint to)
    {
        (double ax, double ay) = (to.X - from.X, to.Y - from.Y);
        (double px, double py) = (point.X - from.X, point.Y - from.Y);
        double squared = (ax * ax) + (ay * ay);
        double t = squared == 0 ? 0 : Math.Clamp(((px * ax) + (py * ay)) / squared, 0, 1);
        (double dx, double dy) = (px - (t * ax), py - (t * ay));
        return (dx * dx) + (dy * dy);
    }
}
