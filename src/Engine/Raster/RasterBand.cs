namespace NuTonic.Engine.Raster;

/// <summary>One band of a raster.</summary>
/// <param name="Source">The raster; belongs to the caller.</param>
/// <param name="Index">0-based.</param>
internal sealed record RasterBand(IRasterSource Source, int Index);
