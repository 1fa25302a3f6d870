using System.Collections.Immutable;

namespace NuTonic.Engine.Osm.Shapes;

/// <summary>Tells which elements are worth keeping, and what shape a relation has.</summary>
internal static class TagRules
{
    private static readonly string[] LineTypes =
    [
        "multilinestring", "pipeline", "power", "railway", "route", "waterway",
    ];

    /// <summary>True when the tags say something about the element itself, not only about how it was drawn.</summary>
    public static bool Describes(OsmType type, ImmutableArray<KeyValuePair<string, string>> tags)
    {
        foreach ((string key, _) in tags)
        {
            // The type of a relation tells how to read its members; a multipolygon with nothing else takes its meaning
            // from its outline, which is an element of its own.
            if (key != "created_by" && !(type == OsmType.Relation && key == "type"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the members of a relation form; null when it has no shape of its own.</summary>
    public static PackedKind? ShapeOfRelation(ImmutableArray<KeyValuePair<string, string>> tags)
    {
        foreach ((string key, string value) in tags)
        {
            if (key == "type")
            {
                return value is "multipolygon" or "boundary" ? PackedKind.Polygons
                    : LineTypes.Contains(value, StringComparer.Ordinal) ? PackedKind.Lines
                    : null;
            }
        }

        return null;
    }
}
