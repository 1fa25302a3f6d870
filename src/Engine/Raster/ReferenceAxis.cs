namespace NuTonic.Engine.Raster;

/// <summary>One axis of the source window of a chunk, by the reference's arithmetic.</summary>
/// <param name="Offset">First source pixel.</param>
/// <param name="Size">Source pixels; 0 when there are none.</param>
/// <param name="Scale">Kernel scale: destination pixels per source pixel.</param>
/// <param name="Reach">Length in source pixels that the chunk would like to read, unclipped.</param>
internal readonly record struct ReferenceAxis(int Offset, int Size, double Scale, double Reach)
{
    private const double WholeAxisShare = 0.9;
    private const double IntegerShrinkTolerance = 0.05;

    /// <param name="low">Smallest source position of the chunk's edge.</param>
    /// <param name="high">Largest.</param>
    /// <param name="sourcePx">Pixels of the raster on this axis.</param>
    /// <param name="destinationPx">Pixels of the chunk on the axis of the same name.</param>
    /// <param name="radius">Reach of the unscaled kernel.</param>
    public static ReferenceAxis Create(double low, double high, int sourcePx, int destinationPx, int radius)
    {
        double ratio = destinationPx / (high - low);
        int reach = ratio < WarpChunk.ShrinkThreshold ? (int)Math.Ceiling(radius / ratio) : radius;
        int first = (int)Math.Max(0, low);
        int last = (int)Math.Min(Math.Ceiling(high), sourcePx);
        double raw = Math.Clamp(high - low, 0, sourcePx - first);
        bool isWhole = last - first > WholeAxisShare * sourcePx;
        int offset = isWhole ? 0 : Math.Clamp(first - reach, 0, sourcePx);
        int size = isWhole ? sourcePx : Math.Clamp(last - offset + reach, 0, sourcePx - offset);
        return new ReferenceAxis(offset, size, KernelScale(destinationPx, size, size - raw), high - low + (2 * reach));
    }

    private static double KernelScale(int destinationPx, int size, double extra)
    {
        if (destinationPx <= size && size <= destinationPx + extra)
        {
            return 1;
        }

        double scale = destinationPx / (size - extra);
        double shrink = 1 / scale;
        bool isNearlyInteger = scale < 1 && Math.Abs(shrink - Math.Round(shrink)) < IntegerShrinkTolerance;
        return isNearlyInteger ? 1 / Math.Round(shrink) : scale;
    }
}
