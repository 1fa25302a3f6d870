using System.Globalization;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Overpass;

/// <summary>
/// A box whose edges lie on multiples of 0.001 degrees (111 m), so that nearly equal boxes ask the same.
/// </summary>
/// <param name="West">In 0.001 degrees, as all edges.</param>
/// <param name="South">Below <paramref name="North"/>.</param>
/// <param name="East">Above <paramref name="West"/>.</param>
/// <param name="North">At most 90,000.</param>
internal readonly record struct LatticeBox(int West, int South, int East, int North) : IComparable<LatticeBox>
{
    /// <summary>Units of a degree.</summary>
    public const int PerDegree = 1000;

    private const double KilometersPerUnit = 0.11132;

    /// <summary>Square kilometres, roughly: the globe as a sphere, the middle of the box for all of it.</summary>
    public double AreaKm2 => WidthKm * HeightKm;

    private double WidthKm =>
        (East - West) * KilometersPerUnit * Math.Cos((South + North) / 2.0 / PerDegree * (Math.PI / 180));

    private double HeightKm => (North - South) * KilometersPerUnit;

    /// <summary>The smallest box that holds <paramref name="box"/>.</summary>
    public static LatticeBox Around(Extent box) => new(
        (int)Math.Floor(box.Left * PerDegree),
        (int)Math.Floor(box.Bottom * PerDegree),
        (int)Math.Ceiling(box.Right * PerDegree),
        (int)Math.Ceiling(box.Top * PerDegree));

    /// <summary>The smallest box that holds both.</summary>
    public LatticeBox Join(LatticeBox other) => new(
        Math.Min(West, other.West),
        Math.Min(South, other.South),
        Math.Max(East, other.East),
        Math.Max(North, other.North));

    /// <summary>Pieces of at most <paramref name="mostKm2"/>, by halving the longer side again and again.</summary>
    public IEnumerable<LatticeBox> Pieces(double mostKm2)
    {
        bool isWide = WidthKm >= HeightKm;
        int length = isWide ? East - West : North - South;
        if (AreaKm2 <= mostKm2 || length < 2)
        {
            return [this];
        }

        int half = (isWide ? West : South) + (length / 2);
        LatticeBox first = isWide ? this with { East = half } : this with { North = half };
        LatticeBox second = isWide ? this with { West = half } : this with { South = half };
        return first.Pieces(mostKm2).Concat(second.Pieces(mostKm2));
    }

    /// <summary>As south, west, north, east in degrees, the order of the query language.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Degrees(South)},{Degrees(West)},{Degrees(North)},{Degrees(East)}");

    /// <summary>From south to north, then from west to east.</summary>
    public int CompareTo(LatticeBox other) =>
        (South, West, North, East).CompareTo((other.South, other.West, other.North, other.East));

    private static decimal Degrees(int units) => units / (decimal)PerDegree;
}
