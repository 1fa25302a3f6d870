using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Raster;
using NuTonic.Engine.Remote;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Remote;

/// <summary>
/// A POI built from the kept windows is the POI built from whole scenes: as ordinary builds warp, and as the reference
/// does, whose kernel depends on how much of a raster is read.
/// </summary>
public sealed class WarpEqualityTests : IDisposable
{
    // Shifting the origin of a grid rounds positions anew: about 1e-10 pixels,
    // which a float shows now and then as one step.
    private const int MaxSteps = 1;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, (double X, double Y, double Size), int, double, bool> Places
    {
        get
        {
            TheoryData<string, (double X, double Y, double Size), int, double, bool> places = [];
            foreach (bool isCompatible in new[] { false, true })
            {
                // Share of the scene from its left and top, size in shares, zones away from its own.
                foreach ((double x, double y, double size, int zones) in new[]
                {
                    (0.5, 0.5, 0.2, 0), (0.3, 0.6, 0.5, 0), (0.5, 0.5, 0.85, 0), (0.5, 0.5, 0.96, 0),
                    (0.03, 0.5, 0.4, 0), (0.9, 0.95, 0.4, 0), (0.5, 0.5, 0.3, 1), (0.4, 0.5, 0.6, -1),
                    (0.05, 0.9, 0.5, 1), (0.97, 0.1, 0.5, -1),
                })
                {
                    places.Add("S2A_29RKH_20200219/B04.tif", (x, y, size), zones, 100, isCompatible);
                    places.Add("S2A_29RKH_20200219/SCL.tif", (x, y, size), zones, 120, isCompatible);
                    places.Add("majortom_199U_1099R/B04.tif", (x, y, size), zones, 35, isCompatible);
                }
            }

            return places;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Warp_OfTheWindow_IsTheWarpOfTheScene(
        string scene, (double X, double Y, double Size) box, int zones, double resolution, bool isCompatible)
    {
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        string path = SharedFolder.Path("data/s2/" + scene);
        using RasterFile whole = RasterFile.Open(path);
        Grid target = Target(whole.Grid, box, zones, resolution);
        RemoteRaster remote = await rasters.OpenAsync(path);

        RasterWindow window = await remote.ReadAsync(
            new WindowRequest { Target = target }, TestContext.Current.CancellationToken);

        string kept = _folder.Combine("window.tif");
        await File.WriteAllBytesAsync(kept, window.ToGeoTiff(), TestContext.Current.CancellationToken);
        using RasterFile part = RasterFile.Open(kept);
        KernelScaling scaling = isCompatible ? KernelScaling.SourceWindow : KernelScaling.Local;
        float[] expected = Bilinear(whole, target, scaling);
        float[] got = Bilinear(part, target, scaling);
        Assert.Contains(expected, float.IsFinite);
        Assert.Equal(Array.FindAll(expected, float.IsNaN).Length, Array.FindAll(got, float.IsNaN).Length);
        Assert.InRange(expected.Zip(got, Steps).Max(), 0, MaxSteps);
        Assert.True(Nearest(whole, target, scaling).AsSpan().SequenceEqual(Nearest(part, target, scaling)));
    }

    private static long Steps(float a, float b) =>
        a == b || (float.IsNaN(a) && float.IsNaN(b)) ? 0
        : Math.Abs((long)BitConverter.SingleToInt32Bits(a) - BitConverter.SingleToInt32Bits(b));

    /// <summary>
    /// The grid of a POI whose box is a part of the scene, as the engine makes it, in a zone of choice.
    /// </summary>
    private static Grid Target(Grid scene, (double X, double Y, double Size) box, int zones, double resolution)
    {
        (double centreX, double centreY) = scene.Transform.Apply(box.X * scene.WidthPx, box.Y * scene.HeightPx);
        double side = box.Size * scene.WidthPx * scene.Transform.A / 2;
        Span<double> lon = [centreX - side, centreX + side, centreX];
        Span<double> lat = [centreY - side, centreY + side, centreY];
        CoordinateTransform.Create(scene.Crs, Crs.Wgs84).Transform(lon, lat);
        return ReferenceGrid.Create(
            new Extent(lon[0], lat[0], lon[1], lat[1]), lat[2], lon[2] + (6 * zones), resolution);
    }

    private static float[] Bilinear(RasterFile raster, Grid target, KernelScaling scaling)
    {
        float[] plane = new float[target.WidthPx * target.HeightPx];
        Warp.Bilinear([new RasterBand(raster, 0)], target, [plane], scaling, CancellationToken.None);
        return plane;
    }

    private static byte[] Nearest(RasterFile raster, Grid target, KernelScaling scaling)
    {
        byte[] plane = new byte[target.WidthPx * target.HeightPx];
        Warp.Nearest(
            new RasterBand(raster, 0),
            target,
            plane,
            new NearestOptions(LabelCodes.Keep, scaling),
            CancellationToken.None);
        return plane;
    }
}
