namespace NuTonic.Engine.Tiling;

/// <summary>Which percentiles of a band become black and full brightness.</summary>
/// <param name="LowPercent">0..100.</param>
/// <param name="HighPercent">0..100, at least <paramref name="LowPercent"/>.</param>
internal sealed record StretchOptions(double LowPercent = 2, double HighPercent = 98);
