namespace NuTonic.Engine.Facts;

/// <summary>
/// Cuts a ring to the patch, one side after the other. What leaves the patch and comes back is joined by edges that run
/// along its outline there and back: the signed area is exact, and <see cref="BorderEdges"/> takes these edges out.
/// </summary>
/// <seealso href="https://doi.org/10.1145/360767.360802">Sutherland and Hodgman (1974)</seealso>
internal static class RingCut
{
    /// <summary>
    /// The ring inside the patch: open, no position twice in a row; empty when nothing of it is inside.
    /// </summary>
    /// <param name="ring">Closed or open, any direction.</param>
    public static List<PatchPoint> Cut(ReadOnlySpan<PatchPoint> ring)
    {
        List<PatchPoint> current = new(ring.Length);
        foreach (PatchPoint point in ring)
        {
            Add(current, point);
        }

        List<PatchPoint> next = [];
        foreach (PatchSide side in SideCut.Sides)
        {
            CutSide(Open(current), side, next);
            (current, next) = (next, current);
        }

        Open(current);
        return current;
    }

    private static void CutSide(List<PatchPoint> ring, PatchSide side, List<PatchPoint> kept)
    {
        kept.Clear();
        for (int i = 0; i < ring.Count; i++)
        {
            PatchPoint from = ring[i == 0 ? ring.Count - 1 : i - 1];
            PatchPoint to = ring[i];
            bool isWithin = SideCut.IsWithin(to, side);
            if (SideCut.IsWithin(from, side) != isWithin)
            {
                Add(kept, SideCut.Meet(from, to, side));
            }

            if (isWithin)
            {
                Add(kept, to);
            }
        }
    }

    private static void Add(List<PatchPoint> points, PatchPoint point)
    {
        if (points.Count == 0 || points[^1] != point)
        {
            points.Add(point);
        }
    }

    private static List<PatchPoint> Open(List<PatchPoint> ring)
    {
        while (ring.Count > 1 && ring[0] == ring[^1])
        {
            ring.RemoveAt(ring.Count - 1);
        }

        if (ring.Count < 3)
        {
            ring.Clear();
        }

        return ring;
    }
}
