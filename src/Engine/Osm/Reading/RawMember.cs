namespace NuTonic.Engine.Osm.Reading;

/// <summary>A member of a relation.</summary>
/// <param name="Type">Type of the member.</param>
/// <param name="Id">Id of the member.</param>
/// <param name="IsRing">True when its role lets it be a part of an outline or hole.</param>
internal sealed record RawMember(OsmType Type, long Id, bool IsRing)
{
    private static readonly string[] RingRoles = ["", "outer", "inner", "exclave", "enclave"];

    /// <summary>Takes the role as an extract writes it; of its text nothing else is kept.</summary>
    public RawMember(OsmType type, long id, string role)
        : this(type, id, RingRoles.Contains(role, StringComparer.Ordinal))
    {
    }

    /// <summary>Positions of a way that came with the member, as in <see cref="RawWay.Course"/>.</summary>
    public PackedPoint?[] Course { get; init; } = [];
}
