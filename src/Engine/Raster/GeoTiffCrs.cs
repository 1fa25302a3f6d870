using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Raster;

/// <summary>The CRS that a GeoKey directory names, by code or by the parameters of a UTM zone.</summary>
internal static class GeoTiffCrs
{
    private const int Projected = 1;
    private const int Geographic = 2;
    private const int TransverseMercator = 1;
    private const int Wgs84Datum = 6326;
    private const int Degree = 9102;
    private const int Metre = 9001;

    // Parameters are written by programs that computed them: they may be off in the last digits.
    private const double ParameterTolerance = 1e-6;

    /// <exception cref="NuTonicException">NT2004: a CRS that is not supported. NT2005: no CRS at all.</exception>
    public static Crs Read(GeoKeys keys, string name)
    {
        int? model = keys.Code(GeoKeys.ModelType);
        int? projected = keys.Code(GeoKeys.ProjectedType);
        int? geographic = keys.Code(GeoKeys.GeographicType);
        if (model == Projected || (model is null && projected is not null))
        {
            return ReadProjected(keys, projected ?? GeoKeys.UserDefined, name);
        }

        if (model == Geographic || (model is null && geographic is not null))
        {
            return ReadGeographic(keys, geographic ?? GeoKeys.UserDefined, name);
        }

        throw model is null
            ? new NuTonicException(Errors.BadGeoreference, new SourceLocation(name), name, "it names no CRS")
            : Unsupported(name, model == 3 ? "geocentric coordinates" : "an unknown kind of coordinates");
    }

    private static Crs ReadProjected(GeoKeys keys, int code, string name)
    {
        var crs = new Crs(code);
        if (crs.IsSupported && !crs.IsGeographic)
        {
            return crs;
        }

        if (code != GeoKeys.UserDefined)
        {
            throw Unsupported(name, crs.ToString());
        }

        return UtmByParameters(keys) ?? throw Unsupported(name, "a user-defined projection");
    }

    private static Crs ReadGeographic(GeoKeys keys, int code, string name)
    {
        bool isDegrees = (keys.Code(GeoKeys.AngularUnits) ?? Degree) == Degree;
        if (IsWgs84(keys) && isDegrees)
        {
            return Crs.Wgs84;
        }

        string found = code == GeoKeys.UserDefined
            ? "a user-defined geographic CRS"
            : string.Create(CultureInfo.InvariantCulture, $"EPSG:{code}");
        throw Unsupported(name, isDegrees ? found : found + " with units other than degrees");
    }

    private static bool IsWgs84(GeoKeys keys) => keys.Code(GeoKeys.GeographicType) switch
    {
        4326 => true,
        null or GeoKeys.UserDefined => keys.Code(GeoKeys.GeodeticDatum) == Wgs84Datum,
        _ => false,
    };

    private static Crs? UtmByParameters(GeoKeys keys)
    {
        if (!IsWgs84(keys) || (keys.Code(GeoKeys.LinearUnits) ?? Metre) != Metre)
        {
            return null;
        }

        if (keys.Code(GeoKeys.Projection) is (> 16000 and <= 16060) or (> 16100 and <= 16160))
        {
            int projection = keys.Code(GeoKeys.Projection)!.Value;
            return Crs.Utm(projection % 100, projection > 16100);
        }

        double zone = ((keys.Number(GeoKeys.OriginLongitude) ?? double.NaN) + 183) / 6;
        bool isSouth = Is(keys, GeoKeys.FalseNorthing, 10_000_000);
        bool isUtm = keys.Code(GeoKeys.CoordinateTransformation) == TransverseMercator
            && Is(keys, GeoKeys.OriginLatitude, 0)
            && Is(keys, GeoKeys.OriginScale, 0.9996)
            && Is(keys, GeoKeys.FalseEasting, 500_000)
            && (isSouth || Is(keys, GeoKeys.FalseNorthing, 0))
            && Math.Abs(zone - Math.Round(zone)) <= ParameterTolerance
            && Math.Round(zone) is >= 1 and <= 60;
        return isUtm ? Crs.Utm((int)Math.Round(zone), isSouth) : null;
    }

    private static bool Is(GeoKeys keys, int key, double expected) =>
        Math.Abs((keys.Number(key) ?? 0) - expected) <= ParameterTolerance;

    private static NuTonicException Unsupported(string name, string crs) =>
        new(Errors.UnsupportedCrs, new SourceLocation(name), name, crs);
}
