namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Outlines of single things.</summary>
internal static class MapShapes
{
    /// <summary>Corners of a rectangle around <paramref name="middle"/>, counter-clockwise.</summary>
    /// <param name="middle">Middle.</param>
    /// <param name="along">Direction of its length, of length 1.</param>
    /// <param name="size">Length and width.</param>
    public static MapPoint[] Rectangle(MapPoint middle, MapPoint along, (double Length, double Width) size)
    {
        double l = size.Length / 2;
        double w = size.Width / 2;
        return
        [
            middle.Move(along, -l, -w), middle.Move(along, l, -w), middle.Move(along, l, w), middle.Move(along, -l, w),
        ];
    }

    /// <summary>Corners of any outline, given as metres forward and left of a place.</summary>
    public static MapPoint[] Outline(
        MapPoint place, MapPoint along, ReadOnlySpan<(double Forward, double Left)> corners)
    {
        var ring = new MapPoint[corners.Length];
        for (int i = 0; i < ring.Length; i++)
        {
            ring[i] = place.Move(along, corners[i].Forward, corners[i].Left);
        }

        return ring;
    }

    /// <summary>A round outline whose radius wanders, counter-clockwise from the right.</summary>
    /// <param name="middle">Middle.</param>
    /// <param name="radius">Across and up.</param>
    /// <param name="wander">Share by which the radius changes; 0 is an ellipse.</param>
    /// <param name="corners">How many.</param>
    /// <param name="dice">Makes it wander.</param>
    public static MapPoint[] Blob(
        MapPoint middle, (double X, double Y) radius, double wander, int corners, MapDice dice)
    {
        double a = dice.Between(0, Math.Tau);
        double b = dice.Between(0, Math.Tau);
        var ring = new MapPoint[corners];
        for (int i = 0; i < corners; i++)
        {
            double angle = i * Math.Tau / corners;
            double scale = 1 + (wander * ((0.6 * Math.Sin((2 * angle) + a)) + (0.4 * Math.Sin((5 * angle) + b))));
            ring[i] = new MapPoint(
                middle.X + (radius.X * scale * Math.Cos(angle)), middle.Y + (radius.Y * scale * Math.Sin(angle)));
        }

        return ring;
    }

    /// <summary>A closed line for a ring.</summary>
    public static IReadOnlyList<MapPoint> Closed(IReadOnlyList<MapPoint> ring) => [.. ring, ring[0]];

    /// <summary>Direction of length 1 of a curve from left to right.</summary>
    public static MapPoint Direction(MapCurve curve, double x)
    {
        double rise = curve.At(x + 1) - curve.At(x - 1);
        double length = Math.Sqrt(4 + (rise * rise));
        return new MapPoint(2 / length, rise / length);
    }
}
