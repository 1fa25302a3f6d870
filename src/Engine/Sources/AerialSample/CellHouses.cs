using System.Globalization;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Draws blocks of houses with gardens.</summary>
internal static class CellHouses
{
    private const double SetbackMeters = 8;
    private const double CornerMeters = 16;

    // Two rows of houses with their gardens lie before the first house of a column.
    private const double CrossStreetMeters = 46;

    private static readonly string[] Kinds = ["house", "house", "detached", "residential", "yes"];

    /// <summary>Draws the ground of a block and houses in rows along its edges.</summary>
    public static void DrawBlock(
        MapSketch sketch,
        MapDice dice,
        (MapCurve Bottom, MapCurve Top) rows,
        (MapCurve Left, MapCurve Right) columns,
        HouseSides sides)
    {
        sketch.Area(MapCell.Parcel(rows, columns), ("landuse", "residential"));
        double middle = rows.Bottom.Halfway(rows.Top).At(MapCell.Width / 2);
        (double, double) span = (columns.Left.At(middle) + CornerMeters, columns.Right.At(middle) - CornerMeters);
        if (sides == HouseSides.Both)
        {
            DrawRow(sketch, dice, rows.Bottom, span, 1);
        }

        DrawRow(sketch, dice, rows.Top, span, -1);
        if (sides == HouseSides.Both)
        {
            DrawColumn(sketch, dice, columns.Left, (rows.Bottom, rows.Top), -1);
            DrawColumn(sketch, dice, columns.Right, (rows.Bottom, rows.Top), 1);
        }
    }

    /// <summary>Houses along a street from bottom to top, between those of the streets across.</summary>
    /// <param name="sketch">Where to draw.</param>
    /// <param name="dice">Sizes and gaps.</param>
    /// <param name="street">Edge of the street.</param>
    /// <param name="rows">The streets across.</param>
    /// <param name="side">1 for houses left of the street, -1 right of it.</param>
    private static void DrawColumn(
        MapSketch sketch, MapDice dice, MapCurve street, (MapCurve Bottom, MapCurve Top) rows, int side)
    {
        double x = street.At(MapCell.Height / 2);
        for (double y = rows.Bottom.At(x) + CrossStreetMeters;
             y < rows.Top.At(x) - CrossStreetMeters;
             y += dice.Between(20, 25))
        {
            var edge = new MapPoint(street.At(y), y);
            DrawHouse(
                sketch,
                dice,
                (
                    edge.Move(new MapPoint(0, 1), 0, side * 13),
                    new MapPoint(0, 1),
                    (dice.Between(10, 13), dice.Between(8.5, 10)),
                    side),
                0);
        }
    }

    /// <summary>Houses along a street.</summary>
    /// <param name="sketch">Where to draw.</param>
    /// <param name="dice">Sizes and gaps.</param>
    /// <param name="street">Edge of the street, from left to right.</param>
    /// <param name="span">First and last x.</param>
    /// <param name="side">1 for houses above the street, -1 below.</param>
    private static void DrawRow(
        MapSketch sketch, MapDice dice, MapCurve street, (double From, double To) span, int side)
    {
        int number = side > 0 ? 1 : 2;
        for (double x = span.From; x <= span.To; x += dice.Between(20, 25))
        {
            number += 2;
            (double Length, double Width) size = (dice.Between(10, 14.5), dice.Between(8.5, 11));
            MapPoint along = MapShapes.Direction(street, x);
            var edge = new MapPoint(x, street.At(x));
            MapPoint middle = edge.Move(along, 0, side * (SetbackMeters + (size.Width / 2)));
            if (dice.Chance(0.06))
            {
                // A gap: nothing stands here any more, only the map remembers.
                sketch.Line(
                    MapShapes.Closed(MapShapes.Rectangle(middle, along, size)), ("demolished:building", "house"));
                continue;
            }

            DrawHouse(sketch, dice, (middle, along, size, side), number);
            if (dice.Chance(0.5))
            {
                sketch.Line(
                    [edge.Move(along, 4, -side * 4), edge.Move(along, 4, side * SetbackMeters)],
                    ("highway", "service"), ("service", "driveway"));
            }
        }
    }

    private static void DrawHouse(
        MapSketch sketch,
        MapDice dice,
        (MapPoint Middle, MapPoint Along, (double Length, double Width) Size, int Side) house,
        int number)
    {
        (MapPoint middle, MapPoint along, (double length, double width), int side) = house;
        double l = length / 2;
        double w = width / 2;
        MapPoint[] ring = dice.Chance(0.35)
            ? MapShapes.Outline(middle, along, [(-l, -w), (l, -w), (l, w), (1, w), (1, w + 3.5), (-l, w + 3.5)])
            : MapShapes.Rectangle(middle, along, (length, width));
        sketch.Area(
            ring,
            ("building", dice.Pick<string>(Kinds)),
            ("addr:housenumber", number > 0 && dice.Chance(0.4) ? number.ToString(CultureInfo.InvariantCulture) : ""));
        if (dice.Chance(0.25))
        {
            MapPoint shed = middle.Move(along, dice.Between(-3, 3), side * (w + dice.Between(12, 16)));
            sketch.Area(
                MapShapes.Rectangle(shed, along, (5.5, 4.5)), ("building", dice.Chance(0.5) ? "garage" : "shed"));
        }
        else if (dice.Chance(0.08))
        {
            sketch.Area(
                MapShapes.Rectangle(middle.Move(along, 0, side * (w + 13)), along, (9, 4.5)),
                ("leisure", "swimming_pool"));
        }

        if (dice.Chance(0.5))
        {
            sketch.Point(middle.Move(along, l + 4, side * dice.Between(-6, 14)), ("natural", "tree"));
        }
    }
}
