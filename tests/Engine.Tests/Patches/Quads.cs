using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Patches;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Patches;

/// <summary>Grids and pixels of made-up quads.</summary>
internal static class Quads
{
    /// <summary>Patches of 16 pixels of 0.5 m, which are exact in binary.</summary>
    public static PatchOptions Small { get; } = new() { PatchSize = 16, Gsd = 0.5, SampleInterval = 2 };

    /// <summary>A north-up raster in UTM zone 18.</summary>
    public static Grid Utm(
        int widthPx, int heightPx, double pixelMeters = 0.5, double left = 500_000, double top = 4_500_000) =>
        new(Crs.Utm(18, south: false), new GeoTransform(pixelMeters, 0, left, 0, -pixelMeters, top), widthPx, heightPx);

    /// <summary>The same ground turned by about 37 degrees (cosine 0.8, sine 0.6).</summary>
    public static Grid Turned(int widthPx, int heightPx) => new(
        Crs.Utm(18, south: false), new GeoTransform(0.4, 0.3, 500_000, 0.3, -0.4, 4_500_000), widthPx, heightPx);

    /// <summary>A raster in degrees whose pixels measure about half a metre.</summary>
    public static Grid Degrees(int widthPx, int heightPx, double longitude = -75, double latitude = 40.65) =>
        new(Crs.Wgs84, new GeoTransform(5.9e-6, 0, longitude, 0, -4.5e-6, latitude), widthPx, heightPx);

    /// <summary>Noise of 1 to 255: no sample is 0.</summary>
    public static byte[] Noise(Grid grid, int bands) =>
    [
        .. Enumerable.Range(0, grid.WidthPx * grid.HeightPx * bands)
            .Select(i => (byte)(1 + (SampleHash.At(5, i, 0) % 255))),
    ];
}
