using System.Collections.Immutable;

namespace NuTonic.Engine.Osm.Shapes;

/// <summary>
/// Tells from its tags whether a closed way is the outline of an area. <c>area=no</c> says no and any other
/// <c>area</c> says yes, whatever else is there; then the keys of the polygon-features list decide. A value <c>no</c>
/// never makes an area: <c>building=no</c> is no building.
/// </summary>
/// <seealso href="https://wiki.openstreetmap.org/wiki/Overpass_turbo/Polygon_Features">Polygon features</seealso>
internal static class AreaRules
{
    private static readonly string[] AnyValue =
    [
        "amenity", "area:highway", "boundary", "building", "building:part", "craft", "golf", "historic", "indoor",
        "landuse", "leisure", "military", "office", "place", "public_transport", "ruins", "shop", "tourism",
    ];

    private static readonly Dictionary<string, string[]> OnlyValues = new(StringComparer.Ordinal)
    {
        ["barrier"] = ["city_wall", "ditch", "hedge", "retaining_wall", "wall", "spikes"],
        ["highway"] = ["services", "rest_area", "escape", "elevator"],
        ["power"] = ["plant", "substation", "generator", "transformer"],
        ["railway"] = ["station", "turntable", "roundhouse", "platform"],
        ["waterway"] = ["riverbank", "dock", "boatyard", "dam"],
    };

    private static readonly Dictionary<string, string[]> OtherValues = new(StringComparer.Ordinal)
    {
        ["aeroway"] = ["taxiway"],
        ["man_made"] = ["cutline", "embankment", "pipeline"],
        ["natural"] = ["coastline", "cliff", "ridge", "arete", "tree_row"],
    };

    private static readonly string[] NeverLines = ["building", "building:part", "landuse"];

    /// <summary>
    /// True when <paramref name="tags"/> say what is never a line, so that an open way with them lacks a part.
    /// </summary>
    public static bool IsNeverLine(ImmutableArray<KeyValuePair<string, string>> tags) =>
        IsArea(tags)
        && tags.Any(static tag => tag.Value != "no" && NeverLines.Contains(tag.Key, StringComparer.Ordinal));

    /// <summary>True when a closed way with <paramref name="tags"/> is an area.</summary>
    public static bool IsArea(ImmutableArray<KeyValuePair<string, string>> tags)
    {
        bool isArea = false;
        foreach ((string key, string value) in tags)
        {
            if (key == "area")
            {
                return value != "no";
            }

            isArea |= value != "no" && IsArea(key, value);
        }

        return isArea;
    }

    private static bool IsArea(string key, string value) =>
        AnyValue.Contains(key, StringComparer.Ordinal)
        || (OnlyValues.TryGetValue(key, out string[]? only) && only.Contains(value, StringComparer.Ordinal))
        || (OtherValues.TryGetValue(key, out string[]? others) && !others.Contains(value, StringComparer.Ordinal));
}
