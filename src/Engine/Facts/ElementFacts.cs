using System.Collections.Immutable;

namespace NuTonic.Engine.Facts;

/// <summary>
/// One element of the map as far as it lies in the patch. All numbers are rounded as they are stored.
/// </summary>
internal sealed record ElementFacts
{
    /// <summary>Id, such as "way/42".</summary>
    public required string Id { get; init; }

    /// <summary>What it looks like.</summary>
    public required ElementKind Kind { get; init; }

    /// <summary>The noun for it, such as "residential street" or "lake"; never empty.</summary>
    public required string Noun { get; init; }

    /// <summary>Its name; null without one.</summary>
    public string? Name { get; init; }

    /// <summary>Tags after the drop list and without the name, in the map's order.</summary>
    public required ImmutableArray<TagFact> Tags { get; init; }

    /// <summary>True when a part of it lies outside the patch.</summary>
    public required bool IsClipped { get; init; }

    /// <summary>
    /// Where it lies: the different compass words of its parts, such as "northwest", "center", "south",
    /// largest part first; at least one.
    /// </summary>
    public required ImmutableArray<string> Positions { get; init; }

    /// <summary>Area inside the patch, square metres; 0 for lines and points.</summary>
    public double AreaSquareMeters { get; init; }

    /// <summary>Share of the patch that it covers; 0 for lines and points.</summary>
    public double AreaShare { get; init; }

    /// <summary>
    /// Shape of an area as it is seen: "square", "rectangular", "circular", "elongated", "irregular" or "multi-part".
    /// Null for others, and when half of the outline or more is the edge of the patch: such a shape is the patch's own.
    /// </summary>
    public string? Shape { get; init; }

    /// <summary>Length inside the patch, metres; 0 for areas and points.</summary>
    public double LengthMeters { get; init; }

    /// <summary>Length divided by the side of the patch; 0 for areas and points.</summary>
    public double LengthShare { get; init; }

    /// <summary>
    /// Course of a line: "straight", "curved", "twisted", "closed",
    /// or "broken" when it falls into pieces; null for others.
    /// </summary>
    public string? Sinuosity { get; init; }

    /// <summary>
    /// Orientation of a straight or curved line: "east-west", "north-south", "northeast-southwest" or
    /// "northwest-southeast"; null when it has none.
    /// </summary>
    public string? Orientation { get; init; }

    /// <summary>
    /// Where a line starts and ends, in its own direction: "center" or "northeast" inside the patch, "west edge" or
    /// "north edge in the northwest" on its outline, "southwest corner" where it touches two edges.
    /// Empty for others and for closed lines.
    /// </summary>
    public ImmutableArray<string> Ends { get; init; } = [];

    /// <summary>
    /// Simplified outline or course inside the patch, one list for each part. Outlines are closed,
    /// counter-clockwise and without their holes.
    /// </summary>
    public required ImmutableArray<ImmutableArray<(double X, double Y)>> Outline { get; init; }

    /// <summary>
    /// How the nearest other elements lie from this one; what is told here is told of the other one too.
    /// </summary>
    public ImmutableArray<RelationFact> Relations { get; init; } = [];
}
