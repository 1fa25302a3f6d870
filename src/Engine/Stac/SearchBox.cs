using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Stac;

/// <summary>A box in degrees that may cross the antimeridian; then west is the larger number, as in GeoJSON.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7946#section-5.2">RFC 7946, 5.2</seealso>
internal readonly record struct SearchBox
{
    private const double HalfTurn = 180;
    private const double Turn = 360;

    private SearchBox(double west, double south, double east, double north)
    {
        West = west;
        South = south;
        East = east;
        North = north;
    }

    /// <summary>Degrees, -180..180.</summary>
    public double West { get; }

    /// <summary>Degrees, -90..90.</summary>
    public double South { get; }

    /// <summary>Degrees, -180..180; smaller than <see cref="West"/> when the box crosses the antimeridian.</summary>
    public double East { get; }

    /// <summary>Degrees, -90..90.</summary>
    public double North { get; }

    /// <summary>True when it crosses the antimeridian.</summary>
    public bool IsCrossing => West > East;

    /// <summary>The box in one piece: its right edge lies beyond 180 when it crosses the antimeridian.</summary>
    public Extent Unrolled => new(West, South, IsCrossing ? East + Turn : East, North);

    /// <summary>
    /// The box as one or two pieces that do not cross. Servers are asked for the pieces: some take a box with west
    /// above east for one around the rest of the world, others refuse it.
    /// </summary>
    public ImmutableArray<Extent> Pieces => IsCrossing
        ? [.. CrossingPieces().Where(piece => piece.Left < piece.Right)]
        : [new Extent(West, South, East, North)];

    /// <summary>
    /// The box of <paramref name="degrees"/>, whose edges may lie beyond 180 or have west above east.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, empty, or beyond a pole.</exception>
    public static SearchBox Of(Extent degrees)
    {
        bool isFinite = double.IsFinite(degrees.Left) && double.IsFinite(degrees.Right);
        bool isHigh = degrees.Bottom >= -90 && degrees.Bottom < degrees.Top && degrees.Top <= 90;
        if (!isFinite || !isHigh || degrees.Left == degrees.Right)
        {
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "no box in degrees");
        }

        return degrees.Right - degrees.Left >= Turn
            ? new SearchBox(-HalfTurn, degrees.Bottom, HalfTurn, degrees.Top)
            : new SearchBox(
                Wrap(degrees.Left, isWest: true), degrees.Bottom, Wrap(degrees.Right, isWest: false), degrees.Top);
    }

    // 180 stays what it is as an east edge and becomes -180 as a west one, so that no piece is empty.
    private static double Wrap(double longitude, bool isWest)
    {
        if (longitude is > -HalfTurn and < HalfTurn)
        {
            return longitude;
        }

        double wrapped = longitude - (Turn * Math.Floor((longitude + HalfTurn) / Turn));
        return wrapped == -HalfTurn && !isWest ? HalfTurn : wrapped;
    }

    private IEnumerable<Extent> CrossingPieces() =>
        [new Extent(West, South, HalfTurn, North), new Extent(-HalfTurn, South, East, North)];
}
