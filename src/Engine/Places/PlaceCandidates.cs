using System.Collections.Immutable;

namespace NuTonic.Engine.Places;

/// <summary>Places to choose from, and what was left out of them.</summary>
internal sealed record PlaceCandidates
{
    /// <summary>Where they come from: the path of a list, or the name of a dataset.</summary>
    public required string Source { get; init; }

    /// <summary>The places, in the order of the source; ids differ by more than case.</summary>
    public required ImmutableArray<Place> Places { get; init; }

    /// <summary>Rows that were read.</summary>
    public required int Scanned { get; init; }

    /// <summary>Rows without an id at the position of an earlier one.</summary>
    public int Repeated { get; init; }

    /// <summary>Rows of a dataset without a position; a list must have one in each.</summary>
    public int WithoutPosition { get; init; }

    /// <summary>Rows of a dataset whose position is off the globe or beyond UTM; a list may have none.</summary>
    public int OutOfRange { get; init; }

    /// <summary>True when the source has more rows than were read, or its server knows only a part of them.</summary>
    public bool IsPartial { get; init; }
}
