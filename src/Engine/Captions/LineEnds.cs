using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>What can be told of the ends of a line.</summary>
internal static class LineEnds
{
    // Of the patch's side; coordinates are rounded to three decimals.
    private const double SamePlace = 0.004;

    /// <summary>
    /// The edges between which a line runs; null unless it comes in over one edge and goes out over another. The edge
    /// says where it leaves, not the part of the patch: a line down the western edge does not enter in the west.
    /// </summary>
    public static (string From, string To)? Across(ElementFacts line)
    {
        bool isOpen = line.Sinuosity != "closed" && line.Ends.Length == 2;
        return isOpen && EdgeOf(line.Ends[0]) is { } from && EdgeOf(line.Ends[1]) is { } to && from != to
            ? (from, to)
            : null;
    }

    /// <summary>
    /// The edge that a line comes in over and where it ends inside; null for any other line, and when the edge does not
    /// go with its direction: of a line from north to south nobody says that it comes in from the west.
    /// </summary>
    public static (string From, CompassWord To)? Dead(ElementFacts line)
    {
        if (!line.IsClipped || line.Sinuosity is not ("straight" or "curved" or "twisted") || line.Ends.Length != 2)
        {
            return null;
        }

        (string? first, string? last) = (EdgeOf(line.Ends[0]), EdgeOf(line.Ends[1]));
        if (first is null == last is null)
        {
            return null;
        }

        string edge = first ?? last!;
        bool isInDirection = line.Orientation?.Contains(edge, StringComparison.Ordinal) ?? true;
        return isInDirection && PlaceWords.Parse(line.Ends[first is null ? 0 : 1]) is { } to && to.Side != edge
            ? (edge, to)
            : null;
    }

    /// <summary>
    /// True when another line of the same name, or of the same sort where both have none, begins or ends where this one
    /// does: the map cuts a road at junctions and bridges, and in the picture it goes on.
    /// </summary>
    public static bool GoesOn(ElementFacts line, IEnumerable<ElementFacts> elements)
    {
        (double X, double Y)[] ends = [.. EndsOf(line)];
        return elements.Any(other => other.Kind == ElementKind.Line
            && other.Id != line.Id
            && other.Noun == line.Noun
            && string.Equals(other.Name, line.Name, StringComparison.OrdinalIgnoreCase)
            && EndsOf(other).Any(a => ends.Any(b => Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y)) <= SamePlace)));
    }

    private static IEnumerable<(double X, double Y)> EndsOf(ElementFacts line) =>
        line.Outline.Where(course => !course.IsEmpty)
            .SelectMany(course => ((double X, double Y)[])[course[0], course[^1]]);

    // "north edge in the northwest", "southwest corner".
    private static string? EdgeOf(string end)
    {
        bool isAtEdge = end.Contains(" edge", StringComparison.Ordinal)
            || end.EndsWith(" corner", StringComparison.Ordinal);
        return isAtEdge && PlaceWords.Parse(end) is { IsCenter: false } word ? word.Side : null;
    }
}
