namespace NuTonic.Engine.Geodesy;

/// <summary>
/// Series between the geodetic and the conformal latitude of WGS 84: the difference is sin 2u times a polynomial in
/// cos 2u. Sixth order in the third flattening; the error is below 1e-15 radian.
/// </summary>
/// <seealso href="https://arxiv.org/abs/2212.05818">Karney (2023), auxiliary latitudes, appendix A</seealso>
internal static class ConformalLatitude
{
    private const double N = Wgs84.ThirdFlattening;
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N2 * N2;
    private const double N5 = N4 * N;
    private const double N6 = N4 * N2;

    private const double ToConformal1 = N * (-2 + (N * ((2.0 / 3) + (N * ((4.0 / 3) + (N * ((-82.0 / 45)
        + (N * ((32.0 / 45) + (N * (4642.0 / 4725)))))))))));

    private const double ToConformal2 = N2 * ((5.0 / 3) + (N * ((-16.0 / 15) + (N * ((-13.0 / 9)
        + (N * ((904.0 / 315) + (N * (-1522.0 / 945)))))))));

    private const double ToConformal3 = N3 * ((-26.0 / 15) + (N * ((34.0 / 21) + (N * ((8.0 / 5)
        + (N * (-12686.0 / 2835)))))));

    private const double ToConformal4 = N4 * ((1237.0 / 630) + (N * ((-12.0 / 5) + (N * (-24832.0 / 14175)))));
    private const double ToConformal5 = N5 * ((-734.0 / 315) + (N * (109598.0 / 31185)));
    private const double ToConformal6 = N6 * (444337.0 / 155925);

    private const double ToGeodetic1 = N * (2 + (N * ((-2.0 / 3) + (N * (-2 + (N * ((116.0 / 45)
        + (N * ((26.0 / 45) + (N * (-2854.0 / 675)))))))))));

    private const double ToGeodetic2 = N2 * ((7.0 / 3) + (N * ((-8.0 / 5) + (N * ((-227.0 / 45)
        + (N * ((2704.0 / 315) + (N * (2323.0 / 945)))))))));

    private const double ToGeodetic3 = N3 * ((56.0 / 15) + (N * ((-136.0 / 35) + (N * ((-1262.0 / 105)
        + (N * (73814.0 / 2835)))))));

    private const double ToGeodetic4 = N4 * ((4279.0 / 630) + (N * ((-332.0 / 35) + (N * (-399572.0 / 14175)))));
    private const double ToGeodetic5 = N5 * ((4174.0 / 315) + (N * (-144838.0 / 6237)));
    private const double ToGeodetic6 = N6 * (601676.0 / 22275);

    /// <summary>Conformal minus geodetic latitude in radians, from sine and cosine of the geodetic latitude.</summary>
    public static double MinusGeodetic(double sin, double cos)
    {
        double t = 2 * ((cos * cos) - (sin * sin));
        double y6 = ToConformal6;
        double y5 = (t * y6) + ToConformal5;
        double y4 = (t * y5) - y6 + ToConformal4;
        double y3 = (t * y4) - y5 + ToConformal3;
        double y2 = (t * y3) - y4 + ToConformal2;
        double y1 = (t * y2) - y3 + ToConformal1;
        return 2 * sin * cos * y1;
    }

    /// <summary>Geodetic minus conformal latitude in radians, from sine and cosine of the conformal latitude.</summary>
    public static double GeodeticMinus(double sin, double cos)
    {
        double t = 2 * ((cos * cos) - (sin * sin));
        double y6 = ToGeodetic6;
        double y5 = (t * y6) + ToGeodetic5;
        double y4 = (t * y5) - y6 + ToGeodetic4;
        double y3 = (t * y4) - y5 + ToGeodetic3;
        double y2 = (t * y3) - y4 + ToGeodetic2;
        double y1 = (t * y2) - y3 + ToGeodetic1;
        return 2 * sin * cos * y1;
    }
}
