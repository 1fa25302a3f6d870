using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Overpass;

/// <summary>
/// Puts areas that lie near each other into one query. The globe is cut into cells of a quarter of a degree; a cell in
/// which too much is asked for is cut into four, and so on. What is asked for in one cell so depends on no other: an
/// area that is added far away leaves every stored answer good.
/// </summary>
internal static class OverpassPlan
{
    private const int CellUnits = LatticeBox.PerDegree / 4;

    // Of one query: the server works through them one after the other.
    private const int MaxBoxes = 64;

    /// <summary>The queries, from south to north.</summary>
    /// <exception cref="NuTonicException">NT1800: an area is no box; NT1801: more queries than are allowed.</exception>
    public static ImmutableArray<OverpassQuery> Create(IEnumerable<OverpassArea> areas, OverpassOptions options)
    {
        List<Piece> pieces =
        [
            .. areas.SelectMany(area => Snap(area).Pieces(options.AreaKm2).Select(box => new Piece(area.Subject, box))),
        ];
        List<OverpassQuery> queries = [];
        Divide(pieces, CellUnits, options, queries);
        if (queries.Count > options.MaxQueries)
        {
            throw new NuTonicException(
                Errors.OverpassTooManyQueries, null, options.Address.Host, queries.Count, options.MaxQueries);
        }

        return
        [
            .. queries.OrderBy(static query => query.Boxes[0])
                .ThenBy(static query => query.Subject, StringComparer.Ordinal),
        ];
    }

    private static LatticeBox Snap(OverpassArea area)
    {
        Extent box = area.BoxWgs84;

        // Written so that NaN fails.
        bool isBox = box is { Left: >= -180, Right: <= 180, Bottom: >= -90, Top: <= 90 }
            && box.Left < box.Right
            && box.Bottom < box.Top;
        return isBox
            ? LatticeBox.Around(box)
            : throw new NuTonicException(
                Errors.OverpassBoxInvalid, null, area.Subject, box.Left, box.Bottom, box.Right, box.Top);
    }

    private static void Divide(List<Piece> pieces, int cellUnits, OverpassOptions options, List<OverpassQuery> queries)
    {
        foreach (IGrouping<(int, int), Piece> cell in pieces.GroupBy(piece => piece.Cell(cellUnits)))
        {
            List<LatticeBox> boxes = Merge(
                [.. cell.Select(static piece => piece.Box).Distinct().Order()], options.AreaKm2);
            bool isTooMuch = boxes.Count > 1
                && (boxes.Count > MaxBoxes || boxes.Sum(static box => box.AreaKm2) > options.AreaKm2);
            if (isTooMuch && cellUnits > 1)
            {
                Divide([.. cell], cellUnits / 2, options, queries);
            }
            else
            {
                queries.Add(new OverpassQuery(Subject(cell), [.. boxes]));
            }
        }
    }

    // Joins boxes as long as two of them together are no larger than one by one:
    // neighbours in a grid, variants of a place.
    private static List<LatticeBox> Merge(List<LatticeBox> boxes, double mostKm2)
    {
        if (boxes.Count > 8 * MaxBoxes)
        {
            return boxes;
        }

        for (int i = 0; i < boxes.Count; i++)
        {
            for (int j = i + 1; j < boxes.Count; j++)
            {
                LatticeBox joined = boxes[i].Join(boxes[j]);
                if (Units(joined) <= Units(boxes[i]) + Units(boxes[j]) && joined.AreaKm2 <= mostKm2)
                {
                    boxes.RemoveAt(j);
                    boxes.RemoveAt(i);
                    boxes.Insert(0, joined);
                    i = -1;
                    break;
                }
            }
        }

        boxes.Sort();
        return boxes;
    }

    private static long Units(LatticeBox box) => (long)(box.East - box.West) * (box.North - box.South);

    private static string Subject(IEnumerable<Piece> pieces)
    {
        string[] names = [.. pieces.Select(static piece => piece.Subject).Distinct().Order(StringComparer.Ordinal)];
        return names.Length == 1 ? names[0] : FormattableString.Invariant($"{names[0]} and {names.Length - 1} more");
    }

    private readonly record struct Piece(string Subject, LatticeBox Box)
    {
        // By its middle, so that a box over the border of two cells is asked for once.
        public (int, int) Cell(int units) =>
            (
                (int)Math.Floor((Box.South + Box.North) / (2.0 * units)),
                (int)Math.Floor((Box.West + Box.East) / (2.0 * units)));
    }
}
