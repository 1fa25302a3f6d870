using System.Collections.Immutable;

namespace NuTonic.Engine.EarthEngine;

/// <summary>Images of one day that together give a POI its labels.</summary>
/// <param name="Images">The one that is shown where several have labels comes first; at least one.</param>
/// <param name="Coverage">Share of the box that they may have labels for, 0..1:
/// where images overlap, less is possible.</param>
/// <param name="DaysFromScene">Whole days from the scene's day to theirs, negative for earlier ones.</param>
/// <param name="IsSameProduct">True when the first one was made from the scene itself.</param>
internal sealed record LabelDay(
    ImmutableArray<LabelImage> Images, double Coverage, int DaysFromScene, bool IsSameProduct);
