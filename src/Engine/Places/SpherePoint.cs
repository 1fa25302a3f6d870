namespace NuTonic.Engine.Places;

/// <summary>
/// A place as a point of the unit sphere: the straight line between two grows with the way on the ground.
/// </summary>
/// <param name="X">Towards longitude 0 on the equator.</param>
/// <param name="Y">Towards longitude 90 on the equator.</param>
/// <param name="Z">Towards the north pole.</param>
internal readonly record struct SpherePoint(double X, double Y, double Z)
{
    /// <summary>
    /// Kilometres of the sphere that stands for the Earth, as in the reference. Distances are up to 0.6 % off.
    /// </summary>
    public const double EarthKm = 6371;

    // 1.5 mm. Sine and cosine differ in the last bit between platforms; on this lattice they mostly do not, and what
    // follows is exact arithmetic.
    private const double Lattice = 1L << 32;

    /// <summary>The point of a place in degrees.</summary>
    public static SpherePoint Of(double latitudeDegrees, double longitudeDegrees)
    {
        (double sinLat, double cosLat) = Math.SinCos(latitudeDegrees * (Math.PI / 180));
        (double sinLon, double cosLon) = Math.SinCos(longitudeDegrees * (Math.PI / 180));
        return new SpherePoint(Snap(cosLat * cosLon), Snap(cosLat * sinLon), Snap(sinLat));
    }

    /// <summary>Square of the straight line to <paramref name="other"/>, 0..4.</summary>
    public double SquareTo(SpherePoint other)
    {
        double x = X - other.X;
        double y = Y - other.Y;
        double z = Z - other.Z;
        return (x * x) + (y * y) + (z * z);
    }

    /// <summary>Kilometres on the ground for the square of a straight line.</summary>
    public static double Kilometers(double square) => 2 * EarthKm * Math.Asin(Math.Min(1, Math.Sqrt(square) / 2));

    /// <summary>Square of the straight line for kilometres on the ground; half the globe and more give 4.</summary>
    public static double Square(double kilometers)
    {
        double chord = 2 * Math.Sin(Math.Min(kilometers / (2 * EarthKm), Math.PI / 2));
        return chord * chord;
    }

    private static double Snap(double value) => Math.Round(value * Lattice) / Lattice;
}
