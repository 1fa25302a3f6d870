namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Draws a school: grounds with a fence, a building with wings, a pitch inside a running track, parking.</summary>
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
        sketch.Line(
            MapShapes.Closed(MapShapes.Outline(corner, along, [(4, 3), (174, 3), (174, 282), (4, 282)])), ("barrier", "fence"));
        sketch.Area(
            MapShapes.Outline(corner, along, [(18, 48), (120, 48), (120, 66), (104, 66), (104, 96), (84, 96), (84, 66), (38, 66), (38, 104), (18, 104)]),
            ("building", "school"), ("name", name), ("building:levels", "2"));
        sketch.Area(
            MapShapes.Outline(corner, along, [(22, 52), (34, 52), (34, 62), (22, 62)]), ("indoor", "room"), ("room", "class"));
        sketch.Area(
            MapShapes.Outline(corner, along, [(18, 8), (112, 8), (112, 40), (18, 40)]), ("amenity", "parking"), ("surface", "asphalt"));
        sketch.Area(MapShapes.Outline(corner, along, [(132, 12), (166, 12), (166, 40), (132, 40)]), ("leisure", "pitch"), ("sport", "basketball"));
        sketch.Area(MapShapes.Outline(corner, along, [(128, 62), (166, 62), (166, 100), (128, 100)]), ("leisure", "playground"));
        DrawTrack(sketch, corner, along);
        sketch.Line(
            [corner.Move(along, 70, -6), corner.Move(along, 70, 8)], ("highway", "service"), ("access", "private"));
        sketch.Line(
            [corner.Move(along, 94, 96), corner.Move(along, 94, 122)], ("highway", "footway"));
    }

    /// <summary>A pitch of 105 by 60 m in a track that is a closed line and no area.</summary>
    private static void DrawTrack(MapSketch sketch, MapPoint corner, MapPoint along)
    {
        sketch.Area(
            MapShapes.Outline(corner, along, [(64, 152), (124, 152), (124, 252), (64, 252)]),
            ("leisure", "pitch"), ("sport", "soccer"), ("surface", "grass"));
        var ring = new List<MapPoint>();
        for (int i = 0; i <= 8; i++)
        {
            double angle = i * Math.PI / 8;
            ring.Add(corner.Move(along, 94 + (37 * Math.Cos(angle)), 246 + (22 * Math.Sin(angle))));
        }

        for (int i = 8; i <= 16; i++)
        {
            double angle = i * Math.PI / 8;
            ring.Add(corner.Move(along, 94 + (37 * Math.Cos(angle)), 158 + (22 * Math.Sin(angle))));
        }

        sketch.Line(MapShapes.Closed(ring), ("leisure", "track"), ("sport", "running"), ("area", "no"), ("surface", "tartan"));
    }
}
