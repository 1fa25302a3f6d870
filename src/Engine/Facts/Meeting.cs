namespace NuTonic.Engine.Facts;

/// <summary>How one footprint lies to another.</summary>
/// <param name="Relation">Of the first to the second: "inside", "contains", "crosses", "touches" or "near".</param>
/// <param name="DistanceMeters">0 unless they are only near.</param>
/// <param name="Direction">From the first to the second; null when they overlap.</param>
internal readonly record struct Meeting(string Relation, double DistanceMeters, Position? Direction)
{
    private const double NearMeters = 40;
    private const double TouchMeters = 1; // What the simplification of both may be off, and careless mapping.
    private const double SampleMeters = 15;

    /// <summary>The word for the second to the first.</summary>
    public static string Inverse(string relation) => relation switch
    {
        "inside" => "contains",
        "contains" => "inside",
        _ => relation,
    };

    /// <summary>
    /// How <paramref name="a"/> lies to <paramref name="b"/>; null when they are more than 40 m apart.
    /// </summary>
    public static Meeting? Of(Footprint a, Footprint b)
    {
        if (a.Gap(b) > NearMeters)
        {
            return null;
        }

        if (a.Kind == ElementKind.Area && b.Kind == ElementKind.Area)
        {
            return OfAreas(a, b);
        }

        if (a.Kind == ElementKind.Area)
        {
            return OfAreaAndOther(a, b);
        }

        if (b.Kind == ElementKind.Area)
        {
            return OfAreaAndOther(b, a) is { } meeting ? meeting.Turned() : null;
        }

        Approach approach = Approach.Of(a, b, NearMeters);
        bool isBothLines = a.Kind == ElementKind.Line && b.Kind == ElementKind.Line;
        return approach.DistanceMeters > TouchMeters
            ? Apart(approach)
            : new Meeting(isBothLines && approach.IsCrossing ? "crosses" : "touches", 0, null);
    }

    private static Meeting? OfAreas(Footprint a, Footprint b)
    {
        // Of two areas the smaller may lie in the larger; of two equal ones the second in the first.
        (Footprint large, Footprint small) = b.Area > a.Area ? (b, a) : (a, b);
        (bool isIn, bool isOut) = Sides(small, large);
        if (isIn && !isOut)
        {
            return new Meeting(ReferenceEquals(large, a) ? "contains" : "inside", 0, null);
        }

        if (isIn)
        {
            return new Meeting("touches", 0, null);
        }

        Approach approach = Approach.Of(a, b, NearMeters);
        if (approach.DistanceMeters > TouchMeters)
        {
            return Sides(large, small).In ? new Meeting("touches", 0, null) : Apart(approach);
        }

        Position from = a.Middle, to = b.Middle;
        return new Meeting("touches", 0, new Position(to.X - from.X, to.Y - from.Y));
    }

    private static Meeting? OfAreaAndOther(Footprint area, Footprint other)
    {
        (bool isIn, bool isOut) = Sides(other, area);
        if (isIn)
        {
            return new Meeting(isOut ? "crosses" : "contains", 0, null);
        }

        Approach approach = Approach.Of(area, other, NearMeters);
        return approach.DistanceMeters > TouchMeters ? Apart(approach) : new Meeting("touches", 0, null);
    }

    // Whether parts of a footprint lie clearly inside an area, and clearly outside;
    // what runs along its outline is neither.
    private static (bool In, bool Out) Sides(Footprint footprint, Footprint area)
    {
        if (footprint.Gap(area) > TouchMeters)
        {
            return (false, true);
        }

        bool isIn = false, isOut = false;
        foreach (Position sample in Samples(footprint))
        {
            bool holds = area.Holds(sample);
            if ((holds ? isIn : isOut) || Approach.From(sample, area) <= TouchMeters)
            {
                continue;
            }

            (isIn, isOut) = (isIn || holds, isOut || !holds);
            if (isIn && isOut)
            {
                break;
            }
        }

        return (isIn, isOut);
    }

    // Positions along lines and outlines, and for an area one inside: its outline may be shared as a whole.
    private static IEnumerable<Position> Samples(Footprint footprint)
    {
        if (footprint.Kind == ElementKind.Area && Inside(footprint) is { } inside)
        {
            yield return inside;
        }

        foreach (Position[] course in footprint.Courses)
        {
            yield return course[0];
            for (int i = 1; i < course.Length; i++)
            {
                (Position from, Position to) = (course[i - 1], course[i]);
                int steps = Math.Max(1, (int)Math.Ceiling(Position.Distance(from, to) / SampleMeters));
                for (int step = 1; step <= steps; step++)
                {
                    double t = (double)step / steps;
                    yield return new Position(from.X + (t * (to.X - from.X)), from.Y + (t * (to.Y - from.Y)));
                }
            }
        }
    }

    // The middle of the widest stretch inside the area on the row through its middle.
    private static Position? Inside(Footprint area)
    {
        double y = area.Middle.Y;
        List<double> crossings = [];
        foreach ((Position a, Position b) in area.Segments)
        {
            if (a.Y > y != b.Y > y)
            {
                crossings.Add(a.X + ((b.X - a.X) * ((y - a.Y) / (b.Y - a.Y))));
            }
        }

        crossings.Sort();
        (Position? best, double widest) = (null, 0);
        for (int i = 1; i < crossings.Count; i += 2)
        {
            if (crossings[i] - crossings[i - 1] > widest)
            {
                widest = crossings[i] - crossings[i - 1];
                best = new Position((crossings[i] + crossings[i - 1]) / 2, y);
            }
        }

        return best;
    }

    private static Meeting? Apart(Approach approach) => approach.DistanceMeters > NearMeters
        ? null
        : new Meeting(
            "near",
            approach.DistanceMeters,
            new Position(approach.Other.X - approach.On.X, approach.Other.Y - approach.On.Y));

    private Meeting Turned() =>
        new(Inverse(Relation), DistanceMeters, Direction is { } d ? new Position(-d.X, -d.Y) : null);
}
