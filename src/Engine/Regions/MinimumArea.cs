using System.Diagnostics;

namespace NuTonic.Engine.Regions;

/// <summary>The smallest region worth a box.</summary>
internal static class MinimumArea
{
    /// <summary>Mask pixels, at least 1; not whole in general under <see cref="AreaScaling.Square"/>.</summary>
    /// <param name="minAreaNativePx">Smallest area in pixels of the tile, at least 0.</param>
    /// <param name="nativeTilePx">Side of the tile, at least 1.</param>
    /// <param name="outputSizePx">Side of the mask, at least 1.</param>
    /// <param name="scaling">Square, or linear as in the reference.</param>
    public static double Pixels(int minAreaNativePx, int nativeTilePx, int outputSizePx, AreaScaling scaling)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minAreaNativePx);
        ArgumentOutOfRangeException.ThrowIfLessThan(nativeTilePx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSizePx, 1);
        double pixels = scaling switch
        {
            AreaScaling.Square =>
                (double)minAreaNativePx * outputSizePx * outputSizePx / ((double)nativeTilePx * nativeTilePx),
            AreaScaling.Linear => (long)minAreaNativePx * outputSizePx / nativeTilePx,
            _ => throw new UnreachableException(),
        };
        return Math.Max(1, pixels);
    }
}
