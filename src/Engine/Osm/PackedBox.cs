using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Osm;

/// <summary>A box in 1e-7 degrees; its edges belong to it.</summary>
/// <param name="West">Smallest longitude.</param>
/// <param name="South">Smallest latitude.</param>
/// <param name="East">Largest longitude.</param>
/// <param name="North">Largest latitude.</param>
internal readonly record struct PackedBox(int West, int South, int East, int North)
{
    /// <summary>Contains nothing.</summary>
    public static PackedBox Empty { get; } = new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    /// <summary>True when no position lies in it.</summary>
    public bool IsEmpty => West > East;

    /// <summary>
    /// The positions of the map that lie in <paramref name="box"/> (degrees): edges are rounded inwards, so that a
    /// comparison of whole numbers answers as one of degrees would. Nothing lies in a box with NaN.
    /// </summary>
    public static PackedBox From(Extent box) => HasNaN(box) ? Empty : new(
        ToInt(Math.Ceiling(box.Left * PackedPoint.PerDegree)),
        ToInt(Math.Ceiling(box.Bottom * PackedPoint.PerDegree)),
        ToInt(Math.Floor(box.Right * PackedPoint.PerDegree)),
        ToInt(Math.Floor(box.Top * PackedPoint.PerDegree)));

    /// <summary>Degrees.</summary>
    public Extent ToExtent()
    {
        OsmPoint southWest = new PackedPoint(West, South).ToPoint();
        OsmPoint northEast = new PackedPoint(East, North).ToPoint();
        return new Extent(southWest.Longitude, southWest.Latitude, northEast.Longitude, northEast.Latitude);
    }

    /// <summary>The smallest box around this one and <paramref name="point"/>.</summary>
    public PackedBox Around(PackedPoint point) => new(
        Math.Min(West, point.Longitude),
        Math.Min(South, point.Latitude),
        Math.Max(East, point.Longitude),
        Math.Max(North, point.Latitude));

    /// <summary>The smallest box around this one and <paramref name="points"/>.</summary>
    public PackedBox Around(ReadOnlySpan<PackedPoint> points)
    {
        PackedBox box = this;
        foreach (PackedPoint point in points)
        {
            box = box.Around(point);
        }

        return box;
    }

    /// <summary>True when they share a position.</summary>
    public bool Touches(PackedBox other) =>
        West <= other.East && East >= other.West && South <= other.North && North >= other.South;

    /// <summary>True when all of <paramref name="other"/> lies in this one.</summary>
    public bool Contains(PackedBox other) =>
        West <= other.West && East >= other.East && South <= other.South && North >= other.North;

    private static bool HasNaN(Extent box) =>
        double.IsNaN(box.Left) || double.IsNaN(box.Bottom) || double.IsNaN(box.Right) || double.IsNaN(box.Top);

    private static int ToInt(double value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);
}
