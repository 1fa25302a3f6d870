namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// The plan of a cell: where river, roads and railway run. Positions are metres from its corner in the west and south
/// of the board; x to the right, y up. Corridors from left to right give y for x, those from bottom to top x for y.
/// </summary>
internal sealed class MapCell
{
    /// <summary>Metres across.</summary>
    public const double Width = MapFrame.CellWidth;

    /// <summary>Metres up.</summary>
    public const double Height = MapFrame.CellHeight;

    /// <summary>Half of the river's width.</summary>
    public const double RiverHalfWidth = 17;

    /// <summary>Where the fields of the south end.</summary>
    public const double SouthFields = 150;

    /// <summary>Where the meadows along the river end.</summary>
    public const double NorthMeadows = 560;

    private const int Cells = 1024;
    private const long IdsOfACell = 10_000;

    /// <summary>The plan of a cell of the world of a seed.</summary>
    public MapCell(ulong seed, int column, int row)
    {
        Seed = SampleHash.At(seed + 101, column, row);
        (Column, Row) = (column, row);
        Kind = KindOf(column, row, Seed);
        River = Across(seed + 1, 330, 40, 60, 40);
        Primary = Across(seed + 2, 760, 18, 12, 6);
        Rail = Across(seed + 3, 1120, 18, 12, 6);
        Secondary = Upward(seed + 4, 760, 50, 30);
        Stream = Upward(seed + 5, 1300, 50, 40);
    }

    /// <summary>Seed of everything in it.</summary>
    public ulong Seed { get; }

    /// <summary>Position on the board.</summary>
    public int Column { get; }

    /// <summary>Position on the board.</summary>
    public int Row { get; }

    /// <summary>What it is like.</summary>
    public CellKind Kind { get; }

    /// <summary>Middle of the river, from left to right.</summary>
    public MapCurve River { get; }

    /// <summary>Main road, from left to right.</summary>
    public MapCurve Primary { get; }

    /// <summary>Railway, from left to right.</summary>
    public MapCurve Rail { get; }

    /// <summary>Road from bottom to top.</summary>
    public MapCurve Secondary { get; }

    /// <summary>Brook from the top down to the river.</summary>
    public MapCurve Stream { get; }

    /// <summary>Ids of its elements start here.</summary>
    public long FirstId => ((((long)(Column + (Cells / 2)) * Cells) + Row + (Cells / 2)) * IdsOfACell) + 1;

    /// <summary>Where a curve from left to right meets one from bottom to top.</summary>
    public static MapPoint Crossing(MapCurve across, MapCurve upward)
    {
        double y = across.At(Width / 2);
        for (int i = 0; i < 8; i++)
        {
            y = across.At(upward.At(y));
        }

        return new MapPoint(upward.At(y), y);
    }

    /// <summary>
    /// The piece of land between two curves from left to right and two from bottom to top: corners without the first
    /// one again, counter-clockwise.
    /// </summary>
    public static IReadOnlyList<MapPoint> Parcel(
        (MapCurve Bottom, MapCurve Top) rows, (MapCurve Left, MapCurve Right) columns)
    {
        MapPoint bottomLeft = Crossing(rows.Bottom, columns.Left);
        MapPoint bottomRight = Crossing(rows.Bottom, columns.Right);
        MapPoint topLeft = Crossing(rows.Top, columns.Left);
        MapPoint topRight = Crossing(rows.Top, columns.Right);
        var ring = new List<MapPoint>();
        ring.AddRange(MapCourse.Across(rows.Bottom, bottomLeft.X, bottomRight.X, []).SkipLast(1));
        ring.AddRange(MapCourse.Upward(columns.Right, bottomRight.Y, topRight.Y, []).SkipLast(1));
        ring.AddRange(MapCourse.Across(rows.Top, topLeft.X, topRight.X, []).Reverse().SkipLast(1));
        ring.AddRange(MapCourse.Upward(columns.Left, bottomLeft.Y, topLeft.Y, []).Reverse().SkipLast(1));
        return ring;
    }

    private static CellKind KindOf(int column, int row, ulong seed) => (column, row) switch
    {
        // What the first two quads show does not depend on the seed.
        (0, 0) => CellKind.Town,
        (1, 0) => CellKind.Lake,
        _ => ((seed >> 20) % 10) switch
        {
            < 3 => CellKind.Town,
            < 5 => CellKind.Lake,
            < 8 => CellKind.Farm,
            _ => CellKind.Wood,
        },
    };

    private MapCurve Across(ulong salt, double middle, double spread, double swing, double twist) => new(
        Edge(salt, Column, middle, spread),
        Edge(salt, Column + 1, middle, spread),
        Width,
        Own(salt, swing),
        Own(salt + 50, twist));

    private MapCurve Upward(ulong salt, double middle, double spread, double swing) => new(
        middle + (spread * Signed(SampleHash.At(salt, Column, Row))),
        middle + (spread * Signed(SampleHash.At(salt, Column, Row + 1))),
        Height,
        Own(salt, swing),
        0);

    private double Edge(ulong salt, int column, double middle, double spread) =>
        middle + (spread * Signed(SampleHash.At(salt, column, Row)));

    private double Own(ulong salt, double most) => most * Signed(SampleHash.Mix(Seed ^ salt));

    private static double Signed(ulong bits) => (2 * SampleHash.Unit(bits)) - 1;
}
