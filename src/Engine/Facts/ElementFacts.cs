using System.Collections.Immutable;

namespace NuTonic.Engine.Facts;

/// <summary>One element of the map as far as it lies in the patch.</summary>
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

    /// <summary>Tags after the drop list, in the map's order.</summary>
    public required ImmutableArray<TagFact> Tags { get; init; }

    /// <summary>True when a part of it lies outside the patch.</summary>
    public required bool IsClipped { get; init; }

    /// <summary>Where it lies: one word for each part, such as "northwest", "center", "south".</summary>
    public required ImmutableArray<string> Positions { get; init; }

    /// <summary>Area inside the patch, square metres; 0 for lines and points.</summary>
    public double AreaSquareMeters { get; init; }

    /// <summary>Share of the patch that it covers; 0 for lines and points.</summary>
    public double AreaShare { get; init; }

    /// <summary>Shape of an area, such as "rectangular"; null for others.</summary>
    public string? Shape { get; init; }

    /// <summary>Length inside the patch, metres; 0 for areas and points.</summary>
    public double LengthMeters { get; init; }

    /// <summary>Length divided by the side of the patch; 0 for areas and points.</summary>
    public double LengthShare { get; init; }

    /// <summary>Course of a line: "straight", "curved", "twisted", "closed" or "broken"; null for others.</summary>
    public string? Sinuosity { get; init; }

    /// <summary>Orientation of a line, such as "east-west"; null when it has none.</summary>
    public string? Orientation { get; init; }

    /// <summary>Where a line ends: words as in <see cref="Positions"/>, with the edge that it touches; empty for others.</summary>
    public ImmutableArray<string> Ends { get; init; } = [];

    /// <summary>Simplified outline or course inside the patch; one list for each part.</summary>
    public required ImmutableArray<ImmutableArray<(double X, double Y)>> Outline { get; init; }

    /// <summary>How the nearest other elements lie from this one.</summary>
    public ImmutableArray<RelationFact> Relations { get; init; } = [];
}
