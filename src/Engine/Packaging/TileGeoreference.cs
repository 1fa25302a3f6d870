using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Packaging;

/// <summary>Where the pixels of one stored chip lie.</summary>
/// <param name="Grid">CRS, map from the chip's own pixels (after its view) and size.</param>
/// <param name="BoxWgs84">Degrees around the chip's ground.</param>
internal sealed record TileGeoreference(Grid Grid, Extent BoxWgs84)
{
    /// <summary>Grid of a chip: the tile's native pixels scaled to the output size, then turned by its view.</summary>
    /// <param name="poi">Native grid of the POI.</param>
    /// <param name="origin">Upper left native pixel of the tile.</param>
    /// <param name="nativeTilePx">Native pixels along a side of the tile.</param>
    /// <param name="outputSizePx">Pixels along a side of the chip.</param>
    /// <param name="view">How the chip is turned.</param>
    public static Grid GridOf(Grid poi, TileIndex origin, int nativeTilePx, int outputSizePx, View view)
    {
        double scale = (double)nativeTilePx / outputSizePx;
        GeoTransform tile = poi.Transform.Shift(origin.Column, origin.Row);
        (double a, double b, double c, double d, double e, double f) = tile;
        GeoTransform chip = new(a * scale, b * scale, c, d * scale, e * scale, f);
        GeoTransform turned = ViewTransform.Apply(chip, outputSizePx, outputSizePx, view);
        return new Grid(poi.Crs, turned, outputSizePx, outputSizePx);
    }
}
