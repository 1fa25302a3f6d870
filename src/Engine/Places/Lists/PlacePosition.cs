using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Places.Lists;

/// <summary>Reads and checks the numbers of a row.</summary>
internal static class PlacePosition
{
    private const double UtmSouth = -80;
    private const double UtmNorth = 84;
    private const int MaxShown = 40;

    /// <summary>
    /// A number as lists write it: a point, no thousands; null for anything else, also for infinities.
    /// </summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value) ? value : null;

    /// <summary>True when a POI can be there.</summary>
    public static bool IsUsable(double latitude, double longitude) =>
        latitude is >= UtmSouth and <= UtmNorth && longitude is >= -180 and <= 180;

    /// <summary>Returns when a POI can be at this position.</summary>
    /// <exception cref="NuTonicException">NT1409 to NT1411.</exception>
    public static void Check(
        double latitude, double longitude, (string Latitude, string Longitude) names, SourceLocation location)
    {
        if (latitude is < -90 or > 90)
        {
            string cause = longitude is >= -90 and <= 90 && latitude is >= -180 and <= 180
                ? "latitude and longitude seem to be swapped"
                : "degrees are needed, not metres";
            throw new NuTonicException(
                Errors.PlaceLatitudeOutOfRange, location, location.File, names.Latitude, latitude, cause);
        }

        if (longitude is < -180 or > 180)
        {
            throw new NuTonicException(
                Errors.PlaceLongitudeOutOfRange, location, location.File, names.Longitude, longitude);
        }

        if (latitude is < UtmSouth or > UtmNorth)
        {
            throw new NuTonicException(Errors.PlaceBeyondUtm, location, location.File, names.Latitude, latitude);
        }
    }

    /// <summary>A width in kilometres; null for a blank.</summary>
    /// <exception cref="NuTonicException">NT1414.</exception>
    public static double? Width(string name, string text, SourceLocation location) => text.Length == 0 ? null
        : Number(text) is { } width and > 0 and <= PlaceBox.MostKm ? width
        : throw new NuTonicException(
            Errors.PlaceBoxInvalid,
            location,
            location.File,
            name,
            Shorten(text),
            string.Create(
                CultureInfo.InvariantCulture, $"a width of more than 0 and at most {PlaceBox.MostKm} kilometres"));

    /// <summary>A box: four degrees, west, south, east and north, with or without brackets; null for a blank.</summary>
    /// <exception cref="NuTonicException">NT1414.</exception>
    public static Extent? Box(string name, string text, SourceLocation location)
    {
        if (text.Length == 0)
        {
            return null;
        }

        string[] parts = text.Trim('[', ']', '(', ')', ' ')
            .Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        double?[] edges = [.. parts.Select(Number)];
        if (edges is [{ } west, { } south, { } east, { } north]
            && west < east && south < north && IsUsable(south, west) && IsUsable(north, east))
        {
            return new Extent(west, south, east, north);
        }

        throw new NuTonicException(
            Errors.PlaceBoxInvalid,
            location,
            location.File,
            name,
            Shorten(text),
            "west, south, east and north in degrees, in this order, inside of UTM");
    }

    /// <summary>The beginning of a text, for messages.</summary>
    public static string Shorten(string text)
    {
        string start = text.Length <= MaxShown ? text : text[..MaxShown] + "...";
        return string.Concat(start.Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
    }
}
