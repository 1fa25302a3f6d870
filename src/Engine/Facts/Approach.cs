namespace NuTonic.Engine.Facts;

/// <summary>Where two footprints come closest to each other.</summary>
/// <param name="DistanceMeters">Smallest distance of their outlines and lines.</param>
/// <param name="On">Position on the first.</param>
/// <param name="Other">Position on the second.</param>
/// <param name="IsCrossing">True when they meet away from all ends of lines.</param>
internal readonly record struct Approach(double DistanceMeters, Position On, Position Other, bool IsCrossing)
{
    private const double MeetingMeters = 0.5;
    private const double EndMeters = 2;

    /// <summary>The closest approach of two footprints; of equally close ones the first along both.</summary>
    public static Approach Of(Footprint a, Footprint b)
    {
        Approach best = new(double.MaxValue, default, default, false);
        bool isCrossing = false;
        foreach (Position[] courseA in a.Courses)
        {
            for (int i = Math.Min(1, courseA.Length - 1); i < courseA.Length; i++)
            {
                Position fromA = courseA[Math.Max(i - 1, 0)];
                foreach (Position[] courseB in b.Courses)
                {
                    for (int j = Math.Min(1, courseB.Length - 1); j < courseB.Length; j++)
                    {
                        Position fromB = courseB[Math.Max(j - 1, 0)];
                        if (BoxGap(fromA, courseA[i], fromB, courseB[j]) > Math.Max(best.DistanceMeters, MeetingMeters))
                        {
                            continue;
                        }

                        Approach here = OfSegments(fromA, courseA[i], fromB, courseB[j]);
                        isCrossing |= here.DistanceMeters <= MeetingMeters
                            && !IsAtEnd(here.On, a) && !IsAtEnd(here.Other, b);
                        best = here.DistanceMeters < best.DistanceMeters ? here : best;
                    }
                }
            }
        }

        return best with { IsCrossing = isCrossing };
    }

    /// <summary>Smallest distance of a position from the outline or the lines of a footprint.</summary>
    public static double From(Position position, Footprint footprint)
    {
        double smallest = double.MaxValue;
        foreach (Position[] course in footprint.Courses)
        {
            for (int i = Math.Min(1, course.Length - 1); i < course.Length; i++)
            {
                Position nearest = Nearest(position, course[Math.Max(i - 1, 0)], course[i]);
                smallest = Math.Min(smallest, Position.Distance(position, nearest));
            }
        }

        return smallest;
    }

    private static bool IsAtEnd(Position position, Footprint footprint) =>
        footprint.Kind == ElementKind.Line && footprint.Courses.Any(course =>
            Position.Distance(position, course[0]) <= EndMeters || Position.Distance(position, course[^1]) <= EndMeters);

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
