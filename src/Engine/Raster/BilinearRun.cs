using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Raster;

/// <summary>Warps bands that lie on one source grid, chunk by chunk, choosing the kernel that a chunk needs.</summary>
internal sealed class BilinearRun(PixelMap map, int stride, RasterBand[] bands, Memory<float>[] planes)
{
    /// <summary>Writes the destination pixels of <paramref name="chunk"/> in every plane.</summary>
    public void Run(WarpChunk chunk, CancellationToken cancellation)
    {
        if (map.IsSeparable && !chunk.IsShrinking)
        {
            RunSeparable(chunk, cancellation);
            return;
        }

        var blocks = new SourceBlock?[bands.Length];
        try
        {
            for (int i = 0; i < bands.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                blocks[i] = SourceBlock.Read(bands[i], chunk.Read);
            }

            RunRows(chunk, blocks!);
        }
        finally
        {
            foreach (SourceBlock? block in blocks)
            {
                block?.Dispose();
            }
        }
    }

    private void RunSeparable(WarpChunk chunk, CancellationToken cancellation)
    {
        var kernel = new SeparableBilinear(map, chunk);
        for (int i = 0; i < bands.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var block = SourceBlock.Read(bands[i], chunk.Read);
            kernel.Run(block, planes[i].Span, stride);
        }
    }

    private void RunRows(WarpChunk chunk, SourceBlock[] blocks)
    {
        PixelWindow part = chunk.Destination;
        double[] x = new double[part.Width];
        double[] y = new double[part.Width];
        TriangleKernel? triangle = chunk.IsShrinking ? new TriangleKernel(chunk) : null;
        for (int row = part.Y; row < part.Y + part.Height; row++)
        {
            map.MapRow(part.X, row, x, y);
            for (int band = 0; band < blocks.Length; band++)
            {
                Span<float> run = planes[band].Span.Slice((row * stride) + part.X, part.Width);
                for (int i = 0; i < run.Length; i++)
                {
                    run[i] = triangle is null
                        ? BilinearKernel.Sample(blocks[band], chunk, x[i], y[i])
                        : triangle.Sample(blocks[band], x[i], y[i]);
                }
            }
        }
    }
}
