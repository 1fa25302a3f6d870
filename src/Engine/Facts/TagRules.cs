using System.Collections.Frozen;

namespace NuTonic.Engine.Facts;

/// <summary>
/// Which tags are bookkeeping and say nothing of the ground. A rule is about the whole key: exactly, from its start, or
/// anywhere in it.
/// </summary>
internal static class TagRules
{
    private static readonly FrozenSet<string> Kept = Set("tiger:county", "tiger:seperated", "NHD:FTYPE");

    private static readonly FrozenSet<string> PublishedKeys = Set(
        "addr:flats", "created_by", "source", "gnis:feature_id", "gnis:created", "gnis:edited", "gnis:id");

    private static readonly string[] PublishedStarts =
        ["tiger:", "massgis:", "nysgissam", "ref", "FMMP_", "name:", "NHD:"];

    private static readonly string[] PublishedParts =
        ["wikidata", "wikipedia", "address", "postcode", "housenumber", "phone", "website"];

    // What the published list lets through although no picture shows it.
    private static readonly FrozenSet<string> FurtherKeys = Set(
        "name", "type", "attribution", "note", "fixme", "FIXME", "comment", "description", "todo", "acres", "house",
        "email", "fax", "url", "image", "mapillary", "layer", "ele", "opening_hours", "check_date", "import", "is_in",
        "area", "frequency", "gauge", "voltage", "cables", "wires", "maxspeed", "minspeed", "old_ref", "loc_ref",
        "nat_ref", "int_ref", "reg_ref", "start_date", "end_date", "building:levels:underground", "noexit", "level",
        "atm", "entrance", "wheelchair", "internet_access");

    private static readonly string[] FurtherStarts =
    [
        "addr:", "gnis:", "source:", "note:", "fixme:", "description:", "contact:", "check_date:", "survey:", "import:",
        "is_in:", "payment:", "alt_name", "old_name", "official_name", "short_name", "loc_name", "int_name", "nat_name",
        "reg_name", "sorting_name", "opening_hours:", "maxspeed:", "turn:", "destination", "access:", "fuel:", "nhd:",
        "osak:", "kct_", "lacounty:", "ridot:", "chicago:", "nycdoitt:", "naptan:", "was:", "survey_", "csp:", "cemt:",
        "seamark:", "network:", "operator:", "brand:",
    ];

    /// <summary>True when the tag does not reach captions.</summary>
    public static bool IsDropped(string key, FactsStyle style)
    {
        if (IsPublishedDrop(key))
        {
            return true;
        }

        return style != FactsStyle.Reference && (FurtherKeys.Contains(key) || StartsWithAny(key, FurtherStarts));
    }

    private static bool IsPublishedDrop(string key) =>
        !Kept.Contains(key)
        && (PublishedKeys.Contains(key)
            || StartsWithAny(key, PublishedStarts)
            || Array.Exists(PublishedParts, part => key.Contains(part, StringComparison.Ordinal)));

    private static bool StartsWithAny(string key, string[] starts) =>
        Array.Exists(starts, start => key.StartsWith(start, StringComparison.Ordinal));

    private static FrozenSet<string> Set(params string[] keys) => keys.ToFrozenSet(StringComparer.Ordinal);
}
