using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>What of a map the painter leaves out because an aircraft would not see it.</summary>
internal static class MapVisibility
{
    /// <summary>True for what lies underground or inside, and for limits that only maps show.</summary>
    public static bool IsHidden(OsmElement element) =>
        element.Tag("location") is "underground" or "underwater" or "indoor"
        || element.Tag("parking") == "underground"
        || element.Tag("tunnel") is not (null or "no")
        || element.Tag("indoor") is not (null or "no")
        || element.Tag("boundary") is not null
        || element.Tag("admin_level") is not null
        || element.Tag("layer")?.StartsWith('-') == true;
}
