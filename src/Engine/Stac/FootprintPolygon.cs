using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>An area with holes.</summary>
/// <param name="Outline">Around the area.</param>
/// <param name="Holes">Inside the outline.</param>
internal sealed record FootprintPolygon(FootprintRing Outline, ImmutableArray<FootprintRing> Holes);
