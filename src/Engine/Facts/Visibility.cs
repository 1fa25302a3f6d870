using System.Collections.Frozen;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Facts;

/// <summary>
/// What cannot be seen in a picture from above: what lies below ground or a roof, lines that only exist on paper, what
/// is gone or not there yet, and things smaller than a few pixels. Disused things stand there still and are seen; so
/// are building sites, but not the roads and railways that will come of them.
/// </summary>
internal static class Visibility
{
    // A thing with one of these keys is on the ground, whatever else is said of it.
    private static readonly FrozenSet<string> PhysicalKeys = Set(
        "aeroway", "amenity", "area:highway", "barrier", "building", "golf", "highway", "landuse", "leisure",
        "man_made", "natural", "power", "railway", "shop", "tourism", "waterway");

    private static readonly FrozenSet<string> VisiblePlaces = Set("island", "islet", "square");

    private static readonly FrozenSet<string> HiddenLocations = Set("underground", "underwater", "indoor", "bridge");

    private static readonly FrozenSet<string> OpenLocations = Set("overground", "overhead", "surface", "outdoor");

    private static readonly FrozenSet<string> GoneOrPlanned = Set(
        "abandoned", "construction", "demolished", "destroyed", "dismantled", "planned", "proposed", "razed",
        "removed");

    private static readonly string[] GonePrefixes =
    [
        "abandoned:", "construction:", "demolished:", "destroyed:", "dismantled:", "planned:", "proposed:", "razed:",
        "removed:",
        "was:",
    ];

    private static readonly FrozenSet<string> GroupingRelations = Set(
        "route", "route_master", "superroute", "network", "restriction", "associatedStreet", "street",
        "public_transport", "site", "waterway", "tunnel", "bridge", "connectivity", "enforcement", "person",
        "collection", "destination_sign");

    // Key=value of nodes that are smaller than a few pixels, or are events on a way.
    private static readonly FrozenSet<string> TinyPoints = Set(
        "highway=street_lamp", "highway=stop", "highway=give_way", "highway=traffic_signals", "highway=bus_stop",
        "highway=motorway_junction", "highway=speed_camera", "highway=milestone", "highway=elevator",
        "highway=passing_place", "highway=traffic_mirror", "highway=turning_loop", "amenity=bench",
        "amenity=waste_basket", "amenity=post_box", "amenity=telephone", "amenity=vending_machine",
        "amenity=drinking_water", "amenity=bicycle_parking", "amenity=atm", "amenity=recycling", "amenity=letter_box",
        "amenity=clock", "amenity=parking_entrance", "amenity=charging_station", "amenity=public_bookcase",
        "amenity=loading_dock", "power=pole", "power=connection", "power=terminal", "man_made=surveillance",
        "man_made=manhole", "man_made=survey_point", "man_made=flagpole", "man_made=utility_pole",
        "man_made=street_cabinet", "railway=switch", "railway=signal", "railway=milestone", "railway=buffer_stop",
        "railway=crossing", "railway=railway_crossing", "railway=subway_entrance", "leisure=picnic_table",
        "leisure=firepit", "natural=peak", "natural=saddle", "natural=spring", "natural=cave_entrance",
        "tourism=information", "tourism=artwork", "historic=memorial", "historic=boundary_stone", "historic=milestone");

    /// <summary>True when nothing of the element shows from above.</summary>
    public static bool IsHidden(OsmElement element) =>
        IsBelowGround(element)
        || IsUnderCover(element)
        || IsOnPaper(element)
        || IsNotThere(element)
        || (!element.Points.IsEmpty && IsTiny(element));

    private static bool IsBelowGround(OsmElement element)
    {
        string location = element.Tag("location") ?? "";
        return HiddenLocations.Contains(location)
            || Has(element, "tunnel")
            || (element.Tag("railway") == "subway" && !Has(element, "bridge") && element.Tag("tunnel") != "no")
            || element.Tag("power") == "cable"
            || element.Tag("communication") == "line"
            || (element.Tag("man_made") == "pipeline" && !OpenLocations.Contains(location));
    }

    private static bool IsUnderCover(OsmElement element) =>
        Has(element, "indoor") || Has(element, "covered") || element.Tag("level") is not null
        || element.Tag("highway") is "corridor";

    private static bool IsOnPaper(OsmElement element)
    {
        if (element.Id.Type == OsmType.Relation && GroupingRelations.Contains(element.Tag("type") ?? ""))
        {
            return true;
        }

        if (element.Tag("addr:interpolation") is not null || element.Tag("contour") is not null
            || element.Tag("golf") == "hole" || element.Tag("public_transport") is "stop_area" or "stop_position"
            || (element.Tag("leisure") == "nature_reserve" && !Has(element, "natural") && !Has(element, "landuse")))
        {
            return true;
        }

        bool isPaper = Has(element, "boundary") || Has(element, "admin_level") || Has(element, "route")
            || element.Tag("type") == "boundary"
            || (element.Tag("place") is { } place && !VisiblePlaces.Contains(place));
        return isPaper && !IsPhysical(element);
    }

    private static bool IsNotThere(OsmElement element)
    {
        if (Has(element, "demolished") || Has(element, "removed") || Has(element, "razed"))
        {
            return true;
        }

        if (GoneOrPlanned.Contains(element.Tag("highway") ?? "") || GoneOrPlanned.Contains(element.Tag("railway") ?? "")
            || element.Tag("building") is "demolished" or "razed" or "removed" or "proposed" or "planned" or "no")
        {
            return true;
        }

        return !IsPhysical(element) && element.Tags.Any(
            tag => Array.Exists(GonePrefixes, prefix => tag.Key.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private static bool IsTiny(OsmElement element) =>
        element.Tag("emergency") is not null || element.Tag("traffic_sign") is not null || Has(element, "entrance")
        || (element.Tag("barrier") is not null && !Has(element, "building"))
        || element.Tags.Any(tag => TinyPoints.Contains(tag.Key + "=" + tag.Value));

    private static bool IsPhysical(OsmElement element) =>
        element.Tags.Any(tag => PhysicalKeys.Contains(tag.Key) && tag.Value != "no");

    private static bool Has(OsmElement element, string key) => element.Tag(key) is { } value && value != "no";

    private static FrozenSet<string> Set(params string[] values) => values.ToFrozenSet(StringComparer.Ordinal);
}
