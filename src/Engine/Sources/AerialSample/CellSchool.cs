namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// Draws a school: grounds with a fence, a building with wings, a pitch inside a running track, parking.
/// </summary>
internal static class CellSchool
{
    /// <summary>Draws the school on the block between the curves.</summary>
    public static void Draw(
        MapSketch sketch, MapDice dice, (MapCurve Left, MapCurve Right) columns, (MapCurve Bottom, MapCurve Top) rows)
    {
        string name = dice.Pick<string>(MapNames.Schools);
        IReadOnlyList<MapPoint> grounds = MapCell.Parcel(rows, columns);
        sketch.Area(grounds, ("amenity", "school"), ("name", name));
        MapPoint corner = grounds[0];
        MapPoint along = MapShapes.Direction(rows.Bottom, corner.X);
        double depth = rows.Top.At(corner.X + 90) - rows.Bottom.At(corner.X + 90) - 6;
        sketch.Line(
            MapShapes.Closed(MapShapes.Outline(corner, along, [(4, 3), (174, 3), (174, depth), (4, depth)])),
            ("barrier", "fence"));
        sketch.Area(
            MapShapes.Outline(
                corner,
                along,
                [
                    (18, 42), (120, 42), (120, 58), (104, 58), (104, 86), (84, 86), (84, 58), (38, 58), (38, 90),
                    (18, 90),
                ]),
            ("building", "school"), ("name", name), ("building:levels", "2"));
        sketch.Area(
            MapShapes.Outline(corner, along, [(22, 45), (34, 45), (34, 55), (22, 55)]),
            ("indoor", "room"),
            ("room", "class"));
        sketch.Area(
            MapShapes.Outline(corner, along, [(18, 7), (112, 7), (112, 35), (18, 35)]),
            ("amenity", "parking"),
            ("surface", "asphalt"));
        sketch.Area(
            MapShapes.Outline(corner, along, [(132, 12), (166, 12), (166, 40), (132, 40)]),
            ("leisure", "pitch"),
            ("sport", "basketball"));
        sketch.Area(
            MapShapes.Outline(corner, along, [(132, 48), (166, 48), (166, 82), (132, 82)]), ("leisure", "playground"));
        DrawTrack(sketch, corner, along, depth);
        sketch.Line(
            [corner.Move(along, 70, -6), corner.Move(along, 70, 8)], ("highway", "service"), ("access", "private"));
        sketch.Line(
            [corner.Move(along, 94, 86), corner.Move(along, 94, 100)], ("highway", "footway"));
    }

    /// <summary>A pitch in a track that is a closed line and no area.</summary>
    private static void DrawTrack(MapSketch sketch, MapPoint corner, MapPoint along, double depth)
    {
        sketch.Area(
            MapShapes.Outline(corner, along, [(64, 114), (124, 114), (124, depth - 20), (64, depth - 20)]),
            ("leisure", "pitch"), ("sport", "soccer"), ("surface", "grass"));
        var ring = new List<MapPoint>();
        for (int i = 0; i <= 8; i++)
        {
            double angle = i * Math.PI / 8;
            ring.Add(corner.Move(along, 94 + (37 * Math.Cos(angle)), depth - 28 + (22 * Math.Sin(angle))));
        }

        for (int i = 8; i <= 16; i++)
        {
            double angle = i * Math.PI / 8;
            ring.Add(corner.Move(along, 94 + (37 * Math.Cos(angle)), 122 + (22 * Math.Sin(angle))));
        }

        sketch.Line(
            MapShapes.Closed(ring), ("leisure", "track"), ("sport", "running"), ("area", "no"), ("surface", "tartan"));
    }
}
