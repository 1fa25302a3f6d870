using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Tests.Raster;

/// <summary>
/// The plain loops that the warps must equal bit for bit: one pixel at a time, the whole source in memory.
/// </summary>
internal static class PlainWarp
{
    public static float[] Bilinear(RasterBand band, Grid destination)
    {
        WarpPlan plan = Plan(band, destination, WarpWork.Bilinear(false), out WarpChunk chunk);
        using var block = SourceBlock.Read(band, chunk.Source);
        var triangle = new TriangleKernel(chunk);
        float[] plane = new float[destination.WidthPx * destination.HeightPx];
        double[] x = new double[1], y = new double[1];
        for (int i = 0; i < plane.Length; i++)
        {
            plan.Map.MapRow(i % destination.WidthPx, i / destination.WidthPx, x, y);
            plane[i] = chunk.IsShrinking
                ? triangle.Sample(block, x[0], y[0])
                : BilinearKernel.Sample(block, chunk, x[0], y[0]);
        }

        return plane;
    }

    public static byte[] Nearest(RasterBand band, Grid destination)
    {
        WarpPlan plan = Plan(band, destination, WarpWork.Nearest(false), out WarpChunk chunk);
        using var block = SourceBlock.Read(band, chunk.Source);
        byte[] plane = new byte[destination.WidthPx * destination.HeightPx];
        double[] x = new double[1], y = new double[1];
        for (int i = 0; i < plane.Length; i++)
        {
            plan.Map.MapRow(i % destination.WidthPx, i / destination.WidthPx, x, y);
            float sample = chunk.Contains(x[0], y[0]) ? block.At(chunk.ColumnOf(x[0]), chunk.RowOf(y[0])) : float.NaN;
            plane[i] = sample is >= 0 and <= 8 ? (byte)sample : (byte)255;
        }

        return plane;
    }

    private static WarpPlan Plan(RasterBand band, Grid destination, WarpWork work, out WarpChunk chunk)
    {
        Grid grid = band.Source.Grid;
        var plan = WarpPlan.Create(grid, destination, KernelScaling.Local, work);
        var whole = new PixelWindow(0, 0, grid.WidthPx, grid.HeightPx);
        chunk = plan.Chunks[0] with { Source = whole, Read = whole };
        return plan;
    }
}
