using System.Collections.Immutable;

namespace NuTonic.Engine.Osm;

/// <summary>What was found in an extract and what became of it.</summary>
internal sealed record ExtractStatistics
{
    /// <summary>Nodes, ways and relations read, by <see cref="OsmType"/>.</summary>
    public required ImmutableArray<long> Read { get; init; }

    /// <summary>Elements in the index, by <see cref="PackedKind"/>: points, lines, areas.</summary>
    public required ImmutableArray<long> Stored { get; init; }

    /// <summary>Elements in the index of which the extract lacks a part.</summary>
    public required long Incomplete { get; init; }

    /// <summary>Elements left out, by <see cref="SkipReason"/>.</summary>
    public required ImmutableArray<long> Skipped { get; init; }

    /// <summary>Elements that are not whole, kept or left out: most are cut by the border of the extract.</summary>
    public long Cut => Incomplete + Skipped[(int)SkipReason.CutArea] + Skipped[(int)SkipReason.NoGeometry]
        + Skipped[(int)SkipReason.UnclosedRing];
}
