using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>How much of a tile the scene classification calls cloud or cloud shadow.</summary>
/// <param name="CloudPx">Pixels of cloud shadow (3), cloud of medium or high probability (8,
/// 9) or thin cirrus (10).</param>
/// <param name="ClassifiedPx">Pixels of any class, 1..11; padding and pixels without a class do not count.</param>
/// <seealso href="https://sentiwiki.copernicus.eu/web/s2-processing">Sentinel-2 scene classification</seealso>
internal readonly record struct CloudCover(int CloudPx, int ClassifiedPx)
{
    private const byte Shadow = 3;
    private const byte MediumCloud = 8;
    private const byte Cirrus = 10;
    private const byte LastClass = 11;

    /// <summary>Share of the classified pixels, 0..1; null when there is none: nothing is known then.</summary>
    public double? Share => ClassifiedPx == 0 ? null : (double)CloudPx / ClassifiedPx;

    /// <summary>True when the share is known and above <paramref name="limit"/>.</summary>
    public bool Exceeds(double limit) => Share > limit;

    /// <summary>Counts one tile.</summary>
    /// <param name="plane">Scene classes, row-major, whole rows.</param>
    /// <param name="widthPx">Columns of <paramref name="plane"/>.</param>
    /// <param name="origin">Upper left pixel of the tile, inside the plane.</param>
    /// <param name="tilePx">Side of the tile; it may reach over the right and bottom edge.</param>
    public static CloudCover Of(ReadOnlySpan<byte> plane, int widthPx, TileIndex origin, int tilePx)
    {
        int width = Math.Min(tilePx, widthPx - origin.Column);
        int height = Math.Min(tilePx, (plane.Length / widthPx) - origin.Row);
        int clouds = 0;
        int classified = 0;
        for (int row = 0; row < height; row++)
        {
            foreach (byte code in plane.Slice(((origin.Row + row) * widthPx) + origin.Column, width))
            {
                classified += code is > 0 and <= LastClass ? 1 : 0;
                clouds += code is Shadow or (>= MediumCloud and <= Cirrus) ? 1 : 0;
            }
        }

        return new CloudCover(clouds, classified);
    }

    /// <summary>Pixels whose code is no class and not "no data" (0, 255).</summary>
    public static long CountUnknown(ReadOnlySpan<byte> plane)
    {
        long unknown = 0;
        foreach (byte code in plane)
        {
            unknown += code is > LastClass and < 255 ? 1 : 0;
        }

        return unknown;
    }
}
