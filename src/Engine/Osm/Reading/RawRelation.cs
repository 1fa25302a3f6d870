using System.Collections.Immutable;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>A relation as an extract lists it.</summary>
internal sealed record RawRelation
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>Ordinal order, every key once.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Tags { get; init; }

    /// <summary>Members in the map's order.</summary>
    public required ImmutableArray<RawMember> Members { get; init; }

    /// <summary>A position for an element whose geometry was not asked for.</summary>
    public PackedPoint? Center { get; init; }
}
