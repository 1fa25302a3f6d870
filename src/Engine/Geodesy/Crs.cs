using System.Globalization;

namespace NuTonic.Engine.Geodesy;

/// <summary>
/// Coordinate reference system by EPSG code; supported are 4326, 3857, 32601-32660, 32701-32760 and 26901-26923. NAD 83
/// counts as WGS 84: its realisations lie one to two metres apart, and no shift is agreed on without knowing which.
/// </summary>
/// <param name="Epsg">EPSG code.</param>
internal readonly record struct Crs(int Epsg)
{
    /// <summary>Longitude and latitude in degrees (x = longitude), WGS 84.</summary>
    public static Crs Wgs84 => new(4326);

    /// <summary>Spherical web Mercator in metres.</summary>
    public static Crs WebMercator => new(3857);

    /// <summary>True for EPSG:4326: coordinates are degrees.</summary>
    public bool IsGeographic => Epsg == 4326;

    /// <summary>True for the 120 UTM zones on WGS 84 and the 23 on NAD 83 that EPSG has: metres, conformal.</summary>
    public bool IsUtm => Epsg is (>= 32601 and <= 32660) or (>= 32701 and <= 32760) or (>= 26901 and <= 26923);

    /// <summary>True for every CRS that <c>CoordinateTransform</c> can project.</summary>
    public bool IsSupported => IsGeographic || Epsg == 3857 || IsUtm;

    /// <summary>UTM zone 1..60; 0 when this is not a UTM zone.</summary>
    public int UtmZone => IsUtm ? Epsg % 100 : 0;

    /// <summary>True for a UTM zone of the southern hemisphere (false northing 10 000 000 m).</summary>
    public bool IsSouth => Epsg is >= 32701 and <= 32760;

    /// <summary>UTM zone <paramref name="zone"/> (1..60) on WGS 84.</summary>
    public static Crs Utm(int zone, bool south) => new((south ? 32700 : 32600) + zone);

    /// <summary>"EPSG:32632".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"EPSG:{Epsg}");
}
