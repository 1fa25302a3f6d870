using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Tiling;

/// <summary>Turns float bands into 8-bit pixels.</summary>
internal static class Stretch
{
    /// <summary>
    /// Range of a band between its percentiles; <see cref="StretchRange.Black"/> when it holds no valid sample.
    /// </summary>
    public static StretchRange RangeOf(
        ReadOnlySpan<float> band, PercentileFinder percentiles, StretchOptions options) =>
        percentiles.Find(band, options) is (double low, double high)
            ? StretchRange.Between(low, high)
            : StretchRange.Black;

    /// <summary>
    /// Writes <c>red | green &lt;&lt; 8 | blue &lt;&lt; 16</c> for every sample. Equal to
    /// <see cref="StretchRange.Apply"/> bit for bit: the vector form takes the same IEEE steps.
    /// </summary>
    /// <param name="red">Samples of one grid.</param>
    /// <param name="green">Same grid as <paramref name="red"/>.</param>
    /// <param name="blue">Same grid as <paramref name="red"/>.</param>
    /// <param name="ranges">Ranges of red, green and blue.</param>
    /// <param name="pixels">One value a sample.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(
        ReadOnlySpan<float> red,
        ReadOnlySpan<float> green,
        ReadOnlySpan<float> blue,
        (StretchRange Red, StretchRange Green, StretchRange Blue) ranges,
        Span<uint> pixels)
    {
        if (red.Length != green.Length || red.Length != blue.Length || red.Length != pixels.Length)
        {
            throw new ArgumentException("The bands and the pixels differ in length.", nameof(pixels));
        }

        int i = 0;
        for (; i <= pixels.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256<int> packed = Levels(Vector256.Create(red[i..]), ranges.Red)
                | (Levels(Vector256.Create(green[i..]), ranges.Green) << 8)
                | (Levels(Vector256.Create(blue[i..]), ranges.Blue) << 16);
            packed.AsUInt32().CopyTo(pixels[i..]);
        }

        for (; i < pixels.Length; i++)
        {
            pixels[i] = ranges.Red.Apply(red[i])
                | ((uint)ranges.Green.Apply(green[i]) << 8)
                | ((uint)ranges.Blue.Apply(blue[i]) << 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Levels(Vector256<float> samples, StretchRange range)
    {
        Vector256<float> level = (samples - Vector256.Create(range.Low)) / Vector256.Create(range.Span);

        // Comparisons, not Min and Max: NaN must become 0.
        level = Vector256.ConditionalSelect(
            Vector256.GreaterThan(level, Vector256<float>.Zero), level, Vector256<float>.Zero);
        level = Vector256.ConditionalSelect(
            Vector256.LessThan(level, Vector256<float>.One), level, Vector256<float>.One);
        return Vector256.ConvertToInt32Native(level * Vector256.Create(255f));
    }
}
