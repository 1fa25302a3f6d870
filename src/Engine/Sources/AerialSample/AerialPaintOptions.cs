namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>How pictures are painted over a map.</summary>
/// <param name="SidePx">Columns and rows of each picture, at most.</param>
/// <param name="MaxQuads">Pictures in a row and in a column, at most: what lies further out is left out.</param>
/// <param name="Seed">Seed of tones and textures.</param>
internal sealed record AerialPaintOptions(int SidePx = 4000, int MaxQuads = 4, long Seed = 1);
