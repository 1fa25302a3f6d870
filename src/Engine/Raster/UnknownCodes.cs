using System.Collections.Immutable;

namespace NuTonic.Engine.Raster;

/// <summary>Label codes that are neither a class nor no data, as met on the destination grid.</summary>
/// <param name="PixelCount">Destination pixels with such a code, kept or not.</param>
/// <param name="Codes">The lowest distinct codes, ascending, at most <see cref="MaxCodes"/> of them.</param>
internal sealed record UnknownCodes(long PixelCount, ImmutableArray<float> Codes)
{
    /// <summary>A label raster of another kind may hold millions of values: more than these help nobody.</summary>
    public const int MaxCodes = 16;
}
