using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.EarthEngine;

/// <summary>GeoTIFFs as the service answers with.</summary>
internal static class LabelTiff
{
    public static readonly Grid Grid = new(
        new Crs(32632), new GeoTransform(9.75, 0, 600_000.5, 0, -9.875, 5_300_000.25), 40, 30);

    public static byte[] Of(Grid grid, Func<int, int, ushort> value, int bits = 8)
    {
        using TemporaryFolder folder = new();
        ushort[] samples = new ushort[grid.WidthPx * grid.HeightPx];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = value(i % grid.WidthPx, i / grid.WidthPx);
        }

        string path = folder.Combine("x.tif");
        CogWriter.Write(path, new CogImage { Grid = grid, Bands = [samples], BitsPerSample = bits, TileSizePx = 16 });
        return File.ReadAllBytes(path);
    }
}
