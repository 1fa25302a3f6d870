using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Raster;

/// <summary>Takes the label pixel that holds each destination centre of one chunk.</summary>
internal sealed class NearestRun(PixelMap map, WarpChunk chunk, LabelCodeCounter counter)
{
    /// <summary>Writes the chunk's pixels whose centre lies on its clip; leaves the others.</summary>
    /// <param name="block">The chunk's read window.</param>
    /// <param name="plane">Whole destination grid, row-major.</param>
    /// <param name="stride">Columns of the grid.</param>
    public void Run(SourceBlock block, Span<byte> plane, int stride)
    {
        PixelWindow part = chunk.Destination;
        double[] x = new double[part.Width];
        double[] y = new double[part.Width];
        if (map.IsSeparable)
        {
            RunSeparable(block, plane, stride);
            return;
        }

        for (int row = part.Y; row < part.Y + part.Height; row++)
        {
            map.MapRow(part.X, row, x, y);
            Span<byte> run = plane.Slice((row * stride) + part.X, part.Width);
            for (int i = 0; i < run.Length; i++)
            {
                if (chunk.Contains(x[i], y[i]))
                {
                    run[i] = counter.Convert(block.At(chunk.ColumnOf(x[i]), chunk.RowOf(y[i])));
                }
            }
        }
    }

    private void RunSeparable(SourceBlock block, Span<byte> plane, int stride)
    {
        PixelWindow part = chunk.Destination;
        double[] x = new double[part.Width];
        double[] y = new double[part.Height];
        map.MapRow(part.X, part.Y, x, new double[part.Width]);
        map.MapColumn(part.X, part.Y, new double[part.Height], y);
        (int[] columns, int first, int end) = LocateColumns(x);
        for (int row = 0; row < part.Height; row++)
        {
            if (first == end || !chunk.Contains(chunk.Source.X, y[row]))
            {
                continue;
            }

            ReadOnlySpan<float> samples = block.Row(chunk.Read.X, chunk.RowOf(y[row]));
            Span<byte> run = plane.Slice(((part.Y + row) * stride) + part.X + first, end - first);
            for (int i = 0; i < run.Length; i++)
            {
                run[i] = counter.Convert(samples[columns[first + i]]);
            }
        }
    }

    /// <summary>Columns of the read window, and the run of destination columns that lie on the clip.</summary>
    private (int[] Columns, int First, int End) LocateColumns(double[] x)
    {
        int[] columns = new int[x.Length];
        int first = x.Length;
        int end = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (chunk.Contains(x[i], chunk.Source.Y))
            {
                columns[i] = chunk.ColumnOf(x[i]) - chunk.Read.X;
                first = Math.Min(first, i);
                end = i + 1;
            }
        }

        return (columns, Math.Min(first, end), end);
    }
}
