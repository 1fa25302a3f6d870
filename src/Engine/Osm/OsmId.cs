namespace NuTonic.Engine.Osm;

/// <summary>What names an element: ids are unique only within a type.</summary>
/// <param name="Type">Type of the element.</param>
/// <param name="Number">Id; negative in files that an editor made.</param>
internal readonly record struct OsmId(OsmType Type, long Number) : IComparable<OsmId>
{
    /// <inheritdoc/>
    public int CompareTo(OsmId other) =>
        Type == other.Type ? Number.CompareTo(other.Number) : Type.CompareTo(other.Type);

    /// <summary>As in "way/42".</summary>
    public override string ToString() => FormattableString.Invariant($"{Type}/{Number}").ToLowerInvariant();
}
