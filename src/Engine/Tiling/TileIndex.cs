namespace NuTonic.Engine.Tiling;

/// <summary>Address of a tile: native pixel of the POI's grid where its upper left corner lies.</summary>
/// <param name="Column">Native column, at least 0.</param>
/// <param name="Row">Native row, at least 0.</param>
internal sealed record TileIndex(int Column, int Row);
