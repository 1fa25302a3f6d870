using System.Collections.Immutable;

namespace NuTonic.Engine.Facts;

/// <summary>
/// What an element covers in a patch, in metres from its south-west corner and simplified to what relations need: at
/// most <see cref="MostPositions"/> positions, so that comparing two elements has a bound.
/// </summary>
internal sealed class Footprint
{
    /// <summary>Most positions of all courses together.</summary>
    public const int MostPositions = 256;

    private const double FirstTolerance = 0.001; // Of the side: a quarter of a metre.

    private Footprint(ElementKind kind, Position[][] courses, double area)
    {
        Kind = kind;
        Courses = courses;
        Area = area;
        Segments = [.. courses.SelectMany(Pairs)];
        Low = new Position(courses.Min(c => c.Min(p => p.X)), courses.Min(c => c.Min(p => p.Y)));
        High = new Position(courses.Max(c => c.Max(p => p.X)), courses.Max(c => c.Max(p => p.Y)));
    }

    /// <summary>What it looks like.</summary>
    public ElementKind Kind { get; }

    /// <summary>Closed rings of an area, holes among them, pieces of a line, or the one position of a point.</summary>
    public Position[][] Courses { get; }

    /// <summary>The segments of all courses; for a point, one without length.</summary>
    public (Position From, Position To)[] Segments { get; }

    /// <summary>Share of the patch; 0 for lines and points.</summary>
    public double Area { get; }

    /// <summary>South-west corner of the box around it.</summary>
    public Position Low { get; }

    /// <summary>North-east corner of the box around it.</summary>
    public Position High { get; }

    /// <summary>The middle of the box around it.</summary>
    public Position Middle => new((Low.X + High.X) / 2, (Low.Y + High.Y) / 2);

    /// <summary>The footprint of <paramref name="seen"/>.</summary>
    public static Footprint Of(SeenElement seen, PatchFrame frame)
    {
        double width = frame.Distance(new PatchPoint(0, 0), new PatchPoint(1, 0));
        double height = frame.Distance(new PatchPoint(0, 0), new PatchPoint(0, 1));
        ImmutableArray<PatchPoint[]> courses = seen switch
        {
            { Area: { } area } => [.. area.Outers, .. area.Holes],
            { Line: { } line } => line.Pieces,
            _ => [[seen.Point!.Value]],
        };
        Func<PatchPoint[], double, PatchPoint[]> simplify = seen.Kind == ElementKind.Area
            ? (ring, tolerance) => OutlineSimplifier.SimplifyRing(ring, tolerance)
            : (line, tolerance) => OutlineSimplifier.Simplify(line, tolerance);
        PatchPoint[][] kept = Few(courses, simplify);

        // North in the picture stays north: only the sides are measured, the small turn of the grid is left out.
        IEnumerable<Position[]> inMeters =
            kept.Select(course => Array.ConvertAll(course, point => new Position(point.X * width, point.Y * height)));
        return new Footprint(seen.Kind, [.. inMeters], seen.Area?.Share ?? 0);
    }

    /// <summary>True inside an area and not in a hole of it; on its outline, either.</summary>
    public bool Holds(Position position)
    {
        bool isInside = false;
        bool isNear = Kind == ElementKind.Area && position.X >= Low.X && position.X <= High.X
            && position.Y >= Low.Y && position.Y <= High.Y;
        foreach ((Position a, Position b) in isNear ? Segments : [])
        {
            if (a.Y > position.Y != b.Y > position.Y
                && position.X < a.X + ((b.X - a.X) * ((position.Y - a.Y) / (b.Y - a.Y))))
            {
                isInside = !isInside;
            }
        }

        return isInside;
    }

    /// <summary>Metres between the boxes of two footprints; 0 when they overlap.</summary>
    public double Gap(Footprint other)
    {
        double x = Math.Max(0, Math.Max(Low.X - other.High.X, other.Low.X - High.X));
        double y = Math.Max(0, Math.Max(Low.Y - other.High.Y, other.Low.Y - High.Y));
        return Math.Sqrt((x * x) + (y * y));
    }

    private static IEnumerable<(Position From, Position To)> Pairs(Position[] course) => course.Length == 1
        ? [(course[0], course[0])]
        : course.Zip(course.Skip(1));

    /// <summary>
    /// The courses with at most <see cref="MostPositions"/> positions; what is small goes when all cannot stay.
    /// </summary>
    /// <param name="courses">At least one.</param>
    /// <param name="simplify">Leaves out positions within a tolerance, in sides of the patch.</param>
    public static PatchPoint[][] Few(
        ImmutableArray<PatchPoint[]> courses, Func<PatchPoint[], double, PatchPoint[]> simplify)
    {
        ImmutableArray<PatchPoint[]> largest = courses.Length <= MostPositions / 4
            ? courses
            : [.. courses.OrderByDescending(course => course.Length).Take(MostPositions / 4)];
        double tolerance = FirstTolerance;
        PatchPoint[][] kept;
        do
        {
            kept = [.. largest.Select(course => simplify(course, tolerance))];
            tolerance *= 2;
        }
        while (kept.Sum(course => course.Length) > MostPositions && tolerance < 1);

        // The ends of long runs always stay, so a very long line takes another round; then small courses have to go.
        kept = kept.Sum(course => course.Length) > MostPositions
            ? [.. kept.Select(course => simplify(course, 1))]
            : kept;
        int positions = 0;
        HashSet<PatchPoint[]> stays =
        [
            .. kept.OrderByDescending(course => course.Length)
                .TakeWhile(course => (positions += course.Length) <= MostPositions),
        ];
        return [.. kept.Where(stays.Contains)];
    }
}
