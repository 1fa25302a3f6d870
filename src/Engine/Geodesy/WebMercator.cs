namespace NuTonic.Engine.Geodesy;

/// <summary>
/// Web Mercator (EPSG:3857): the spherical formulas on the equatorial radius, fed with geodetic latitudes.
/// </summary>
/// <remarks>The poles are at infinity: latitudes beyond about 85.06 degrees leave the square world map.</remarks>
/// <seealso href="https://epsg.org/guidance-notes.html">IOGP Guidance Note 7-2, method 1024</seealso>
internal sealed class WebMercator : IMapProjection
{
    private const double RadiansPerDegree = Math.PI / 180;

    /// <inheritdoc/>
    public void Forward(Span<double> x, Span<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            double sin = Math.Sin(Math.Abs(y[i]) * RadiansPerDegree);
            double northing = Wgs84.SemiMajorAxisMeters * Math.Log((1 + sin) / (1 - sin)) / 2;
            x[i] *= Wgs84.SemiMajorAxisMeters * RadiansPerDegree;
            y[i] = Math.CopySign(northing, y[i]);
        }
    }

    /// <inheritdoc/>
    public void Inverse(Span<double> x, Span<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Wgs84.WrapLongitude(x[i] / (Wgs84.SemiMajorAxisMeters * RadiansPerDegree));
            y[i] = Math.Atan(Math.Sinh(y[i] / Wgs84.SemiMajorAxisMeters)) / RadiansPerDegree;
        }
    }
}
