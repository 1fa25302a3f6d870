using System.Collections.Immutable;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>A relation of the drawing.</summary>
/// <param name="Id">Unique among relations.</param>
/// <param name="Members">Its ways; not all of them need to be in the extract.</param>
/// <param name="Rings">The rings that they make, the outer one first; empty when they make none.</param>
/// <param name="Tags">By ordinal key.</param>
internal sealed record DrawnRelation(
    long Id,
    ImmutableArray<DrawnMember> Members,
    ImmutableArray<ImmutableArray<MapPoint>> Rings,
    ImmutableArray<KeyValuePair<string, string>> Tags);
