namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Draws the north of a cell without a town: fields, a farm, woods.</summary>
internal static class CellCountry
{
    private const double RoadMargin = 8;
    private const double RailMargin = 9;

    /// <summary>
    /// Draws the north of <paramref name="cell"/>; of a lake's cell, what lies around the lake's forest.
    /// </summary>
    public static void Draw(MapCell cell, MapSketch sketch, MapDice dice)
    {
        MapCurve west = MapCurve.Straight(0, MapCell.Height);
        MapCurve east = MapCurve.Straight(MapCell.Width, MapCell.Height);
        MapCurve top = MapCurve.Straight(MapCell.Height, MapCell.Width);
        MapCurve meadows = MapCurve.Straight(MapCell.NorthMeadows, MapCell.Width);
        (MapCurve, MapCurve)[] rows =
        [
            (meadows.Beside(2), cell.Primary.Beside(-RoadMargin)),
            (cell.Primary.Beside(RoadMargin), cell.Rail.Beside(-RailMargin)),
            (cell.Rail.Beside(RailMargin), top),
        ];
        (MapCurve, MapCurve)[] columns =
        [
            (west, cell.Secondary.Beside(-RoadMargin)),
            (cell.Secondary.Beside(RoadMargin), cell.Stream.Beside(-4)),
            (cell.Stream.Beside(4), east),
        ];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                DrawLand(cell, sketch, dice, (rows[i], columns[j], i, j));
            }
        }

        DrawFarm(cell, sketch, dice);
        if (cell.Kind == CellKind.Wood)
        {
            DrawForestPath(cell, sketch, dice);
        }
    }

    /// <summary>A path that winds through the woods in the north-east.</summary>
    public static void DrawForestPath(MapCell cell, MapSketch sketch, MapDice dice)
    {
        double left = cell.Secondary.At(1400);
        var course = new List<MapPoint> { new(cell.Secondary.At(1400), 1400) };
        for (int i = 1; i < 12; i++)
        {
            double x = left + (i * (cell.Stream.At(1400) - left - 30) / 12);
            course.Add(new MapPoint(x, 1400 + dice.Between(-22, 50)));
        }

        sketch.Line(course, ("highway", "path"), ("surface", "ground"));
    }

    private static void DrawLand(
        MapCell cell,
        MapSketch sketch,
        MapDice dice,
        ((MapCurve, MapCurve) Rows, (MapCurve, MapCurve) Columns, int Row, int Column) land)
    {
        bool isForest = cell.Kind == CellKind.Wood ? land.Row > 0 && land.Column < 2 : land is { Row: 2, Column: 2 };
        if (cell.Kind == CellKind.Lake && land is { Row: 2, Column: 0 })
        {
            return;
        }

        if (isForest)
        {
            sketch.Area(
                MapCell.Parcel(land.Rows, land.Columns),
                ("landuse", "forest"), ("leaf_type", dice.Chance(0.5) ? "broadleaved" : "needleleaved"));
            return;
        }

        CellFields.DrawPatchwork(sketch, dice, land.Rows, land.Columns);
    }

    /// <summary>A farmyard above the main road, and a track from it that leaves the extract.</summary>
    private static void DrawFarm(MapCell cell, MapSketch sketch, MapDice dice)
    {
        double x = dice.Between(180, 480);
        MapPoint along = MapShapes.Direction(cell.Primary, x);
        MapPoint corner = new MapPoint(x, cell.Primary.At(x)).Move(along, 0, 9);
        string name = dice.Pick<string>(MapNames.Farms);
        sketch.Area(
            MapShapes.Outline(corner, along, [(-62, 0), (62, 0), (62, 104), (-62, 104)]),
            ("landuse", "farmyard"),
            ("name", name));
        sketch.Area(MapShapes.Rectangle(corner.Move(along, -34, 24), along, (16, 11)), ("building", "farm"));
        sketch.Area(MapShapes.Rectangle(corner.Move(along, -30, 68), along, (22, 46)), ("building", "barn"));
        sketch.Area(MapShapes.Rectangle(corner.Move(along, 34, 80), along, (46, 18)), ("building", "barn"));
        sketch.Area(MapShapes.Rectangle(corner.Move(along, 36, 34), along, (32, 14)), ("building", "farm_auxiliary"));
        sketch.Area(
            MapShapes.Blob(corner.Move(along, 14, 56), (4, 4), 0, 12, dice),
            ("man_made", "silo"),
            ("building", "silo"));
        sketch.Line([corner.Move(along, 4, -9), corner.Move(along, 4, 40)], ("highway", "service"));
        sketch.CutLine(
            [
                corner.Move(along, 4, 40), corner.Move(along, 2, 110), corner.Move(along, -24, 180),
                corner.Move(along, -18, 240),
                corner.Move(along, 30, 292),
            ],
            ("highway", "track"), ("surface", "dirt"));
        sketch.Line(
            [corner.Move(along, -62, 106), corner.Move(along, -150, 108), corner.Move(along, -176, 100)],
            ("natural", "tree_row"));
    }
}
