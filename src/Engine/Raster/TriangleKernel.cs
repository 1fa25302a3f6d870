namespace NuTonic.Engine.Raster;

/// <summary>
/// The widened kernel for a warp that shrinks the image: a separable triangle whose support grows with the shrinking,
/// so that every source pixel counts. Keeps scratch weights: one instance per thread.
/// </summary>
internal sealed class TriangleKernel
{
    private const double MinWeight = 1e-6;
    private const double UnitTolerance = 1e-5;

    private readonly WarpChunk _chunk;
    private readonly double[] _weightsX;
    private readonly double[] _weightsY;

    /// <param name="chunk">Gives the clip and the scales.</param>
    public TriangleKernel(WarpChunk chunk)
    {
        _chunk = chunk;
        _weightsX = new double[(2 * chunk.RadiusX) + 1];
        _weightsY = new double[(2 * chunk.RadiusY) + 1];
    }

    /// <summary>
    /// Value at a source position; NaN when the pixel that holds it has none. See <see cref="BilinearKernel"/>.
    /// </summary>
    public float Sample(SourceBlock block, double x, double y)
    {
        if (!_chunk.Contains(x, y) || float.IsNaN(block.At(_chunk.ColumnOf(x), _chunk.RowOf(y))))
        {
            return float.NaN;
        }

        int column = Weigh(x, _chunk.ScaleX, _weightsX);
        int row = Weigh(y, _chunk.ScaleY, _weightsY);
        int left = Math.Max(column, _chunk.Source.X);
        int right = Math.Min(column + _weightsX.Length, _chunk.Source.X + _chunk.Source.Width);
        int top = Math.Max(row, _chunk.Source.Y);
        int bottom = Math.Min(row + _weightsY.Length, _chunk.Source.Y + _chunk.Source.Height);
        ReadOnlySpan<double> weights = _weightsX.AsSpan(left - column, right - left);
        double sum = 0;
        double total = 0;
        for (int j = top; j < bottom; j++)
        {
            (double rowSum, double rowTotal) = SumRow(block.Row(left, j)[..weights.Length], weights);
            sum += rowSum * _weightsY[j - row];
            total += rowTotal * _weightsY[j - row];
        }

        if (total < MinWeight)
        {
            return float.NaN;
        }

        return (float)(Math.Abs(total - 1) > UnitTolerance ? sum / total : sum);
    }

    private static (double Sum, double Total) SumRow(ReadOnlySpan<float> samples, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            float sample = samples[i];
            if (!float.IsNaN(sample))
            {
                sum += weights[i] * sample;
                total += weights[i];
            }
        }

        return (sum, total);
    }

    /// <summary>Fills the weights around a position and returns the index of the first tap.</summary>
    private static int Weigh(double position, double scale, double[] weights)
    {
        int radius = weights.Length / 2;
        int index = (int)Math.Floor(position - 0.5);
        double fraction = position - 0.5 - index;
        double slope = Math.Min(scale, 1);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Max(0, 1 - (Math.Abs(i - radius - fraction) * slope));
        }

        return index - radius;
    }
}
