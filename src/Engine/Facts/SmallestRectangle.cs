namespace NuTonic.Engine.Facts;

/// <summary>The rectangle of the smallest area around some points, in any direction.</summary>
/// <remarks>
/// One of its sides runs along a side of the convex hull; three further pointers run around the hull with it.
/// </remarks>
/// <seealso href="https://www.cs.unc.edu/xcms/courses/comp766/papers/toussaint83.pdf">Toussaint
/// (1983), section 2</seealso>
internal static class SmallestRectangle
{
    /// <summary>Its longer and its shorter side; both 0 without points.</summary>
    /// <param name="points">Any order, any unit.</param>
    public static (double Length, double Width) Around((double X, double Y)[] points)
    {
        (double X, double Y)[] hull = Hull(points);
        (double Length, double Width) best = (0, 0);
        double bestArea = double.MaxValue;
        int right = 1, top = 1, left = 1;
        for (int i = 0; i < hull.Length && hull.Length > 1; i++)
        {
            (double X, double Y) along = Unit(hull[i], hull[(i + 1) % hull.Length]);
            (double X, double Y) up = (-along.Y, along.X);
            right = Advance(hull, Math.Max(right, i + 1), along);
            top = Advance(hull, Math.Max(top, right), up);
            left = Advance(hull, Math.Max(left, top), (-along.X, -along.Y));
            double length = Dot(hull[right % hull.Length], along) - Dot(hull[left % hull.Length], along);
            double width = Dot(hull[top % hull.Length], up) - Dot(hull[i], up);
            if (length * width < bestArea)
            {
                bestArea = length * width;
                best = (Math.Max(length, width), Math.Min(length, width));
            }
        }

        return best;
    }

    private static int Advance((double X, double Y)[] hull, int from, (double X, double Y) direction)
    {
        int at = from;
        while (at < from + hull.Length
            && Dot(hull[(at + 1) % hull.Length], direction) > Dot(hull[at % hull.Length], direction))
        {
            at++;
        }

        return at;
    }

    private static double Dot((double X, double Y) a, (double X, double Y) b) => (a.X * b.X) + (a.Y * b.Y);

    private static (double X, double Y) Unit((double X, double Y) from, (double X, double Y) to)
    {
        (double x, double y) = (to.X - from.X, to.Y - from.Y);
        double length = Math.Sqrt((x * x) + (y * y));
        return (x / length, y / length);
    }

    // Counter-clockwise, no three corners in line: Andrew's monotone chain.
    private static (double X, double Y)[] Hull((double X, double Y)[] points)
    {
        (double X, double Y)[] sorted = [.. points.Distinct().Order()];
        if (sorted.Length < 3)
        {
            return sorted;
        }

        (double X, double Y)[] hull = new (double X, double Y)[(sorted.Length * 2) + 1];
        int count = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            count = Push(hull, count, 2, sorted[i]);
        }

        int lower = count + 1;
        for (int i = sorted.Length - 2; i >= 0; i--)
        {
            count = Push(hull, count, lower, sorted[i]);
        }

        return hull[..(count - 1)];
    }

    private static int Push((double X, double Y)[] hull, int count, int least, (double X, double Y) point)
    {
        while (count >= least && Turn(hull[count - 2], hull[count - 1], point) <= 0)
        {
            count--;
        }

        hull[count] = point;
        return count + 1;
    }

    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
