using System.Collections.Immutable;

namespace NuTonic.Engine.Osm;

/// <summary>
/// An element of the map with its whole geometry, as far as the extract has it. Exactly one of <see cref="Points"/>,
/// <see cref="Lines"/> and <see cref="Polygons"/> is not empty.
/// </summary>
internal sealed record OsmElement
{
    /// <summary>Names it.</summary>
    public required OsmId Id { get; init; }

    /// <summary>Tags by key, ordinal order; every key once.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Tags { get; init; }

    /// <summary>The position of a node.</summary>
    public ImmutableArray<OsmPoint> Points { get; init; } = [];

    /// <summary>Polylines of at least two positions: a way that is no area, or the ways of a linear relation.</summary>
    public ImmutableArray<ImmutableArray<OsmPoint>> Lines { get; init; } = [];

    /// <summary>Polygons of a closed way that is an area, or of a multipolygon.</summary>
    public ImmutableArray<OsmPolygon> Polygons { get; init; } = [];

    /// <summary>True when the extract lacks a part of it: it was cut at the border.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The value of a tag; null without it.</summary>
    public string? Tag(string key)
    {
        foreach ((string name, string value) in Tags)
        {
            if (name == key)
            {
                return value;
            }
        }

        return null;
    }
}
