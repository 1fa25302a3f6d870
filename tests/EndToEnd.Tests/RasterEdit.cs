using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Raster;

namespace NuTonic.EndToEnd.Tests;

/// <summary>Rewrites the GeoTIFFs of a test world.</summary>
internal static class RasterEdit
{
    /// <summary>Writes a one-band raster anew with other pixels.</summary>
    /// <param name="path">The file.</param>
    /// <param name="change">Value of a pixel from its row, column and old value.</param>
    public static void Map(string path, Func<int, int, ushort, ushort> change)
    {
        CogImage image = Read(path);
        int width = image.Grid.WidthPx;
        ushort[] pixels = [.. image.Bands[0].Select((value, i) => change(i / width, i % width, value))];
        CogWriter.Write(path, image with { Bands = [pixels] });
    }

    /// <summary>Writes a one-band raster anew: the same pixels, other tiles, predictor and compression.</summary>
    public static void Recompress(string path) =>
        CogWriter.Write(path, Read(path) with { TileSizePx = 64, Predictor = false, CompressionLevel = 9 });

    private static CogImage Read(string path)
    {
        using RasterFile raster = RasterFile.Open(path);
        int width = raster.Grid.WidthPx;
        int height = raster.Grid.HeightPx;
        float[] pixels = new float[width * height];
        raster.ReadWindow(0, new PixelWindow(0, 0, width, height), pixels);
        return new CogImage
        {
            Grid = raster.Grid,
            Bands = [Array.ConvertAll(pixels, value => (ushort)value)],
            BitsPerSample = pixels.Max() > byte.MaxValue ? 16 : 8,
            NoData = (ushort?)raster.NoData,
            TileSizePx = 256,
            Predictor = true,
        };
    }
}
