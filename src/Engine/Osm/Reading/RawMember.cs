namespace NuTonic.Engine.Osm.Reading;

/// <summary>A member of a relation.</summary>
/// <param name="Type">Type of the member.</param>
/// <param name="Id">Id of the member.</param>
/// <param name="Role">Its role; may be empty.</param>
internal sealed record RawMember(OsmType Type, long Id, string Role)
{
    /// <summary>Positions of a way that came with the member, as in <see cref="RawWay.Course"/>.</summary>
    public PackedPoint?[] Course { get; init; } = [];
}
