namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Directions and offsets in a picture.</summary>
internal static class PaintMeasure
{
    /// <summary>Direction of length 1 of the longest edge of a ring, to the east; (1, 0) when it has none.</summary>
    public static PaintPoint LongestEdge(ReadOnlySpan<PaintPoint> ring)
    {
        var best = new PaintPoint(1, 0);
        float longest = 0;
        for (int i = 0; i < ring.Length; i++)
        {
            PaintPoint next = ring[(i + 1) % ring.Length];
            float dx = next.X - ring[i].X;
            float dy = next.Y - ring[i].Y;
            float length = (dx * dx) + (dy * dy);
            if (length > longest)
            {
                longest = length;
                float scale = MathF.Sqrt(length) * (dx < 0 ? -1 : 1);
                best = new PaintPoint(dx / scale, dy / scale);
            }
        }

        return best;
    }

    /// <summary>The middle of the box that holds a ring and lies along a direction.</summary>
    public static PaintPoint Middle(ReadOnlySpan<PaintPoint> ring, PaintPoint along)
    {
        (float Low, float High) u = (float.MaxValue, float.MinValue);
        (float Low, float High) v = (float.MaxValue, float.MinValue);
        foreach (PaintPoint point in ring)
        {
            float a = (point.X * along.X) + (point.Y * along.Y);
            float b = (point.Y * along.X) - (point.X * along.Y);
            u = (Math.Min(u.Low, a), Math.Max(u.High, a));
            v = (Math.Min(v.Low, b), Math.Max(v.High, b));
        }

        float middle = (u.Low + u.High) / 2;
        float side = (v.Low + v.High) / 2;
        return new PaintPoint((middle * along.X) - (side * along.Y), (middle * along.Y) + (side * along.X));
    }

    /// <summary>A line beside a line, to the right of its course for a distance above 0.</summary>
    public static PaintPoint[] Beside(PaintPoint[] line, float distancePx)
    {
        var beside = new PaintPoint[line.Length];
        for (int i = 0; i < line.Length; i++)
        {
            PaintPoint before = line[Math.Max(0, i - 1)];
            PaintPoint after = line[Math.Min(line.Length - 1, i + 1)];
            float dx = after.X - before.X;
            float dy = after.Y - before.Y;
            float length = MathF.Sqrt((dx * dx) + (dy * dy));
            float scale = length == 0 ? 0 : distancePx / length;
            beside[i] = new PaintPoint(line[i].X - (dy * scale), line[i].Y + (dx * scale));
        }

        return beside;
    }
}
