using System.Globalization;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Draws a town: a grid of streets between meadows and railway, with houses and what a town needs.</summary>
internal static class CellTown
{
    private const double FirstStreet = 590;
    private const double LastStreet = 48;
    private const double Margin = 5;
    private const double RoadMargin = 8;

    private static readonly double[] Streets = [150, 335, 525, 965, 1130];

    /// <summary>Where streets meet the main road, from left to right.</summary>
    public static double[] StreetStops(MapCell cell) => [.. Streets, cell.Secondary.At(cell.Primary.At(760))];

    /// <summary>Where streets meet the road from bottom to top, upward.</summary>
    public static double[] SecondaryStops(MapCell cell) =>
        [.. Ways(cell).Select(street => MapCell.Crossing(street, cell.Secondary).Y)];

    /// <summary>Draws the north of <paramref name="cell"/>.</summary>
    public static void Draw(MapCell cell, MapSketch sketch, MapDice dice)
    {
        string[] names = Shuffled(MapNames.Streets, dice);
        MapCurve[] across = Ways(cell);
        DrawStreets(cell, sketch, across, names);
        MapCurve[] upward = [.. Streets.Select(x => MapCurve.Straight(x, MapCell.Height))];
        MapCurve[] columns =
        [
            upward[0],
            upward[1],
            upward[2],
            cell.Secondary.Beside(-RoadMargin),
            cell.Secondary.Beside(RoadMargin),
            upward[3],
            upward[4],
        ];
        MapCurve[] rows =
        [
            MapCurve.Straight(MapCell.NorthMeadows + 2, MapCell.Width),
            across[0].Beside(-Margin),
            across[0].Beside(Margin),
            cell.Primary.Beside(-RoadMargin), cell.Primary.Beside(RoadMargin), across[1].Beside(-Margin),
            across[1].Beside(Margin),
            across[2].Beside(-Margin),
        ];
        for (int i = 0; i + 1 < columns.Length; i++)
        {
            if (i != 3)
            {
                DrawColumn(sketch, dice, rows, (
                    i < 3 ? i : i - 1,
                    columns[i].Beside(i is 4 ? 0 : Margin),
                    columns[i + 1].Beside(i == 2 ? 0 : -Margin)));
            }
        }

        DrawEdges(cell, sketch, dice, upward);
        CellSchool.Draw(sketch, dice, (upward[1].Beside(Margin), upward[2].Beside(-Margin)), (rows[4], rows[7]));
        CellOutskirts.Draw(cell, sketch, dice);
        DrawLimits(sketch, dice);
    }

    /// <summary>The three streets from left to right, by y.</summary>
    private static MapCurve[] Ways(MapCell cell) =>
    [
        MapCurve.Straight(FirstStreet, MapCell.Width),
        cell.Primary.Halfway(cell.Rail).Beside(-12),
        cell.Rail.Beside(-LastStreet),
    ];

    private static void DrawStreets(MapCell cell, MapSketch sketch, MapCurve[] across, string[] names)
    {
        double[] stops = [.. Streets, .. across.Select(street => MapCell.Crossing(street, cell.Secondary).X)];
        (double From, double To, MapCurve Curve)[] courses =
        [
            (Streets[0], Streets[4], across[0]), (Streets[0], Streets[1], across[1]),
            (Streets[2], Streets[4], across[1]),
            (Streets[0], Streets[4], across[2]),
        ];
        for (int i = 0; i < courses.Length; i++)
        {
            sketch.Line(
                MapCourse.Across(courses[i].Curve, courses[i].From, courses[i].To, stops),
                ("highway", i == 0 ? "tertiary" : "residential"), ("name", names[i]), ("surface", "asphalt"));
        }

        for (int i = 0; i < Streets.Length; i++)
        {
            MapPoint[] course =
            [
                new(Streets[i], FirstStreet),
                .. new[] { cell.Primary, across[1], across[2] }.Select(c => new MapPoint(Streets[i], c.At(Streets[i]))),
            ];
            sketch.Line(
                course,
                ("highway", i == 3 ? "unclassified" : "residential"),
                ("name", names[4 + i]),
                ("surface", "asphalt"));
        }
    }

