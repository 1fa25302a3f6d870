using System.Collections.Immutable;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>A way as an extract lists it.</summary>
internal sealed record RawWay
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>Ordinal order, every key once.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Tags { get; init; }

    /// <summary>Ids of its nodes in order; empty when only <see cref="Course"/> tells its geometry.</summary>
    public long[] Nodes { get; init; } = [];

    /// <summary>
    /// Positions that came with the way; null where the source cut it. Empty when nodes tell its geometry.
    /// </summary>
    public PackedPoint?[] Course { get; init; } = [];

    /// <summary>A position for an element whose geometry was not asked for.</summary>
    public PackedPoint? Center { get; init; }
}
