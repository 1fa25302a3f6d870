namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>
/// The course of a river or road across a cell: it leaves at right angles to the edges, where the next one goes on.
/// </summary>
/// <param name="Start">Metres across at the first edge.</param>
/// <param name="End">Metres across at the other edge.</param>
/// <param name="Length">From edge to edge.</param>
/// <param name="Swing">How far the middle lies to the side.</param>
/// <param name="Twist">How far the quarters lie to opposite sides.</param>
internal readonly record struct MapCurve(double Start, double End, double Length, double Swing, double Twist)
{
    /// <summary>Metres across, for metres along; straight on outside.</summary>
    public double At(double along)
    {
        double t = Math.Clamp(along / Length, 0, 1);
        double hump = t * t * (1 - t) * (1 - t);
        return Start + ((End - Start) * t * t * (3 - (2 * t))) + (16 * Swing * hump) + (110 * Twist * hump * (0.5 - t));
    }

    /// <summary>The curve some metres to the side.</summary>
    public MapCurve Beside(double meters) => this with { Start = Start + meters, End = End + meters };

    /// <summary>The curve halfway to another of the same length.</summary>
    public MapCurve Halfway(MapCurve other) => new(
        (Start + other.Start) / 2, (End + other.End) / 2, Length, (Swing + other.Swing) / 2, (Twist + other.Twist) / 2);

    /// <summary>A straight line.</summary>
    public static MapCurve Straight(double across, double length) => new(across, across, length, 0, 0);
}
