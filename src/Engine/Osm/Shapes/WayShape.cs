using NuTonic.Engine.Osm.Reading;

namespace NuTonic.Engine.Osm.Shapes;

/// <summary>Makes lines and areas of the course of a way.</summary>
internal static class WayShape
{
    /// <summary>The shape of a way, or why it has none.</summary>
    /// <param name="way">The way; its tags decide about lines and areas.</param>
    /// <param name="course">Its positions; null where the extract lacks one.</param>
    public static Shape Create(RawWay way, PackedPoint?[] course)
    {
        bool isCut = course.Contains(null);
        bool isClosed = way.Nodes.Length > 0
            ? IsClosed(way.Nodes)
            : !isCut && course is [var first, .., var last] && first == last;
        if (isClosed && AreaRules.IsArea(way.Tags))
        {
            return isCut ? CutArea(course) : CreateArea(course);
        }

        // A house that a program cut off at the border is no wall.
        if (!AreaRules.IsNeverLine(way.Tags))
        {
            return CreateLines(course, isCut);
        }

        return isCut || course.Length < 2 ? CutArea(course) : Shape.Skip(SkipReason.UnclosedRing);
    }

    /// <summary>The parts of a course that are there, of at least two different positions.</summary>
    public static List<PackedPoint[]> Runs(PackedPoint?[] course)
    {
        List<PackedPoint[]> runs = [];
        List<PackedPoint> run = [];
        foreach (PackedPoint? point in course)
        {
            if (point is { } known)
            {
                if (run.Count == 0 || run[^1] != known)
                {
                    run.Add(known);
                }

                continue;
            }

            Finish(run, runs);
        }

        Finish(run, runs);
        return runs;
    }

    private static Shape CreateArea(PackedPoint?[] course)
    {
        var ring = Ring.Create([.. course.Select(static point => point!.Value)]);
        return ring is null
            ? Shape.Skip(SkipReason.Degenerate)
            : new Shape(PackedKind.Polygons, [[ring.Points]], false);
    }

    private static Shape CreateLines(PackedPoint?[] course, bool isCut)
    {
        List<PackedPoint[]> runs = Runs(course);
        if (runs.Count == 0)
        {
            return Shape.Skip(isCut || course.Length < 2 ? SkipReason.NoGeometry : SkipReason.Degenerate);
        }

        return new Shape(PackedKind.Lines, [.. runs.Select(static run => new[] { run })], isCut);
    }

    private static bool IsClosed(long[] nodes) => nodes.Length > 3 && nodes[0] == nodes[^1];

    private static Shape CutArea(PackedPoint?[] course) =>
        Shape.Skip(course.Any(static point => point is not null) ? SkipReason.CutArea : SkipReason.NoGeometry);

    private static void Finish(List<PackedPoint> run, List<PackedPoint[]> runs)
    {
        if (run.Count > 1)
        {
            runs.Add([.. run]);
        }

        run.Clear();
    }
}
