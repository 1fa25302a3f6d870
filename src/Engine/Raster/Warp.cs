using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Raster;

/// <summary>Brings rasters onto a grid: every destination centre is projected exactly, at full resolution.</summary>
internal static class Warp
{
    /// <summary>
    /// Bilinear interpolation in doubles, stored as float; averages when the image really shrinks. Bands on the same
    /// grid share their coordinates, so they belong into one call.
    /// </summary>
    /// <param name="bands">Sources; a sample that is NaN or the source's no-data value has no weight.</param>
    /// <param name="destination">Grid of all planes.</param>
    /// <param name="planes">One per band, row-major, as long as the grid;
    /// every sample is written, NaN for no value.</param>
    /// <param name="scaling">How shrinking is told.</param>
    /// <param name="cancellation">Looked at once per chunk and band.</param>
    /// <exception cref="NuTonicException">NT2001: a plane's length is not that of the grid;
    /// or the source's own.</exception>
    public static void Bilinear(
        ReadOnlySpan<RasterBand> bands,
        Grid destination,
        ReadOnlySpan<Memory<float>> planes,
        KernelScaling scaling,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(planes.Length, bands.Length);
        for (int i = 0; i < planes.Length; i++)
        {
            CheckLength(planes[i].Length, destination);
            planes[i].Span.Fill(float.NaN);
        }

        for (int start = 0, end; start < bands.Length; start = end)
        {
            IRasterSource first = bands[start].Source;
            end = start + 1;
            while (end < bands.Length && SharePlan(first, bands[end].Source))
            {
                end++;
            }

            var work = WarpWork.Bilinear(first.NoData is not null);
            var plan = WarpPlan.Create(first.Grid, destination, scaling, work);
            var run = new BilinearRun(
                plan.Map, destination.WidthPx, bands[start..end].ToArray(), planes[start..end].ToArray());
            foreach (WarpChunk chunk in plan.Chunks)
            {
                run.Run(chunk, cancellation);
            }
        }
    }

    /// <summary>Nearest neighbour of a label raster.</summary>
    /// <param name="label">Class ids 0..8; 255, NaN and the source's no-data value mean no data.</param>
    /// <param name="destination">Grid of <paramref name="plane"/>.</param>
    /// <param name="plane">Row-major, as long as the grid; every code is written, 255 where there is none.</param>
    /// <param name="options">What becomes of other codes.</param>
    /// <param name="cancellation">Looked at once per chunk.</param>
    /// <returns>The other codes for a warning; null when there are none.</returns>
    /// <exception cref="NuTonicException">NT2001: the plane's length is not that of the grid;
    /// or the source's own.</exception>
    public static UnknownCodes? Nearest(
        RasterBand label,
        Grid destination,
        Span<byte> plane,
        NearestOptions options,
        CancellationToken cancellation)
    {
        CheckLength(plane.Length, destination);
        plane.Fill(LandCoverClass.NoData);
        var counter = new LabelCodeCounter(options.Codes);
        var work = WarpWork.Nearest(label.Source.NoData is not null);
        var plan = WarpPlan.Create(label.Source.Grid, destination, options.Scaling, work);
        foreach (WarpChunk chunk in plan.Chunks)
        {
            cancellation.ThrowIfCancellationRequested();
            using var block = SourceBlock.Read(label, chunk.Read);
            new NearestRun(plan.Map, chunk, counter).Run(block, plane, destination.WidthPx);
        }

        return counter.ToUnknownCodes();
    }

    private static bool SharePlan(IRasterSource first, IRasterSource other) =>
        first.Grid == other.Grid && first.NoData.HasValue == other.NoData.HasValue;

    private static void CheckLength(int length, Grid grid)
    {
        if (length != grid.WidthPx * grid.HeightPx)
        {
            throw new NuTonicException(
                Errors.GridMismatch, null, "plane", length, "grid", grid.WidthPx * grid.HeightPx);
        }
    }
}
