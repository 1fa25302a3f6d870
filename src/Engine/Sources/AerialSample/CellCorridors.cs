namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// Draws what runs through a cell: river, brook, roads, railway, power line, and a pipeline that nobody sees.
/// </summary>
internal static class CellCorridors
{
    private const double RoundaboutMeters = 17;
    private const double BridgeMeters = 9;
    private const double CulvertMeters = 13;
    private const double PowerLine = 1428;
    private const double TowerMeters = 200;

    /// <summary>Draws the corridors of <paramref name="cell"/>.</summary>
    public static void Draw(MapCell cell, MapSketch sketch, MapDice dice)
    {
        DrawRiver(cell, sketch, dice);
        DrawStream(cell, sketch, dice);
        DrawRoads(cell, sketch, dice);
        sketch.Line(
            MapCourse.Across(cell.Rail, 0, MapCell.Width, [MapCell.Crossing(cell.Rail, cell.Secondary).X]),
            ("railway", "rail"), ("gauge", "1435"), ("usage", "main"), ("electrified", "no"));
        DrawPower(sketch);
        sketch.Line(
            [new(0, 482), new(700, 476), new(MapCell.Width, 482)],
            ("man_made", "pipeline"), ("location", "underground"), ("substance", "gas"));
    }

    private static void DrawRiver(MapCell cell, MapSketch sketch, MapDice dice)
    {
        string name = MapNames.Rivers[(cell.Row & int.MaxValue) % MapNames.Rivers.Length];
        (MapCurve, MapCurve) banks =
            (cell.River.Beside(-MapCell.RiverHalfWidth), cell.River.Beside(MapCell.RiverHalfWidth));
        sketch.Area(
            MapCell.Parcel(
                banks, (MapCurve.Straight(0, MapCell.Height), MapCurve.Straight(MapCell.Width, MapCell.Height))),
            ("natural", "water"), ("water", "river"), ("name", name));
        double[] stops = [MapCell.Crossing(cell.River, cell.Secondary).X, Mouth(cell).X];
        sketch.Line(MapCourse.Across(cell.River, 0, MapCell.Width, stops), ("waterway", "river"), ("name", name));
        sketch.Line(
            MapCourse.Across(cell.River.Beside(MapCell.RiverHalfWidth + 14), 0, MapCell.Width, []),
            ("highway", "footway"),
            ("surface", "gravel"),
            ("name", dice.Chance(0.5) ? "Otter Trail" : "Sentier de la Loutre"));
    }

    /// <summary>The brook, under railway and road in culverts.</summary>
    private static void DrawStream(MapCell cell, MapSketch sketch, MapDice dice)
    {
        string name = dice.Pick<string>(MapNames.Brooks);
        double rail = MapCell.Crossing(cell.Rail, cell.Stream).Y;
        double road = MapCell.Crossing(cell.Primary, cell.Stream).Y;
        double[] breaks =
        [
            MapCell.Height - 130,
            rail + CulvertMeters,
            rail - CulvertMeters,
            road + CulvertMeters,
            road - CulvertMeters,
            Mouth(cell).Y,
        ];
        for (int i = 1; i < breaks.Length; i++)
        {
            // Downhill, as waterways are drawn.
            IReadOnlyList<MapPoint> course = [.. MapCourse.Upward(cell.Stream, breaks[i], breaks[i - 1], []).Reverse()];
            if (i % 2 == 0)
            {
                sketch.Line(course, ("waterway", "stream"), ("tunnel", "culvert"), ("layer", "-1"), ("name", name));
            }
            else
            {
                sketch.Line(course, ("waterway", "stream"), ("name", name));
            }
        }
    }

