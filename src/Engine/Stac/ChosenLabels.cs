using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>The rasters that together label a box; where several have a pixel, the first one counts.</summary>
/// <param name="Tiles">At least one, all of the same span of time.</param>
/// <param name="Coverage">Share of the box that they cover together, 0..1, to about one part in a thousand.</param>
internal sealed record ChosenLabels(ImmutableArray<LabelTile> Tiles, double Coverage);
