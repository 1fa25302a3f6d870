namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Draws fields.</summary>
internal static class CellFields
{
    private static readonly string[] Crops = ["maize", "wheat", "soy", "barley", "fallow", "sugar_beet"];

    /// <summary>Draws a field, most often a ploughed one.</summary>
    public static void DrawField(MapSketch sketch, MapDice dice, IReadOnlyList<MapPoint> ring)
    {
        string crop = dice.Pick<string>(Crops);
        switch (dice.Bits() % 12)
        {
            case 0:
                sketch.Area(ring, ("landuse", "meadow"), ("meadow", "pasture"));
                break;
            case 1:
                sketch.Area(ring, ("landuse", "orchard"), ("trees", "apple_trees"));
                break;
            case 2:
                sketch.Area(ring, ("landuse", "vineyard"));
                break;
            case 3:
            case 4:
                sketch.Area(ring, ("landuse", "farmland"));
                break;
            default:
                sketch.Area(ring, ("landuse", "farmland"), ("crop", crop));
                break;
        }
    }

    /// <summary>Fills the land between curves with fields side by side.</summary>
    /// <param name="sketch">Where to draw.</param>
    /// <param name="dice">Widths and crops.</param>
    /// <param name="rows">Below and above.</param>
    /// <param name="columns">Left and right.</param>
    public static void DrawPatchwork(
        MapSketch sketch, MapDice dice, (MapCurve Bottom, MapCurve Top) rows, (MapCurve Left, MapCurve Right) columns)
    {
        double middle = rows.Bottom.Halfway(rows.Top).At(MapCell.Width / 2);
        double end = columns.Right.At(middle);
        MapCurve left = columns.Left;
        while (true)
        {
            double next = left.At(middle) + dice.Between(150, 330);
            bool isLast = end - next < 110;
            double slant = dice.Between(-25, 25);
            MapCurve right = isLast ? columns.Right : new MapCurve(next - slant, next + slant, MapCell.Height, 0, 0);
            DrawField(sketch, dice, MapCell.Parcel(rows, (left, right)));
            if (isLast)
            {
                return;
            }

            left = right;
        }
    }
}
