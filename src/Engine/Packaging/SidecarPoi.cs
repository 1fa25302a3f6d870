using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Packaging;

/// <summary>What all sidecars of a POI say alike.</summary>
/// <param name="PoiId">Id of the POI.</param>
/// <param name="Split">Split of its place.</param>
/// <param name="BoxWgs84">Its box in degrees.</param>
/// <param name="LatitudeDegrees">-90..90.</param>
/// <param name="LongitudeDegrees">-180..180.</param>
/// <param name="StacItemId">Scene that poi.json names; null when it names none.</param>
/// <param name="Imagery">Which files the chip's colours come from.</param>
/// <param name="Label">Where the classes come from.</param>
/// <param name="Grid">Native grid of the POI.</param>
internal sealed record SidecarPoi(
    string PoiId,
    Split Split,
    Extent BoxWgs84,
    double LatitudeDegrees,
    double LongitudeDegrees,
    string? StacItemId,
    ImagerySource Imagery,
    LabelSource Label,
    Grid Grid)
{
    /// <summary>Where its files come from; empty leaves the key out, as the reference does.</summary>
    public ImmutableArray<SourceEntry> Sources { get; init; } = [];
}
