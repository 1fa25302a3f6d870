namespace NuTonic.Engine.Geodesy;

/// <summary>Maps WGS 84 longitude and latitude to a plane and back, many points at once and in place.</summary>
internal interface IMapProjection
{
    /// <summary>Longitudes and latitudes in degrees become eastings and northings in metres.</summary>
    /// <param name="x">Longitude in, easting out.</param>
    /// <param name="y">Latitude in, northing out; as long as <paramref name="x"/>.</param>
    void Forward(Span<double> x, Span<double> y);

    /// <summary>Eastings and northings in metres become longitudes (-180..180) and latitudes in degrees.</summary>
    /// <param name="x">Easting in, longitude out.</param>
    /// <param name="y">Northing in, latitude out; as long as <paramref name="x"/>.</param>
    void Inverse(Span<double> x, Span<double> y);
}
