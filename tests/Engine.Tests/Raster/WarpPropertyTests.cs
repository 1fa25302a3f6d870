using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Tests.Raster;

public sealed class WarpPropertyTests
{
    private static readonly GeoTransform TenMetres = new(10, 0, 500_000, 0, -10, 5_300_000);

    // Sources: same zone, finer, rotated, south-up, neighbour zone, degrees. Destination: 61 x 47 pixels of 9.98 m.
    public static TheoryData<int, double[]> Sources => new()
    {
        { 32632, [10, 0, 500_000, 0, -10, 5_300_000] },
        { 32632, [4, 0, 500_100, 0, -4, 5_299_900] },
        { 32632, [9, 3, 500_050, 3, -9, 5_299_950] },
        { 32632, [10, 0, 500_000, 0, 10, 5_299_300] },
        { 32633, [10, 0, 51_200, 0, -10, 5_317_480] },
        { 4326, [0.0001, 0, 9, 0, -0.0001, 47.853] },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Bilinear_AnySource_EqualsThePlainLoop(int epsg, double[] t)
    {
        foreach (double? noData in new double?[] { null, 0, 7 })
        {
            var source = Source(new Crs(epsg), t, noData);

            float[][] planes = Bilinear(source, Destination());

            for (int band = 0; band < planes.Length; band++)
            {
                Assert.Equal(PlainWarp.Bilinear(new RasterBand(source, band), Destination()), planes[band]);
            }

            Assert.Contains(planes[0], value => !float.IsNaN(value));
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Nearest_AnySource_EqualsThePlainLoop(int epsg, double[] t)
    {
        var source = Source(new Crs(epsg), t, 7);
        byte[] plane = new byte[61 * 47];

        Warp.Nearest(
            new RasterBand(source, 0),
            Destination(),
            plane,
            new NearestOptions(LabelCodes.Discard, KernelScaling.Local),
            TestContext.Current.CancellationToken);

        Assert.Equal(PlainWarp.Nearest(new RasterBand(source, 0), Destination()), plane);
        Assert.Contains(plane, code => code != 255);
    }

    [Fact]
    public void Bilinear_LargeSource_IsReadOncePerBandAndOnlyWhereNeeded()
    {
        var source = Source(new Crs(32632), [10, 0, 499_900, 0, -10, 5_300_100], null);

        Bilinear(source, Destination());

        Assert.Equal(3, source.Windows.Count);
        Assert.All(source.Windows, window => Assert.InRange(window.Width, 61, 66));
    }

    [Fact]
    public void Create_WindowLargerThanTheLimit_IsCutIntoDisjointParts()
    {
        var fine = new Grid(new Crs(32632), TenMetres with { A = 0.1, E = -0.1 }, 60_000, 60_000);
        var coarse = new Grid(new Crs(32632), TenMetres, 600, 600);

        var plan = WarpPlan.Create(fine, coarse, KernelScaling.Local, WarpWork.Bilinear(false));

        Assert.All(plan.Chunks, c => Assert.InRange((long)c.Read.Width * c.Read.Height, 1, WarpPlan.MaxReadPx));
        Assert.Equal(600 * 600, plan.Chunks.Sum(c => c.Destination.Width * c.Destination.Height));
    }

    [Fact]
    public void Create_NeighbourZone_ShrinksOnlyForTheReference()
    {
        // 47.85 N, 12 E seen from zone 33: turned by 2.2 degrees, hardly scaled.
        var source = new Grid(new Crs(32633), new GeoTransform(10, 0, 270_000, 0, -10, 5_310_000), 900, 900);
        var destination = new Grid(new Crs(32632), new GeoTransform(9.98, 0, 722_000, 0, -9.98, 5_306_000), 500, 500);

        var local = WarpPlan.Create(source, destination, KernelScaling.Local, WarpWork.Bilinear(false));
        var reference = WarpPlan.Create(source, destination, KernelScaling.SourceWindow, WarpWork.Bilinear(false));

        Assert.All(local.Chunks, chunk => Assert.False(chunk.IsShrinking));
        Assert.All(reference.Chunks, chunk => Assert.True(chunk.IsShrinking));
    }

    [Fact]
    public void Bilinear_NoDataAroundTheCentre_LeavesNaN()
    {
        var grid = new Grid(new Crs(32632), TenMetres, 2, 1);
        var source = new MemoryRaster(grid, [0, 8], 0);
        float[] plane = new float[2];

        // A quarter pixel to the right: the first centre lies on the pixel without data,
        // the second beyond the last one's.
        Warp.Bilinear(
            [new RasterBand(source, 0)],
            grid with { Transform = TenMetres.Shift(0.25, 0) },
            [plane],
            KernelScaling.Local,
            TestContext.Current.CancellationToken);

        Assert.Equal([float.NaN, 8], plane);
    }

    [Theory]
    [InlineData(false, new byte[] { 0, 8, 255, 255, 255, 255, 255 })]
    [InlineData(true, new byte[] { 0, 8, 9, 254, 255, 255, 255 })]
    public void Nearest_CodesThatAreNoClass_AreReported(bool keep, byte[] expected)
    {
        var grid = new Grid(new Crs(32632), TenMetres, 7, 1);
        var source = new MemoryRaster(grid, [0, 8, 9, 254, 2.5f, 300, 255], null);
        byte[] plane = new byte[7];

        UnknownCodes? unknown = Warp.Nearest(
            new RasterBand(source, 0),
            grid,
            plane,
            new NearestOptions(keep ? LabelCodes.Keep : LabelCodes.Discard, KernelScaling.Local),
            TestContext.Current.CancellationToken);

        Assert.Equal(expected, plane);
        Assert.Equal(4, unknown!.PixelCount);
        Assert.Equal([2.5f, 9, 254, 300], unknown.Codes);
    }

    private static Grid Destination() =>
        new(new Crs(32632), new GeoTransform(9.98, 0, 500_031.7, 0, -9.99, 5_299_962.3), 61, 47);

    private static float[][] Bilinear(MemoryRaster source, Grid destination)
    {
        float[][] planes = [new float[61 * 47], new float[61 * 47], new float[61 * 47]];
        Warp.Bilinear(
            [new RasterBand(source, 0), new RasterBand(source, 1), new RasterBand(source, 2)],
            destination,
            [planes[0], planes[1], planes[2]],
            KernelScaling.Local,
            TestContext.Current.CancellationToken);
        return planes;
    }

    /// <summary>200 x 150 pixels of 0..11 from a linear congruence, so that 0 and 7 are frequent.</summary>
    private static MemoryRaster Source(Crs crs, double[] t, double? noData)
    {
        float[] samples = new float[200 * 150];
        uint state = 1;
        for (int i = 0; i < samples.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            samples[i] = (state >> 24) % 12;
        }

        var transform = new GeoTransform(t[0], t[1], t[2], t[3], t[4], t[5]);
        return new MemoryRaster(new Grid(crs, transform, 200, 150), samples, noData);
    }
}
