namespace NuTonic.Engine.Facts;

/// <summary>Where two footprints come closest to each other.</summary>
/// <param name="DistanceMeters">Smallest distance of their outlines and lines.</param>
/// <param name="On">Position on the first.</param>
/// <param name="Other">Position on the second.</param>
/// <param name="IsCrossing">True when both are lines and meet away from their ends.</param>
internal readonly record struct Approach(double DistanceMeters, Position On, Position Other, bool IsCrossing)
{
    private const double MeetingMeters = 0.5;
    private const double EndMeters = 2;

    /// <summary>The closest approach of two footprints; of equally close ones the first along both.</summary>
    /// <param name="a">One footprint.</param>
    /// <param name="b">The other one.</param>
    /// <param name="limitMeters">What is farther apart is not looked at: the distance is then infinite.</param>
    public static Approach Of(Footprint a, Footprint b, double limitMeters)
    {
        Approach best = new(double.PositiveInfinity, default, default, false);
        bool canCross = a.Kind == ElementKind.Line && b.Kind == ElementKind.Line;
        foreach ((Position fromA, Position toA) in a.Segments)
        {
            if (BoxGap(fromA, toA, b.Low, b.High) > limitMeters)
            {
                continue;
            }

            foreach ((Position fromB, Position toB) in b.Segments)
            {
                if (BoxGap(fromA, toA, fromB, toB) > limitMeters)
                {
                    continue;
                }

                Approach here = OfSegments(fromA, toA, fromB, toB);
                if (canCross && here.DistanceMeters <= MeetingMeters && !IsAtEnd(here.On, a) && !IsAtEnd(here.Other, b))
                {
                    return here with { IsCrossing = true };
                }

                if (here.DistanceMeters < best.DistanceMeters)
                {
                    best = here;
                    limitMeters = Math.Clamp(best.DistanceMeters, MeetingMeters, limitMeters);
                }

                if (best.DistanceMeters == 0 && !canCross)
                {
                    return best;
                }
            }
        }

        return best;
    }

    /// <summary>Smallest distance of a position from the outline or the lines of a footprint.</summary>
    public static double From(Position position, Footprint footprint)
    {
        double smallest = double.PositiveInfinity;
        foreach ((Position from, Position to) in footprint.Segments)
        {
            smallest = Math.Min(smallest, Position.Distance(position, Nearest(position, from, to)));
        }

        return smallest;
    }

    private static bool IsAtEnd(Position position, Footprint footprint) =>
        Array.Exists(
            footprint.Courses,
            course => Position.Distance(position, course[0]) <= EndMeters
                || Position.Distance(position, course[^1]) <= EndMeters);

    private static double BoxGap(Position a, Position b, Position c, Position d)
    {
        double x = Math.Max(Math.Min(a.X, b.X) - Math.Max(c.X, d.X), Math.Min(c.X, d.X) - Math.Max(a.X, b.X));
        double y = Math.Max(Math.Min(a.Y, b.Y) - Math.Max(c.Y, d.Y), Math.Min(c.Y, d.Y) - Math.Max(a.Y, b.Y));
        return Math.Max(x, y);
    }

    private static Approach OfSegments(Position a, Position b, Position c, Position d)
    {
        if (Cross(a, b, c, d) is { } meet)
        {
            return new Approach(0, meet, meet, false);
        }

        Approach best = Pair(a, Nearest(a, c, d));
        Approach second = Pair(b, Nearest(b, c, d));
        best = second.DistanceMeters < best.DistanceMeters ? second : best;
        Approach third = Pair(Nearest(c, a, b), c);
        best = third.DistanceMeters < best.DistanceMeters ? third : best;
        Approach fourth = Pair(Nearest(d, a, b), d);
        return fourth.DistanceMeters < best.DistanceMeters ? fourth : best;
    }

    private static Approach Pair(Position on, Position other) => new(Position.Distance(on, other), on, other, false);

    private static Position? Cross(Position a, Position b, Position c, Position d)
    {
        double abc = Turn(a, b, c), abd = Turn(a, b, d), cda = Turn(c, d, a), cdb = Turn(c, d, b);
        if (abc * abd >= 0 || cda * cdb >= 0)
        {
            return null;
        }

        double t = cda / (cda - cdb);
        return new Position(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)));
    }

    private static Position Nearest(Position point, Position from, Position to)
    {
        (double x, double y) = (to.X - from.X, to.Y - from.Y);
        double squared = (x * x) + (y * y);
        double t = squared == 0
            ? 0 : Math.Clamp((((point.X - from.X) * x) + ((point.Y - from.Y) * y)) / squared, 0, 1);
        return new Position(from.X + (t * x), from.Y + (t * y));
    }

    private static double Turn(Position a, Position b, Position c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
