using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Patches;

/// <summary>Areas of convex polygons, given by their corners in counter-clockwise order.</summary>
internal static class ConvexArea
{
    private const int Edges = 4;

    /// <summary>Area in square units of the coordinates.</summary>
    public static double Of(ReadOnlySpan<(double X, double Y)> corners)
    {
        double twice = 0;
        for (int i = 0; i < corners.Length; i++)
        {
            (double x, double y) = corners[i];
            (double nextX, double nextY) = corners[i + 1 == corners.Length ? 0 : i + 1];

            // From the first corner, so that coordinates of millions of metres leave their digits to the area.
            (double firstX, double firstY) = corners[0];
            twice += ((x - firstX) * (nextY - firstY)) - ((nextX - firstX) * (y - firstY));
        }

        return twice / 2;
    }

    /// <summary>The box around a polygon.</summary>
    public static Extent Box(ReadOnlySpan<(double X, double Y)> corners)
    {
        Extent box = new(corners[0].X, corners[0].Y, corners[0].X, corners[0].Y);
        foreach ((double x, double y) in corners[1..])
        {
            box = new Extent(
                Math.Min(box.Left, x), Math.Min(box.Bottom, y), Math.Max(box.Right, x), Math.Max(box.Top, y));
        }

        return box;
    }

    /// <summary>Area of the part of a polygon of at most four corners that lies in <paramref name="box"/>.</summary>
    /// <seealso href="https://doi.org/10.1145/360767.360802">Sutherland, Hodgman (1974)</seealso>
    public static double Within(ReadOnlySpan<(double X, double Y)> corners, Extent box)
    {
        // Every edge of the box adds at most one corner.
        Span<(double X, double Y)> current = stackalloc (double X, double Y)[corners.Length + Edges];
        Span<(double X, double Y)> next = stackalloc (double X, double Y)[corners.Length + Edges];
        corners.CopyTo(current);
        int count = corners.Length;
        for (int edge = 0; edge < Edges && count > 0; edge++)
        {
            count = Cut(current[..count], box, edge, next);
            Span<(double X, double Y)> swapped = current;
            current = next;
            next = swapped;
        }

        return count < 3 ? 0 : Of(current[..count]);
    }

    private static int Cut(
        ReadOnlySpan<(double X, double Y)> corners, Extent box, int edge, Span<(double X, double Y)> cut)
    {
        int count = 0;
        (double X, double Y) before = corners[^1];
        double beforeInside = Inside(before, box, edge);
        foreach ((double X, double Y) corner in corners)
        {
            double inside = Inside(corner, box, edge);
            if ((inside < 0) != (beforeInside < 0))
            {
                double share = beforeInside / (beforeInside - inside);
                cut[count++] = (before.X + ((corner.X - before.X) * share), before.Y + ((corner.Y - before.Y) * share));
            }

            if (inside >= 0)
            {
                cut[count++] = corner;
            }

            (before, beforeInside) = (corner, inside);
        }

        return count;
    }

    /// <summary>Distance to the inner side of an edge of the box; negative outside.</summary>
    private static double Inside((double X, double Y) corner, Extent box, int edge) => edge switch
    {
        0 => corner.X - box.Left,
        1 => box.Right - corner.X,
        2 => corner.Y - box.Bottom,
        _ => box.Top - corner.Y,
    };
}
