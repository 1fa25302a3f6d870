namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Draws the south of a cell: fields, a track, meadows and wet ground on both banks of the river.</summary>
internal static class CellLowland
{
    private const double RoadMargin = 7;
    private const double TrackMargin = 3;

    /// <summary>Draws the lowland of <paramref name="cell"/>.</summary>
    public static void Draw(MapCell cell, MapSketch sketch, MapDice dice)
    {
        MapCurve track = MapCurve.Straight(MapCell.SouthFields, MapCell.Width);
        double[] stops = [cell.Secondary.At(MapCell.SouthFields)];
        sketch.Line(
            MapCourse.Across(track, 0, MapCell.Width, stops),
            ("highway", "track"),
            ("surface", "dirt"),
            ("tracktype", "grade3"));
        MapCurve west = MapCurve.Straight(0, MapCell.Height);
        MapCurve east = MapCurve.Straight(MapCell.Width, MapCell.Height);
        MapCurve first = MapCurve.Straight(dice.Between(280, 440), MapCell.Height);
        MapCurve last = MapCurve.Straight(dice.Between(1080, 1250), MapCell.Height);
        (MapCurve, MapCurve)[] columns =
        [
            (west, first),
            (first, cell.Secondary.Beside(-RoadMargin)),
            (cell.Secondary.Beside(RoadMargin), last),
            (last, east),
        ];
        (MapCurve, MapCurve) fields = (MapCurve.Straight(0, MapCell.Width), track.Beside(-TrackMargin));
        (MapCurve, MapCurve) south = (track.Beside(TrackMargin), cell.River.Beside(-MapCell.RiverHalfWidth));
        foreach ((MapCurve, MapCurve) column in columns)
        {
            CellFields.DrawField(sketch, dice, MapCell.Parcel(fields, column));
            DrawBank(sketch, dice, MapCell.Parcel(south, column));
        }

        (MapCurve, MapCurve) north =
            (cell.River.Beside(MapCell.RiverHalfWidth), MapCurve.Straight(MapCell.NorthMeadows, MapCell.Width));
        DrawBank(sketch, dice, MapCell.Parcel(north, (west, cell.Secondary.Beside(-RoadMargin))));
        DrawBank(sketch, dice, MapCell.Parcel(north, (cell.Secondary.Beside(RoadMargin), cell.Stream.Beside(-3))));
        sketch.Area(MapCell.Parcel(north, (cell.Stream.Beside(3), east)), ("natural", "wetland"), ("wetland", "marsh"));
        DrawRiversideTrees(cell, sketch, dice);
    }

    private static void DrawBank(MapSketch sketch, MapDice dice, IReadOnlyList<MapPoint> ring)
    {
        switch (dice.Bits() % 5)
        {
            case 0:
                sketch.Area(ring, ("natural", "scrub"));
                break;
            case 1:
                sketch.Area(ring, ("natural", "grassland"));
                break;
            case 2:
                sketch.Area(ring, ("natural", "wood"), ("leaf_type", "broadleaved"));
                break;
            default:
                sketch.Area(ring, ("landuse", "meadow"));
                break;
        }
    }

    private static void DrawRiversideTrees(MapCell cell, MapSketch sketch, MapDice dice)
    {
        for (double x = 30; x < MapCell.Width - 30; x += dice.Between(20, 90))
        {
            if (Math.Abs(x - cell.Secondary.At(330)) > 40)
            {
                double side = dice.Chance(0.5) ? 6 : -6 - (2 * MapCell.RiverHalfWidth);
                sketch.Point(new MapPoint(x, cell.River.At(x) + MapCell.RiverHalfWidth + side), ("natural", "tree"));
            }
        }
    }
}
