namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Draws the blocks of a town around its roundabout: a church, shops and a park.</summary>
internal static class CellCentre
{
    /// <summary>A church in its yard, and a place to park.</summary>
    public static void DrawChurch(
        MapSketch sketch, MapDice dice, (MapCurve Bottom, MapCurve Top) rows, (MapCurve Left, MapCurve Right) columns)
    {
        (MapPoint middle, MapPoint along) = Middle(rows, columns);
        sketch.Area(MapCell.Parcel(rows, columns), ("landuse", "grass"));
        MapPoint church = middle.Move(along, -30, 8);
        sketch.Area(
            MapShapes.Outline(
                church,
                along,
                [
                    (-24, -7), (4, -7), (4, -14), (14, -14), (14, -7), (22, -7), (27, 0), (22, 7), (14, 7), (14, 14),
                    (4, 14), (4, 7), (-24, 7),
                ]),
            ("building", "church"),
            ("amenity", "place_of_worship"),
            ("religion", "christian"),
            ("name", dice.Pick<string>(MapNames.Churches)));
        sketch.Area(
            MapShapes.Rectangle(middle.Move(along, 46, 18), along, (64, 62)),
            ("amenity", "grave_yard"),
            ("religion", "christian"));
        sketch.Area(
            MapShapes.Rectangle(middle.Move(along, 46, -42), along, (60, 34)),
            ("amenity", "parking"),
            ("surface", "asphalt"));
        sketch.Line(
            [
                middle.Move(along, 10, -42),
                church.Move(along, 10, -22),
                church.Move(along, -26, -22),
                church.Move(along, -26, 0),
            ],
            ("highway", "footway"), ("surface", "paving_stones"));
        for (int i = 0; i < 9; i++)
        {
            sketch.Point(church.Move(along, (i * 9) - 44, 26), ("natural", "tree"));
        }
    }

    /// <summary>A supermarket, two smaller shops and much room for cars.</summary>
    public static void DrawShops(
        MapSketch sketch, MapDice dice, (MapCurve Bottom, MapCurve Top) rows, (MapCurve Left, MapCurve Right) columns)
    {
        (MapPoint middle, MapPoint along) = Middle(rows, columns);
        sketch.Area(MapCell.Parcel(rows, columns), ("landuse", "retail"));
        sketch.Area(
            MapShapes.Rectangle(middle.Move(along, -34, 36), along, (74, 46)),
            ("building", "retail"), ("shop", "supermarket"), ("name", "Mercado Núñez"));
        sketch.Area(
            MapShapes.Rectangle(middle.Move(along, 42, 40), along, (46, 30)),
            ("building", "retail"),
            ("shop", "doityourself"));
        sketch.Area(
            MapShapes.Rectangle(middle.Move(along, 66, -30), along, (18, 42)),
            ("building", "commercial"), ("amenity", "bank"), ("building:levels", dice.Chance(0.5) ? "2" : "3"));
        sketch.Area(
            MapShapes.Rectangle(middle.Move(along, -14, -28), along, (118, 62)),
            ("amenity", "parking"), ("parking", "surface"), ("surface", "asphalt"));
        sketch.Line(
            [middle.Move(along, -14, -80), middle.Move(along, -14, -58)],
            ("highway", "service"),
            ("surface", "asphalt"));
        sketch.Area(
            MapShapes.Rectangle(middle.Move(along, -34, 36), along, (60, 34)),
            ("amenity", "parking"),
            ("parking", "underground"));
    }

    /// <summary>A park with a pond and paths that cross.</summary>
    public static void DrawPark(
        MapSketch sketch, MapDice dice, (MapCurve Bottom, MapCurve Top) rows, (MapCurve Left, MapCurve Right) columns)
    {
        (MapPoint middle, MapPoint along) = Middle(rows, columns);
        sketch.Area(MapCell.Parcel(rows, columns), ("leisure", "park"), ("name", dice.Pick<string>(MapNames.Parks)));
        sketch.Area(
            MapShapes.Blob(middle.Move(along, -34, 2), (30, 19), 0.14, 20, dice),
            ("natural", "water"),
            ("water", "pond"));
        sketch.Area(MapShapes.Rectangle(middle.Move(along, 66, 26), along, (24, 18)), ("leisure", "playground"));
        sketch.Line(
            [
                middle.Move(along, -88, -48),
                middle.Move(along, -20, -30),
                middle.Move(along, 28, 4),
                middle.Move(along, 84, 48),
            ],
            ("highway", "footway"), ("surface", "gravel"));
        sketch.Line(
            [
                middle.Move(along, -80, 46),
                middle.Move(along, -10, 34),
                middle.Move(along, 28, 4),
                middle.Move(along, 60, -46),
            ],
            ("highway", "footway"), ("surface", "gravel"));
    }

    private static (MapPoint Middle, MapPoint Along) Middle(
        (MapCurve Bottom, MapCurve Top) rows, (MapCurve Left, MapCurve Right) columns)
    {
        MapPoint middle = MapCell.Crossing(rows.Bottom.Halfway(rows.Top), columns.Left.Halfway(columns.Right));
        return (middle, MapShapes.Direction(rows.Bottom, middle.X));
    }
}
