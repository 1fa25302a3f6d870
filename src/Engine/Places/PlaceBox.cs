using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Places;

/// <summary>
/// Square boxes around places, on the ellipsoid: as wide on the parallel of the place as high on its meridian. The
/// reference's are up to 0.4 % larger or smaller, because it takes the Earth for a sphere.
/// </summary>
internal static class PlaceBox
{
    /// <summary>
    /// Width in kilometres where nothing else is said. The reference calls its 5 km half a width and halves them again.
    /// </summary>
    public const double DefaultKm = 5;

    /// <summary>Widest box in kilometres: a scene of Sentinel-2 is 110 km wide.</summary>
    public const double MostKm = 500;

    private const double UtmSouth = -80;
    private const double UtmNorth = 84;

    /// <summary>The box around <paramref name="place"/>.</summary>
    /// <param name="place">Its middle.</param>
    /// <param name="widthKm">Kilometres; more than 0, at most <see cref="MostKm"/>.</param>
    /// <returns>Degrees in units of 1e-7, as a poi.json may hold them: west before east, inside of UTM.</returns>
    /// <exception cref="NuTonicException">NT1420, NT1421: it would reach over longitude 180 or beyond UTM. It is not
    /// cut there, because a narrower box would give fewer tiles without a word.</exception>
    public static Extent Around(Place place, double widthKm)
    {
        if (TryAround(place.Latitude, place.Longitude, widthKm, out Extent box))
        {
            return box;
        }

        throw box.Bottom < UtmSouth || box.Top > UtmNorth
            ? new NuTonicException(Errors.PlaceBoxBeyondUtm, null, place.Id, place.Latitude, widthKm)
            : new NuTonicException(Errors.PlaceBoxOverAntimeridian, null, place.Id, place.Longitude, widthKm);
    }

    /// <summary>
    /// As <see cref="Around"/>; false when the box cannot be used, which is then given as it would be.
    /// </summary>
    public static bool TryAround(double latitude, double longitude, double widthKm, out Extent box)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthKm);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(widthKm, MostKm);
        var scale = LocalScale.At(latitude);
        double half = widthKm * 500 * LocalScale.Degrees;
        double north = half / scale.NorthMeters;
        double east = half / scale.EastMeters;
        box = new Extent(
            LocalScale.Quantize(longitude - east),
            LocalScale.Quantize(latitude - north),
            LocalScale.Quantize(longitude + east),
            LocalScale.Quantize(latitude + north));
        return box is { Left: >= -180, Right: <= 180, Bottom: >= UtmSouth, Top: <= UtmNorth };
    }
}
