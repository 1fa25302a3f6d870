namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Draws what lies beyond the railway of a town: works, allotments, a wood.</summary>
internal static class CellOutskirts
{
    private const double RailMargin = 9;
    private const double RoadMargin = 8;
    private const double WorksMeters = 190;

    /// <summary>Draws the north of the town in <paramref name="cell"/>.</summary>
    public static void Draw(MapCell cell, MapSketch sketch, MapDice dice)
    {
        MapCurve west = MapCurve.Straight(0, MapCell.Height);
        MapCurve east = MapCurve.Straight(MapCell.Width, MapCell.Height);
        MapCurve top = MapCurve.Straight(MapCell.Height, MapCell.Width);
        MapCurve rail = cell.Rail.Beside(RailMargin);
        MapCurve back = cell.Rail.Beside(WorksMeters);
        MapCurve gate = MapCurve.Straight(230, MapCell.Height);
        CellFields.DrawField(sketch, dice, MapCell.Parcel((rail, back), (west, gate)));
        DrawWorks(cell, sketch, dice, (gate.Beside(4), cell.Secondary.Beside(-RoadMargin)));
        CellFields.DrawPatchwork(sketch, dice, (back.Beside(4), top), (west, cell.Secondary.Beside(-RoadMargin)));
        MapCurve plots = MapCurve.Straight(cell.Secondary.At(1200) + 190, MapCell.Height);
        sketch.Area(
            MapCell.Parcel((rail, back), (cell.Secondary.Beside(RoadMargin), plots)),
            ("landuse", "allotments"),
            ("name", "Gärten am Gleis"));
        for (int i = 0; i < 18; i++)
        {
            var hut = new MapPoint(plots.Start - 168 + (i % 6 * 28), cell.Rail.At(plots.Start) + 36 + (i / 6 * 48));
            sketch.Area(MapShapes.Rectangle(hut, new MapPoint(1, 0), (4, 3.2)), ("building", "shed"));
        }

        sketch.Area(
            MapCell.Parcel((rail, back), (plots.Beside(3), cell.Stream.Beside(-3))), ("landuse", "brownfield"));
        sketch.Area(
            MapCell.Parcel((back.Beside(3), top), (cell.Secondary.Beside(RoadMargin), cell.Stream.Beside(-3))),
            ("landuse", "forest"), ("leaf_type", "mixed"));
        sketch.Area(
            MapCell.Parcel((rail, top), (cell.Stream.Beside(3), east)),
            ("landuse", "forest"),
            ("leaf_type", "needleleaved"));
        CellCountry.DrawForestPath(cell, sketch, dice);
    }

    /// <summary>Halls with flat roofs between the railway and a yard.</summary>
    private static void DrawWorks(MapCell cell, MapSketch sketch, MapDice dice, (MapCurve Left, MapCurve Right) columns)
    {
        sketch.Area(
            MapCell.Parcel((cell.Rail.Beside(RailMargin), cell.Rail.Beside(WorksMeters)), columns),
            ("landuse", "industrial"), ("name", "Zakłady Świetlik"));
        double left = columns.Left.Start;
        MapPoint along = MapShapes.Direction(cell.Rail, left + 200);
        var corner = new MapPoint(left, cell.Rail.At(left));
        for (int i = 0; i < 3; i++)
        {
            (double, double) size = (dice.Between(78, 112), dice.Between(34, 50));
            sketch.Area(
                MapShapes.Rectangle(corner.Move(along, 72 + (i * 126), 50), along, size),
                ("building", i == 1 ? "warehouse" : "industrial"));
        }

        for (int i = 0; i < 2; i++)
        {
            sketch.Area(
                MapShapes.Outline(
                    corner.Move(along, 40 + (i * 118), 128),
                    along,
                    [(0, 0), (84, 0), (84, 36), (40, 36), (40, 22), (0, 22)]),
                ("building", "industrial"));
        }

        sketch.Area(
            MapShapes.Rectangle(corner.Move(along, 330, 138), along, (112, 48)),
            ("amenity", "parking"),
            ("surface", "asphalt"));
        sketch.Line(
            [
                new(cell.Secondary.At(corner.Y + 92), corner.Y + 92), corner.Move(along, 400, 92),
                corner.Move(along, 26, 92),
                corner.Move(along, 26, 150),
            ],
            ("highway", "service"), ("surface", "concrete"));
    }
}
