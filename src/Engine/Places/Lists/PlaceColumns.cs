using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Places.Lists;

/// <summary>Which columns of a row have a meaning; -1 for none.</summary>
internal readonly record struct PlaceColumns(int Latitude, int Longitude, int Id, int BoxKm, int Box)
{
    /// <summary>Name of the option that says which column is the latitude.</summary>
    public const string LatitudeOption = "LatitudeField";

    /// <summary>Name of the option that says which column is the longitude.</summary>
    public const string LongitudeOption = "LongitudeField";

    private const int MaxShown = 12;

    // In each line one name may occur; a later line counts when no name of an earlier one does: tables with x and y
    // beside lat and lon have metres in the former.
    private static readonly string[][] Latitudes =
    [
        [
            "latitude", "lat", "latitude_deg", "lat_deg", "lat_dd", "decimal_latitude", "decimallatitude",
            "latitude_wgs84", "lat_wgs84", "geo_lat",
        ],
        ["center_lat", "centre_lat", "center_latitude", "truth_lat", "lat_center"],
        ["y", "y_coord", "ycoord", "point_y"],
    ];

    private static readonly string[][] Longitudes =
    [
        [
            "longitude", "lon", "lng", "long", "longitude_deg", "lon_deg", "lon_dd", "decimal_longitude",
            "decimallongitude", "longitude_wgs84", "lon_wgs84", "geo_lon", "geo_lng",
        ],
        ["center_lon", "centre_lon", "center_longitude", "truth_lon", "lon_center"],
        ["x", "x_coord", "xcoord", "point_x"],
    ];

    private static readonly string[][] Ids = [["poi_id"], ["id"], ["place_id"], ["location_id"], ["event_id"]];
    private static readonly string[][] Widths = [["bbox_km"], ["box_km"]];
    private static readonly string[][] Boxes = [["bbox_wgs84"]];

    /// <summary>True when latitude and longitude are there.</summary>
    public bool HasPosition => Latitude >= 0 && Longitude >= 0;

    /// <summary>Finds columns by their names, without regard to case and to blanks around them.</summary>
    /// <exception cref="NuTonicException">NT1402: a column that an option names is not there; NT1403: several could be
    /// meant.</exception>
    public static PlaceColumns Find(IReadOnlyList<string> names, PlaceListOptions options, SourceLocation location)
    {
        string[] keys = [.. names.Select(static name => name.Trim().ToLowerInvariant())];
        return new PlaceColumns(
            Named(options.LatitudeField, LatitudeOption, names, location)
                ?? Find(keys, names, Latitudes, "latitude", LatitudeOption, location),
            Named(options.LongitudeField, LongitudeOption, names, location)
                ?? Find(keys, names, Longitudes, "longitude", LongitudeOption, location),
            Named(options.IdField, "IdField", names, location) ?? First(keys, Ids),
            First(keys, Widths),
            First(keys, Boxes));
    }

    /// <summary>True for a name that stands for a latitude or longitude and nothing else.</summary>
    public static bool IsPosition(string name) =>
        Latitudes[0].Contains(name, StringComparer.OrdinalIgnoreCase)
        || Longitudes[0].Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The error for a row without a column for the position.</summary>
    public NuTonicException Missing(IReadOnlyList<string> names, SourceLocation location) => Latitude < 0
        ? Missing("latitude", Latitudes, names, LatitudeOption, location)
        : Missing("longitude", Longitudes, names, LongitudeOption, location);

    /// <summary>Names for a message, in quotation marks.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        string[] shown = [.. names.Take(MaxShown).Select(static name => $"'{Shorten(name)}'")];
        return shown.Length == 0 ? "none" : string.Join(", ", shown) + (names.Count > MaxShown ? ", ..." : "");
    }

    private static string Shorten(string name)
    {
        string text = string.Concat(name.Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
        return text.Length <= 40 ? text : text[..40] + "...";
    }

    private static NuTonicException Missing(
        string kind, string[][] known, IReadOnlyList<string> names, string option, SourceLocation location) =>
        new(
            Errors.PlaceColumnMissing,
            location,
            location.File,
            kind,
            List(names),
            $"{known[0][0]}, {known[0][1]} or {known[^1][0]}",
            option);

    private static int? Named(string? field, string option, IReadOnlyList<string> names, SourceLocation location)
    {
        if (field is null)
        {
            return null;
        }

        int[] places =
        [
            .. Enumerable.Range(0, names.Count)
                .Where(i => string.Equals(names[i].Trim(), field, StringComparison.OrdinalIgnoreCase)),
        ];
        return places.Length switch
        {
            1 => places[0],
            0 => throw new NuTonicException(
                Errors.PlaceColumnMissing, location, location.File, $"{option} '{field}'", List(names), "so", option),
            _ => throw new NuTonicException(
                Errors.PlaceColumnAmbiguous,
                location,
                location.File,
                option,
                List([.. places.Select(i => names[i])]),
                option),
        };
    }

    private static int First(string[] keys, string[][] known) =>
        known.Select(line => Array.IndexOf(keys, line[0])).FirstOrDefault(static index => index >= 0, -1);

    private static int Find(
        string[] keys,
        IReadOnlyList<string> names,
        string[][] known,
        string kind,
        string option,
        SourceLocation location)
    {
        foreach (string[] line in known)
        {
            int[] found =
            [
                .. Enumerable.Range(0, keys.Length).Where(i => line.Contains(keys[i], StringComparer.Ordinal)),
            ];
            if (found.Length > 1)
            {
                throw new NuTonicException(
                    Errors.PlaceColumnAmbiguous,
                    location,
                    location.File,
                    kind,
                    List([.. found.Select(i => names[i])]),
                    option);
            }

            if (found.Length == 1)
            {
                return found[0];
            }
        }

        return -1;
    }
}
