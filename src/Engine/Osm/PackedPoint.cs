namespace NuTonic.Engine.Osm;

/// <summary>
/// A position in the unit in which OpenStreetMap keeps it, 1e-7 degrees: positions are equal exactly when the map says
/// so, whichever format they were read from.
/// </summary>
/// <param name="Longitude">1e-7 degrees, -1,800,000,000 to 1,800,000,000.</param>
/// <param name="Latitude">1e-7 degrees, -900,000,000 to 900,000,000.</param>
internal readonly record struct PackedPoint(int Longitude, int Latitude) : IComparable<PackedPoint>
{
    /// <summary>Units of a degree.</summary>
    public const int PerDegree = 10_000_000;

    private const int NanoPerUnit = 100;
    private const int MaxLongitude = 180 * PerDegree;
    private const int MaxLatitude = 90 * PerDegree;

    /// <summary>Rounds degrees; false when they lie outside the globe or are no numbers.</summary>
    public static bool TryFromDegrees(double longitude, double latitude, out PackedPoint point) =>
        TryCreate(Math.Round(longitude * PerDegree), Math.Round(latitude * PerDegree), out point);

    /// <summary>Rounds 1e-9 degrees; false when they lie outside the globe.</summary>
    public static bool TryFromNano(Int128 longitude, Int128 latitude, out PackedPoint point)
    {
        Int128 x = Round(longitude);
        Int128 y = Round(latitude);
        bool isValid = Int128.Abs(x) <= MaxLongitude && Int128.Abs(y) <= MaxLatitude;
        point = isValid ? new PackedPoint((int)x, (int)y) : default;
        return isValid;
    }

    /// <summary>Degrees.</summary>
    public OsmPoint ToPoint() => new(Longitude / (double)PerDegree, Latitude / (double)PerDegree);

    /// <summary>From west to east, then from south to north.</summary>
    public int CompareTo(PackedPoint other) =>
        Longitude == other.Longitude ? Latitude.CompareTo(other.Latitude) : Longitude.CompareTo(other.Longitude);

    private static bool TryCreate(double x, double y, out PackedPoint point)
    {
        // Written so that NaN fails.
        bool isValid = Math.Abs(x) <= MaxLongitude && Math.Abs(y) <= MaxLatitude;
        point = isValid ? new PackedPoint((int)x, (int)y) : default;
        return isValid;
    }

    private static Int128 Round(Int128 nano) => (nano + (nano < 0 ? -NanoPerUnit / 2 : NanoPerUnit / 2)) / NanoPerUnit;
}
