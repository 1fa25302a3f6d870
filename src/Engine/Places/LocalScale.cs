using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Places;

/// <summary>How many metres a radian of latitude and of longitude has at a place on WGS 84.</summary>
/// <param name="NorthMeters">Radius of curvature of the meridian.</param>
/// <param name="EastMeters">Radius of the parallel; towards 0 at the poles.</param>
/// <seealso href="https://doi.org/10.3133/pp1395">Snyder (1987), equations 4-18 and 4-21</seealso>
internal readonly record struct LocalScale(double NorthMeters, double EastMeters)
{
    /// <summary>Degrees of a radian.</summary>
    public const double Degrees = 180 / Math.PI;

    private const double Eccentricity2 = Wgs84.Flattening * (2 - Wgs84.Flattening);

    /// <summary>The scale at a latitude in degrees.</summary>
    public static LocalScale At(double latitudeDegrees)
    {
        (double sin, double cos) = Math.SinCos(latitudeDegrees / Degrees);
        double squared = 1 - (Eccentricity2 * sin * sin);
        double across = Wgs84.SemiMajorAxisMeters / Math.Sqrt(squared);
        return new LocalScale(across * (1 - Eccentricity2) / squared, across * cos);
    }

    /// <summary>Degrees in the quantum in which positions are stored, 1e-7 (about a centimetre).</summary>
    public static double Quantize(double degrees) => Math.Round(degrees * 1e7) / 1e7;
}
