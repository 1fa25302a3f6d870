namespace NuTonic.Engine.Regions;

/// <summary>Box around pixels, half-open: columns Left..Right-1, rows Top..Bottom-1.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">One past the last column.</param>
/// <param name="Bottom">One past the last row.</param>
internal readonly record struct BoundingBox(int Left, int Top, int Right, int Bottom);
