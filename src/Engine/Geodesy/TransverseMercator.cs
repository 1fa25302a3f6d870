namespace NuTonic.Engine.Geodesy;

/// <summary>
/// Transverse Mercator of WGS 84 as the UTM zones use it, by the sixth-order Krueger series: within 1e-8 m up to 9
/// degrees from the central meridian, at every latitude. Points more than 90 degrees away are only good for "far off".
/// </summary>
/// <remarks>
/// Forward: latitude -> conformal sphere -> spherical transverse Mercator z' = xi' + i eta' -> z = z' + sum a_k sin
/// 2kz'. Sines and cosines of 2z' follow from those of the sphere by algebra,
/// so a point costs two SinCos, one Atan2, one Log.
/// </remarks>
/// <seealso href="https://doi.org/10.1007/s00190-011-0445-3">Karney (2011), sections 2 and 5</seealso>
internal sealed class TransverseMercator : IMapProjection
{
    private const double DegreesPerRadian = 180 / Math.PI;
    private const double ScaledRadiusMeters = KruegerSeries.RectifyingRadiusMeters * CentralScale;
    private const double CentralScale = 0.9996;
    private const double FalseEastingMeters = 500_000;
    private const double SouthFalseNorthingMeters = 10_000_000;

    private readonly double _centralMeridianDegrees;
    private readonly double _falseNorthingMeters;

    /// <summary>The projection of <paramref name="crs"/>, which must be a UTM zone.</summary>
    public TransverseMercator(Crs crs)
    {
        if (!crs.IsUtm)
        {
            throw new ArgumentException("not a UTM zone: " + crs, nameof(crs));
        }

        _centralMeridianDegrees = (6 * crs.UtmZone) - 183;
        _falseNorthingMeters = crs.IsSouth ? SouthFalseNorthingMeters : 0;
    }

    /// <inheritdoc/>
    public void Forward(Span<double> x, Span<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            double lambda = Wgs84.WrapLongitude(x[i] - _centralMeridianDegrees) / DegreesPerRadian;
            (double xi, double eta) = Project(lambda, y[i] / DegreesPerRadian);
            x[i] = (ScaledRadiusMeters * eta) + FalseEastingMeters;
            y[i] = (ScaledRadiusMeters * xi) + _falseNorthingMeters;
        }
    }

    /// <inheritdoc/>
    public void Inverse(Span<double> x, Span<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            double eta = (x[i] - FalseEastingMeters) / ScaledRadiusMeters;
            double xi = (y[i] - _falseNorthingMeters) / ScaledRadiusMeters;
            (double lambda, double phi) = Unproject(xi, eta);
            x[i] = Wgs84.WrapLongitude((lambda * DegreesPerRadian) + _centralMeridianDegrees);
            y[i] = phi * DegreesPerRadian;
        }
    }

    private static (double Xi, double Eta) Project(double lambda, double phi)
    {
        (double sinPhi, double cosPhi) = Math.SinCos(phi);
        (double sin, double cos) = Turn(sinPhi, cosPhi, ConformalLatitude.MinusGeodetic(sinPhi, cosPhi));
        (double sinLambda, double cosLambda) = Math.SinCos(lambda);
        double across = cos * sinLambda;
        double along = cos * cosLambda;
        double squared = (sin * sin) + (along * along);
        double absolute = Math.Abs(across);
        double xi = Math.Atan2(sin, along);
        double eta = Math.CopySign(Math.Log((1 + absolute) / (1 - absolute)) / 2, across);
        double sin2Xi = 2 * sin * along / squared;
        double cos2Xi = ((along * along) - (sin * sin)) / squared;
        double sinh2Eta = 2 * across / squared;
        double cosh2Eta = (1 + (across * across)) / squared;
        (double dXi, double dEta) = KruegerSeries.Sum(KruegerSeries.Alpha, (sin2Xi, cos2Xi), (sinh2Eta, cosh2Eta));
        return (xi + dXi, eta + dEta);
    }

    private static (double Lambda, double Phi) Unproject(double xi, double eta)
    {
        (double Sin, double Cos) circular = Math.SinCos(2 * xi);
        (double dXi, double dEta) = KruegerSeries.Sum(KruegerSeries.Beta, circular, Hyperbolic(2 * eta));
        (double sinXi, double cosXi) = Math.SinCos(xi - dXi);
        (double sinh, double cosh) = Hyperbolic(eta - dEta);
        double radius = Math.Sqrt((sinh * sinh) + (cosXi * cosXi));
        double chi = Math.Atan2(sinXi, radius);
        double phi = chi + ConformalLatitude.GeodeticMinus(sinXi / cosh, radius / cosh);
        return (Math.Atan2(sinh, cosXi), phi);
    }

    /// <summary>Sine and cosine of an angle that is <paramref name="delta"/> (at most 0.004 radian) larger.</summary>
    private static (double Sin, double Cos) Turn(double sin, double cos, double delta)
    {
        double squared = delta * delta;
        double sinDelta = delta * (1 - (squared / 6 * (1 - (squared / 20))));
        double cosDelta = 1 - (squared / 2 * (1 - (squared / 12 * (1 - (squared / 30)))));
        return ((sin * cosDelta) + (cos * sinDelta), (cos * cosDelta) - (sin * sinDelta));
    }

    /// <summary>From one exponential of the absolute value, so that east and west mirror exactly.</summary>
    private static (double Sinh, double Cosh) Hyperbolic(double value)
    {
        double exp = Math.Exp(Math.Abs(value));
        double reciprocal = 1 / exp;
        return (Math.CopySign((exp - reciprocal) / 2, value), (exp + reciprocal) / 2);
    }
}
