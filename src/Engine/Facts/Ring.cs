namespace NuTonic.Engine.Facts;

/// <summary>Sums over open rings of positions.</summary>
internal static class Ring
{
    /// <summary>Signed area in shares of the patch, positive for a counter-clockwise ring.</summary>
    public static double Area(ReadOnlySpan<PatchPoint> ring) => Moments(ring).Area;

    /// <summary>Area as <see cref="Area"/> and its first moments: divided by the area, they are the centroid.</summary>
    /// <remarks>
    /// Taken about the ring's first position: about the corner of the patch, a small ring would lose digits.
    /// </remarks>
    public static (double Area, double X, double Y) Moments(ReadOnlySpan<PatchPoint> ring)
    {
        if (ring.Length < 3)
        {
            return default;
        }

        PatchPoint origin = ring[0];
        double area = 0, momentX = 0, momentY = 0;
        for (int i = 1; i + 1 < ring.Length; i++)
        {
            (double ax, double ay) = (ring[i].X - origin.X, ring[i].Y - origin.Y);
            (double bx, double by) = (ring[i + 1].X - origin.X, ring[i + 1].Y - origin.Y);
            double cross = (ax * by) - (ay * bx);
            area += cross / 2;
            momentX += cross * (ax + bx) / 6;
            momentY += cross * (ay + by) / 6;
        }

        return (area, momentX + (area * origin.X), momentY + (area * origin.Y));
    }
}
