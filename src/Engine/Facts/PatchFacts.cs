using System.Collections.Immutable;

namespace NuTonic.Engine.Facts;

/// <summary>
/// Everything that is known about one patch: the only thing captions are made from. Lengths in metres on the ground,
/// shares of the patch from 0 to 1, positions from 0 to 1 with (0, 0) in the south-west corner.
/// </summary>
internal sealed record PatchFacts
{
    /// <summary>Id of the patch.</summary>
    public required long PatchId { get; init; }

    /// <summary>Name of the quad that it was cut from.</summary>
    public required string ImageName { get; init; }

    /// <summary>Acquisition, yyyy-MM-dd; null when nothing tells.</summary>
    public string? Date { get; init; }

    /// <summary>Longitude of the centre, degrees.</summary>
    public required double Longitude { get; init; }

    /// <summary>Latitude of the centre, degrees.</summary>
    public required double Latitude { get; init; }

    /// <summary>Side of the patch in metres.</summary>
    public required double SideMeters { get; init; }

    /// <summary>
    /// Elements that can be seen, largest areas first, then longest lines, then points; at most as many of each kind as
    /// <see cref="FactsOptions"/> allows.
    /// </summary>
    public required ImmutableArray<ElementFacts> Elements { get; init; }

    /// <summary>How many elements can be seen, those that <see cref="Elements"/> has no room for included.</summary>
    public FactCounts Counts { get; init; } = FactCounts.None;

    /// <summary>Elements in the patch that were left out because they cannot be seen from above.</summary>
    public int InvisibleCount { get; init; }
}
