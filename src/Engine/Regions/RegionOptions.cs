namespace NuTonic.Engine.Regions;

/// <summary>Which regions of a mask are kept.</summary>
/// <param name="MinAreaPx">Smallest area, mask pixels; need not be whole, equality keeps.</param>
/// <param name="MaxRegionsPerClass">Most regions of a class, the largest first; 0 means no limit.</param>
internal sealed record RegionOptions(double MinAreaPx, int MaxRegionsPerClass = 0);
