namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Turns curves into positions.</summary>
internal static class MapCourse
{
    private const double StepMeters = 40;
    private const double ToleranceMeters = 0.2;

    /// <summary>Along a curve from left to right; positions that a straight line hits anyway are left out.</summary>
    /// <param name="curve">Gives y for x.</param>
    /// <param name="from">First x.</param>
    /// <param name="to">Last x.</param>
    /// <param name="stops">Further x that must be there, such as crossings.</param>
    public static IReadOnlyList<MapPoint> Across(MapCurve curve, double from, double to, ReadOnlySpan<double> stops) =>
        Thin(Positions(from, to, stops), stops.ToArray(), x => new MapPoint(x, curve.At(x)));

    /// <summary>Along a curve from bottom to top; otherwise as <see cref="Across"/>.</summary>
    public static IReadOnlyList<MapPoint> Upward(MapCurve curve, double from, double to, ReadOnlySpan<double> stops) =>
        Thin(Positions(from, to, stops), stops.ToArray(), y => new MapPoint(curve.At(y), y));

    private static List<double> Positions(double from, double to, ReadOnlySpan<double> stops)
    {
        var positions = new SortedSet<double> { from, to };
        for (double at = (Math.Floor(from / StepMeters) + 1) * StepMeters; at < to; at += StepMeters)
        {
            positions.Add(at);
        }

        foreach (double stop in stops)
        {
            if (stop > from && stop < to)
            {
                positions.Add(stop);
            }
        }

        return [.. positions];
    }

    private static List<MapPoint> Thin(List<double> positions, double[] stops, Func<double, MapPoint> at)
    {
        var kept = new List<MapPoint> { at(positions[0]) };
        for (int i = 1; i < positions.Count; i++)
        {
            MapPoint point = at(positions[i]);
            bool isFree = i + 1 < positions.Count && Array.IndexOf(stops, positions[i]) < 0;
            if (!isFree || Off(point, kept[^1], at(positions[i + 1])) > ToleranceMeters)
            {
                kept.Add(point);
            }
        }

        return kept;
    }

    private static double Off(MapPoint point, MapPoint a, MapPoint b)
    {
        double dx = b.X - a.X;
        double dy = b.Y - a.Y;
        return Math.Abs(((point.X - a.X) * dy) - ((point.Y - a.Y) * dx)) / Math.Sqrt((dx * dx) + (dy * dy));
    }
}
