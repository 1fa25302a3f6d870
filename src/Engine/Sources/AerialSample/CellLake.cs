using System.Collections.Immutable;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Draws a lake with an island in a forest, beyond the railway: both are multipolygons.</summary>
internal static class CellLake
{
    private const double ForestMargin = 9;
    private const int Corners = 40;

    /// <summary>Draws the north-west of <paramref name="cell"/>.</summary>
    public static void Draw(MapCell cell, MapSketch sketch, MapDice dice)
    {
        var middle = new MapPoint(345, cell.Rail.At(345) + 178);
        string name = dice.Pick<string>(MapNames.Lakes);
        MapPoint[] shore = MapShapes.Blob(middle, (dice.Between(200, 225), dice.Between(98, 112)), 0.13, Corners, dice);
        MapPoint[] island = MapShapes.Blob(new MapPoint(middle.X + 62, middle.Y + 14), (36, 24), 0.2, 16, dice);

        // The shore in two ways: the second one runs against the first, as in maps that many hands drew.
        long north = sketch.Line([.. shore[..(Corners / 2)], shore[Corners / 2]]);
        long south = sketch.Line([shore[0], .. shore[(Corners / 2)..].Reverse()]);
        long inner = sketch.Line(MapShapes.Closed(island));
        sketch.Relation(
            [new(north, "outer"), new(inner, "inner"), new(south, "outer")],
            [shore, island],
            ("type", "multipolygon"), ("natural", "water"), ("water", "lake"), ("name", name));
        sketch.Area(island, ("natural", "wood"), ("name", "Isla Ñandú"));
        DrawForest(cell, sketch, (north, south, shore));
        DrawShore(sketch, (middle, name, shore));
    }

    private static void DrawForest(MapCell cell, MapSketch sketch, (long North, long South, MapPoint[] Shore) lake)
    {
        IReadOnlyList<MapPoint> edge = MapCell.Parcel(
            (cell.Rail.Beside(ForestMargin), MapCurve.Straight(MapCell.Height - 4, MapCell.Width)),
            (MapCurve.Straight(20, MapCell.Height), cell.Secondary.Beside(-8)));
        long outer = sketch.Line(MapShapes.Closed(edge));
        ImmutableArray<DrawnMember> members = [new(outer, "outer"), new(lake.South, "inner"), new(lake.North, "inner")];
        sketch.Relation(
            members, [edge, lake.Shore], ("type", "multipolygon"), ("landuse", "forest"), ("leaf_type", "mixed"));
    }

    /// <summary>A path around the lake, a beach, a pier and a place to park.</summary>
    private static void DrawShore(MapSketch sketch, (MapPoint Middle, string Name, MapPoint[] Shore) lake)
    {
        MapPoint[] path = [.. lake.Shore.Select(corner => Outward(lake.Middle, corner, 13))];
        sketch.Line(
            MapShapes.Closed(path), ("highway", "footway"), ("surface", "gravel"), ("name", "Around " + lake.Name));
        MapPoint[] beach =
        [
            .. lake.Shore[2..7], .. lake.Shore[2..7].Reverse().Select(corner => Outward(lake.Middle, corner, 11)),
        ];
        sketch.Area(beach, ("natural", "beach"), ("surface", "sand"));
        sketch.Line(
            [Outward(lake.Middle, lake.Shore[9], 4), Outward(lake.Middle, lake.Shore[9], -28)], ("man_made", "pier"));
        sketch.Area(
            MapShapes.Rectangle(Outward(lake.Middle, lake.Shore[1], 44), new MapPoint(0, 1), (52, 34)),
            ("amenity", "parking"), ("surface", "asphalt"));
    }

    private static MapPoint Outward(MapPoint middle, MapPoint corner, double meters)
    {
        double dx = corner.X - middle.X;
        double dy = corner.Y - middle.Y;
        double scale = meters / Math.Sqrt((dx * dx) + (dy * dy));
        return new MapPoint(corner.X + (dx * scale), corner.Y + (dy * scale));
    }
}
