namespace NuTonic.Engine.Geodesy;

/// <summary>
/// Coefficients of the transverse Mercator series for WGS 84 to the sixth power of the third flattening n. The first
/// omitted term is below 1e-8 m inside the +-9 degrees that a neighbour zone needs.
/// </summary>
/// <seealso href="https://doi.org/10.1007/s00190-011-0445-3">Karney (2011), equations 14, 35 and 36</seealso>
/// <seealso href="https://doi.org/10.2312/GFZ.b103-krueger28">Krueger (1912)</seealso>
internal static class KruegerSeries
{
    /// <summary>Radius in metres of the circle whose circumference is four meridian quadrants.</summary>
    public const double RectifyingRadiusMeters =
        Wgs84.SemiMajorAxisMeters / (1 + N) * (1 + (N2 * ((1.0 / 4) + (N2 * ((1.0 / 64) + (N2 / 256))))));

    private const double N = Wgs84.ThirdFlattening;
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N2 * N2;
    private const double N5 = N4 * N;
    private const double N6 = N4 * N2;

    /// <summary>Sphere to ellipsoid: factors of sin 2kz for k = 6 down to 1, to be added.</summary>
    public static ReadOnlySpan<double> Alpha =>
    [
        N6 * (212378941.0 / 319334400),
        N5 * ((34729.0 / 80640) + (N * (-3418889.0 / 1995840))),
        N4 * ((49561.0 / 161280) + (N * ((-179.0 / 168) + (N * (6601661.0 / 7257600))))),
        N3 * ((61.0 / 240) + (N * ((-103.0 / 140) + (N * ((15061.0 / 26880) + (N * (167603.0 / 181440))))))),
        N2 * ((13.0 / 48) + (N * ((-3.0 / 5) + (N * ((557.0 / 1440) + (N * ((281.0 / 630)
            + (N * (-1983433.0 / 1935360))))))))),
        N * ((1.0 / 2) + (N * ((-2.0 / 3) + (N * ((5.0 / 16) + (N * ((41.0 / 180) + (N * ((-127.0 / 288)
            + (N * (7891.0 / 37800))))))))))),
    ];

    /// <summary>Ellipsoid to sphere: factors of sin 2kz for k = 6 down to 1, to be subtracted.</summary>
    public static ReadOnlySpan<double> Beta =>
    [
        N6 * (20648693.0 / 638668800),
        N5 * ((4583.0 / 161280) + (N * (-108847.0 / 3991680))),
        N4 * ((4397.0 / 161280) + (N * ((-11.0 / 504) + (N * (-830251.0 / 7257600))))),
        N3 * ((17.0 / 480) + (N * ((-37.0 / 840) + (N * ((-209.0 / 4480) + (N * (5569.0 / 90720))))))),
        N2 * ((1.0 / 48) + (N * ((1.0 / 15) + (N * ((-437.0 / 1440) + (N * ((46.0 / 105)
            + (N * (-1118711.0 / 3870720))))))))),
        N * ((1.0 / 2) + (N * ((-2.0 / 3) + (N * ((37.0 / 96) + (N * ((-1.0 / 360) + (N * ((-81.0 / 512)
            + (N * (96199.0 / 604800))))))))))),
    ];

    /// <summary>
    /// Sum over k of coefficient k times sin 2kz, for complex z = xi + i eta, by Clenshaw's recurrence.
    /// </summary>
    /// <param name="coefficients"><see cref="Alpha"/> or <see cref="Beta"/>.</param>
    /// <param name="circular">Sine and cosine of 2 xi.</param>
    /// <param name="hyperbolic">Hyperbolic sine and cosine of 2 eta.</param>
    public static (double Xi, double Eta) Sum(
        ReadOnlySpan<double> coefficients,
        (double Sin, double Cos) circular,
        (double Sinh, double Cosh) hyperbolic)
    {
        double twiceRe = 2 * circular.Cos * hyperbolic.Cosh;
        double twiceIm = -2 * circular.Sin * hyperbolic.Sinh;
        double re = 0, im = 0, previousRe = 0, previousIm = 0;
        foreach (double coefficient in coefficients)
        {
            double nextRe = (twiceRe * re) - (twiceIm * im) - previousRe + coefficient;
            double nextIm = (twiceRe * im) + (twiceIm * re) - previousIm;
            (previousRe, previousIm, re, im) = (re, im, nextRe, nextIm);
        }

        double sinRe = circular.Sin * hyperbolic.Cosh;
        double sinIm = circular.Cos * hyperbolic.Sinh;
        return ((sinRe * re) - (sinIm * im), (sinRe * im) + (sinIm * re));
    }
}
