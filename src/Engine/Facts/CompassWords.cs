namespace NuTonic.Engine.Facts;

/// <summary>Positions, directions and courses as compass words; north is the top row of the picture.</summary>
internal static class CompassWords
{
    private const double FirstThird = 1.0 / 3;
    private const double LastThird = 2.0 / 3;
    private const double TanOfEighth = 0.41421356237309503; // Tangent of 22.5 degrees: the edge of a sector.

    private static readonly string[] Ninths =
        ["southwest", "south", "southeast", "west", "center", "east", "northwest", "north", "northeast"];

    /// <summary>Which ninth of the patch a position lies in: "northwest", "center".</summary>
    public static string Position(double x, double y) => Ninths[(Third(y) * 3) + Third(x)];

    /// <summary>
    /// One of eight directions; the opposite difference has the opposite word. Null for no difference.
    /// </summary>
    /// <param name="x">To the east, any unit.</param>
    /// <param name="y">To the north, same unit.</param>
    public static string? Direction(double x, double y)
    {
        if (x == 0 && y == 0)
        {
            return null;
        }

        int column = Math.Abs(x) <= TanOfEighth * Math.Abs(y) ? 0 : Math.Sign(x);
        int row = Math.Abs(y) <= TanOfEighth * Math.Abs(x) ? 0 : Math.Sign(y);
        return Ninths[((row + 1) * 3) + column + 1];
    }

    /// <summary>The axis of a course; the opposite course has the same. Null for no difference.</summary>
    public static string? Orientation(double x, double y) => Direction(x, y) switch
    {
        null => null,
        "east" or "west" => "east-west",
        "north" or "south" => "north-south",
        "northeast" or "southwest" => "northeast-southwest",
        _ => "northwest-southeast",
    };

    /// <summary>Where a line ends; the forms stand at <see cref="ElementFacts.Ends"/>.</summary>
    public static string End(PatchPoint end)
    {
        string position = Position(end.X, end.Y);
        string? across = end.X == 0 ? "west" : end.X == 1 ? "east" : null;
        string? up = end.Y == 0 ? "south" : end.Y == 1 ? "north" : null;
        if (across is not null && up is not null)
        {
            return position + " corner";
        }

        string? edge = across ?? up;
        return edge is null ? position : edge == position ? edge + " edge" : edge + " edge in the " + position;
    }

    private static int Third(double position) => position < FirstThird ? 0 : position > LastThird ? 2 : 1;
}
