using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>How much of a tile holds data.</summary>
internal static class TileCoverage
{
    /// <summary>Share, 0..1, of the tile, padding included, whose sample is not 255.</summary>
    /// <param name="plane">Row-major, whole rows.</param>
    /// <param name="widthPx">Columns of <paramref name="plane"/>.</param>
    /// <param name="origin">Upper left pixel of the tile, inside the plane.</param>
    /// <param name="tilePx">Side of the tile; it may reach over the right and bottom edge.</param>
    public static double Of(ReadOnlySpan<byte> plane, int widthPx, TileIndex origin, int tilePx)
    {
        int heightPx = plane.Length / widthPx;
        int width = Math.Min(tilePx, widthPx - origin.Column);
        int height = Math.Min(tilePx, heightPx - origin.Row);
        long missing = 0;
        for (int row = 0; row < height; row++)
        {
            missing += plane.Slice(((origin.Row + row) * widthPx) + origin.Column, width).Count((byte)255);
        }

        return (((double)width * height) - missing) / ((double)tilePx * tilePx);
    }
}
