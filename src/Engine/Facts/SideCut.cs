namespace NuTonic.Engine.Facts;

/// <summary>Where segments meet the line through a side of the patch.</summary>
internal static class SideCut
{
    /// <summary>All sides, in the order in which shapes are cut.</summary>
    public static ReadOnlySpan<PatchSide> Sides => [PatchSide.West, PatchSide.East, PatchSide.South, PatchSide.North];

    /// <summary>True on the line through <paramref name="side"/> and on the patch's side of it.</summary>
    public static bool IsWithin(PatchPoint point, PatchSide side) => side switch
    {
        PatchSide.West => point.X >= 0,
        PatchSide.East => point.X <= 1,
        PatchSide.South => point.Y >= 0,
        _ => point.Y <= 1,
    };

    /// <summary>
    /// The lattice point where a segment meets the line through <paramref name="side"/>; the same for both directions
    /// of the segment, so that edges that two shapes share stay shared.
    /// </summary>
    /// <param name="a">An end on one side of the line.</param>
    /// <param name="b">The end on the other side of it.</param>
    /// <param name="side">Which line.</param>
    public static PatchPoint Meet(PatchPoint a, PatchPoint b, PatchSide side)
    {
        (PatchPoint low, PatchPoint high) = a.X < b.X || (a.X == b.X && a.Y < b.Y) ? (a, b) : (b, a);
        double at = side is PatchSide.East or PatchSide.North ? 1 : 0;
        if (side is PatchSide.West or PatchSide.East)
        {
            double y = low.Y + ((high.Y - low.Y) * ((at - low.X) / (high.X - low.X)));
            return PatchPoint.Snap(at, y);
        }

        double x = low.X + ((high.X - low.X) * ((at - low.Y) / (high.Y - low.Y)));
        return PatchPoint.Snap(x, at);
    }

    /// <summary>The side that both ends of a segment lie on; null when it does not run along one.</summary>
    public static PatchSide? Along(PatchPoint a, PatchPoint b)
    {
        if (a.X == b.X && a.X is 0 or 1)
        {
            return a.X == 0 ? PatchSide.West : PatchSide.East;
        }

        return a.Y == b.Y && a.Y is 0 or 1 ? (a.Y == 0 ? PatchSide.South : PatchSide.North) : null;
    }
}
