using System.Collections.Immutable;

namespace NuTonic.Engine.Osm;

/// <summary>
/// An outer ring and its holes. Rings are closed: the first position is repeated at the end, at least four positions.
/// </summary>
/// <param name="Outer">The outline, counter-clockwise.</param>
/// <param name="Holes">Holes, clockwise.</param>
internal sealed record OsmPolygon(ImmutableArray<OsmPoint> Outer, ImmutableArray<ImmutableArray<OsmPoint>> Holes);
