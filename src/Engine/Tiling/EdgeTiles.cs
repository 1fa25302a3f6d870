namespace NuTonic.Engine.Tiling;

/// <summary>What happens to the strip at the right and bottom edge that whole strides do not reach.</summary>
internal enum EdgeTiles
{
    /// <summary>A last tile ends exactly at the edge, so that every pixel lies in a tile.</summary>
    Flush,

    /// <summary>
    /// The strip is left out; where an axis is shorter than the tile, only the tile at (0, 0) is cut.
    /// </summary>
    Drop,
}