    /// <summary>
    /// The blocks between two streets, from the south: gardens, a block below and two above the main road.
    /// </summary>
    private static void DrawColumn(
        MapSketch sketch, MapDice dice, MapCurve[] rows, (int Index, MapCurve Left, MapCurve Right) column)
    {
        (MapCurve, MapCurve) sides = (column.Left, column.Right);
        CellHouses.DrawBlock(sketch, dice, (rows[0], rows[1]), sides, HouseSides.Above);
        CellHouses.DrawBlock(sketch, dice, (rows[2], rows[3]), sides, HouseSides.Both);
        switch (column.Index)
        {
            case 1:
                // The school has both blocks.
                break;
            case 2:
                CellCentre.DrawChurch(sketch, dice, (rows[4], rows[5]), sides);
                CellHouses.DrawBlock(sketch, dice, (rows[6], rows[7]), sides, HouseSides.Both);
                break;
            case 3:
                CellCentre.DrawShops(sketch, dice, (rows[4], rows[5]), sides);
                CellCentre.DrawPark(sketch, dice, (rows[6], rows[7]), sides);
                break;
            default:
                CellHouses.DrawBlock(sketch, dice, (rows[4], rows[5]), sides, HouseSides.Both);
                CellHouses.DrawBlock(sketch, dice, (rows[6], rows[7]), sides, HouseSides.Both);
                break;
        }
    }

    /// <summary>Fields on both sides of the streets, from the meadows to the railway.</summary>
    private static void DrawEdges(MapCell cell, MapSketch sketch, MapDice dice, MapCurve[] upward)
    {
        MapCurve west = MapCurve.Straight(0, MapCell.Height);
        MapCurve east = MapCurve.Straight(MapCell.Width, MapCell.Height);
        (MapCurve, MapCurve)[] rows =
        [
            (MapCurve.Straight(MapCell.NorthMeadows, MapCell.Width), cell.Primary.Beside(-RoadMargin)),
            (cell.Primary.Beside(RoadMargin), cell.Rail.Beside(-RoadMargin)),
        ];
        foreach ((MapCurve, MapCurve) row in rows)
        {
            CellFields.DrawField(sketch, dice, MapCell.Parcel(row, (west, upward[0].Beside(-Margin))));
            sketch.Area(MapCell.Parcel(row, (upward[4].Beside(Margin), cell.Stream.Beside(-3))), ("landuse", "meadow"));
            CellFields.DrawField(sketch, dice, MapCell.Parcel(row, (cell.Stream.Beside(3), east)));
        }
    }

    /// <summary>The limits of the municipality: a relation whose last way is not in the extract.</summary>
    private static void DrawLimits(MapSketch sketch, MapDice dice)
    {
        string town = dice.Pick<string>(MapNames.Towns);
        (string, string)[] tags = [("boundary", "administrative"), ("admin_level", "8")];
        long[] ways =
        [
            sketch.Line([new(20, 20), new(MapCell.Width - 20, 20)], tags),
            sketch.Line([new(MapCell.Width - 20, 20), new(MapCell.Width - 20, MapCell.Height - 20)], tags),
            sketch.Line([new(MapCell.Width - 20, MapCell.Height - 20), new(20, MapCell.Height - 20)], tags),
        ];
        sketch.Relation(
            [.. ways.Append(sketch.MissingWay).Select(way => new DrawnMember(way, "outer"))],
            [],
            ("type", "boundary"), ("boundary", "administrative"), ("admin_level", "8"), ("name", town));
        sketch.Point(
            new MapPoint(640, 820),
            ("place", "town"),
            ("name", town),
            ("population", dice.Between(2000, 9000).ToString("F0", CultureInfo.InvariantCulture)));
    }

    private static string[] Shuffled(string[] names, MapDice dice)
    {
        string[] shuffled = [.. names];
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            int other = (int)(dice.Bits() % (ulong)(i + 1));
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }
}
