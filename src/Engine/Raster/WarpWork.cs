namespace NuTonic.Engine.Raster;

/// <summary>What the reference's chunk rules need to know about a warp.</summary>
/// <param name="Radius">Source pixels that the unscaled kernel reaches: 1 bilinear, 0 nearest.</param>
/// <param name="SourceBits">Memory of a source pixel.</param>
/// <param name="DestinationBits">Memory of a destination pixel.</param>
internal readonly record struct WarpWork(int Radius, int SourceBits, int DestinationBits)
{
    /// <summary>Bilinear in doubles; a no-data value costs a validity bit.</summary>
    public static WarpWork Bilinear(bool hasNoData) => new(1, hasNoData ? 65 : 64, 65);

    /// <summary>Nearest in bytes; a no-data value costs a validity bit.</summary>
    public static WarpWork Nearest(bool hasNoData) => new(0, hasNoData ? 9 : 8, 9);
}
