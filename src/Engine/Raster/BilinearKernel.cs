namespace NuTonic.Engine.Raster;

/// <summary>
/// The 2 x 2 kernel: value at a source position from the four pixel centres around it, in doubles. The pixel that holds
/// the position must be valid; of the others, those without data or off the clip are left out.
/// </summary>
internal static class BilinearKernel
{
    private const double MinWeight = 1e-5;

    /// <summary>Value at (<paramref name="x"/>, <paramref name="y"/>); NaN when there is none.</summary>
    /// <param name="block">Holds every pixel of the clip that the position can touch.</param>
    /// <param name="chunk">Gives the clip.</param>
    /// <param name="x">Source column, from the outer corner; may be NaN.</param>
    /// <param name="y">Source row.</param>
    public static float Sample(SourceBlock block, WarpChunk chunk, double x, double y)
    {
        if (!chunk.Contains(x, y) || float.IsNaN(block.At(chunk.ColumnOf(x), chunk.RowOf(y))))
        {
            return float.NaN;
        }

        (int column, double left) = Locate(x, chunk.Source.X);
        (int row, double upper) = Locate(y, chunk.Source.Y);
        bool hasRight = column + 1 < chunk.Source.X + chunk.Source.Width;
        bool hasLower = row + 1 < chunk.Source.Y + chunk.Source.Height;
        float a = block.At(column, row);
        float b = hasRight ? block.At(column + 1, row) : float.NaN;
        float c = hasLower ? block.At(column, row + 1) : float.NaN;
        float d = hasRight && hasLower ? block.At(column + 1, row + 1) : float.NaN;
        double value = (((a * left) + (b * (1 - left))) * upper) + (((c * left) + (d * (1 - left))) * (1 - upper));
        return double.IsNaN(value) ? Partial(a, b, c, d, (left, upper)) : (float)value;
    }

    /// <summary>Index of the pixel whose centre is at or before a position, and that pixel's weight.</summary>
    /// <param name="position">On the clip.</param>
    /// <param name="start">First pixel of the clip; before its centre it alone counts.</param>
    public static (int Index, double Weight) Locate(double position, int start)
    {
        int index = (int)Math.Floor(position - 0.5);
        return index < start ? (start, 1) : (index, 1.5 - (position - index));
    }

    private static float Partial(float a, float b, float c, float d, (double Left, double Upper) weight)
    {
        double sum = 0;
        double total = 0;
        Add(a, weight.Left * weight.Upper, ref sum, ref total);
        Add(b, (1 - weight.Left) * weight.Upper, ref sum, ref total);
        Add(c, weight.Left * (1 - weight.Upper), ref sum, ref total);
        Add(d, (1 - weight.Left) * (1 - weight.Upper), ref sum, ref total);
        if (total < MinWeight)
        {
            return float.NaN;
        }

        return (float)(total == 1 ? sum : sum / total);
    }

    private static void Add(float value, double weight, ref double sum, ref double total)
    {
        if (!float.IsNaN(value))
        {
            sum += weight * value;
            total += weight;
        }
    }
}
