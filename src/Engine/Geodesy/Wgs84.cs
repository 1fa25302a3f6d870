namespace NuTonic.Engine.Geodesy;

/// <summary>The WGS 84 ellipsoid.</summary>
internal static class Wgs84
{
    /// <summary>Equatorial radius in metres.</summary>
    public const double SemiMajorAxisMeters = 6378137.0;

    /// <summary>Flattening, unitless.</summary>
    public const double Flattening = 1 / 298.257223563;

    /// <summary>
    /// Third flattening n = (a - b) / (a + b), the variable of the series of the transverse Mercator.
    /// </summary>
    public const double ThirdFlattening = Flattening / (2 - Flattening);

    /// <summary>
    /// <paramref name="degrees"/> turned by full circles into -180..180; a value inside comes back as it is.
    /// </summary>
    public static double WrapLongitude(double degrees) =>
        degrees is >= -180 and <= 180 ? degrees : degrees - (360 * Math.Round(degrees / 360));
}