    private static void DrawRoads(MapCell cell, MapSketch sketch, MapDice dice)
    {
        string primary = dice.Pick<string>(MapNames.Roads);
        MapPoint centre = MapCell.Crossing(cell.Primary, cell.Secondary);
        double gap = cell.Kind == CellKind.Town ? RoundaboutMeters : 0;
        double[] stops = cell.Kind == CellKind.Town ? CellTown.StreetStops(cell) : [];
        (string, string)[] tags =
        [
            ("highway", "primary"), ("name", primary), ("lanes", "2"), ("surface", "asphalt"), ("maxspeed", "55 mph"),
        ];
        MapPoint west = new(centre.X - gap, cell.Primary.At(centre.X - gap));
        MapPoint east = new(centre.X + gap, cell.Primary.At(centre.X + gap));
        sketch.Line(MapCourse.Across(cell.Primary, 0, west.X, stops), tags);
        sketch.Line(MapCourse.Across(cell.Primary, east.X, MapCell.Width, stops), tags);
        MapPoint south = new(cell.Secondary.At(centre.Y - gap), centre.Y - gap);
        MapPoint north = new(cell.Secondary.At(centre.Y + gap), centre.Y + gap);
        DrawSecondary(cell, sketch, (south, north), dice.Pick<string>(MapNames.Roads));
        if (gap > 0)
        {
            DrawRoundabout(sketch, centre, [east, north, west, south]);
        }
    }

    private static void DrawSecondary(
        MapCell cell, MapSketch sketch, (MapPoint South, MapPoint North) middle, string name)
    {
        double river = MapCell.Crossing(cell.River, cell.Secondary).Y;
        double reach = MapCell.RiverHalfWidth + BridgeMeters;
        MapPoint crossing = MapCell.Crossing(cell.Rail, cell.Secondary);
        double[] stops = cell.Kind == CellKind.Town ? CellTown.SecondaryStops(cell) : [];
        (string, string)[] tags = [("highway", "secondary"), ("name", name), ("surface", "asphalt")];
        sketch.Line(MapCourse.Upward(cell.Secondary, 0, river - reach, [MapCell.SouthFields]), tags);
        sketch.Line(
            MapCourse.Upward(cell.Secondary, river - reach, river + reach, []),
            [.. tags, ("bridge", "yes"), ("layer", "1")]);
        sketch.Line(MapCourse.Upward(cell.Secondary, river + reach, middle.South.Y, stops), tags);
        sketch.Line(MapCourse.Upward(cell.Secondary, middle.North.Y, MapCell.Height, [.. stops, crossing.Y]), tags);
        sketch.Point(crossing, ("railway", "level_crossing"));
    }

    /// <summary>A circle of 16 corners, those of the four roads among them, against the clock.</summary>
    private static void DrawRoundabout(MapSketch sketch, MapPoint centre, MapPoint[] arms)
    {
        var ring = new List<MapPoint>();
        for (int i = 0; i < 16; i++)
        {
            double angle = i * Math.Tau / 16;
            ring.Add(i % 4 == 0
                ? arms[i / 4]
                : new MapPoint(
                    centre.X + (RoundaboutMeters * Math.Cos(angle)), centre.Y + (RoundaboutMeters * Math.Sin(angle))));
        }

        sketch.Line(MapShapes.Closed(ring), ("highway", "primary"), ("junction", "roundabout"), ("surface", "asphalt"));
        sketch.Area(MapShapes.Blob(centre, (8, 8), 0, 12, new MapDice(0)), ("landuse", "grass"));
    }

    private static void DrawPower(MapSketch sketch)
    {
        var wires = new List<MapPoint>();
        for (double x = 0; x <= MapCell.Width; x += TowerMeters)
        {
            wires.Add(new MapPoint(x, PowerLine));
            if (x < MapCell.Width)
            {
                sketch.Point(wires[^1], ("power", "tower"));
            }
        }

        sketch.Line(wires, ("power", "line"), ("voltage", "115000"), ("cables", "3"));
    }

    private static MapPoint Mouth(MapCell cell) => MapCell.Crossing(cell.River, cell.Stream);
}
