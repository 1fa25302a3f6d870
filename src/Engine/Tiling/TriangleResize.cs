using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Tiling;

/// <summary>
/// Shrinks or grows packed pixels (see <see cref="Stretch.Pack"/>) by a triangle filter, antialiased. Rows first,
/// rounded to 8 bits, then columns; an axis whose size does not change is copied. Integer arithmetic, exact. The 4
/// channels of a pixel, the empty one included, are what makes a pixel fill a vector.
/// </summary>
internal static class TriangleResize
{
    private const int Half = 1 << (ResizeKernel.FractionBits - 1);
    private const int PairSamples = 8;

    /// <summary>Resizes along the rows.</summary>
    /// <param name="source">Row-major, <see cref="ResizeKernel.InputPx"/> pixels a row; whole rows.</param>
    /// <param name="kernel">Weights of the columns.</param>
    /// <param name="widened">Scratch of 8 * <see cref="ResizeKernel.InputPx"/>.</param>
    /// <param name="target">As many rows of <see cref="ResizeKernel.OutputPx"/>; not the source's memory.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(ReadOnlySpan<uint> source, ResizeKernel kernel, Span<int> widened, Span<uint> target)
    {
        int rows = source.Length / kernel.InputPx;
        if (source.Length != rows * kernel.InputPx || target.Length != rows * kernel.OutputPx)
        {
            throw new ArgumentException("The pixels are not whole rows of the kernel's sizes.", nameof(target));
        }

        if (kernel.InputPx == kernel.OutputPx)
        {
            source.CopyTo(target);
            return;
        }

        Span<int> samples = widened[..(kernel.InputPx * PairSamples)];
        for (int row = 0; row < rows; row += 2)
        {
            // The last of an odd number of rows is its own partner.
            int partner = Math.Min(row + 1, rows - 1);
            Widen(
                source.Slice(row * kernel.InputPx, kernel.InputPx),
                source.Slice(partner * kernel.InputPx, kernel.InputPx),
                samples);
            Pair(
                samples,
                kernel,
                target.Slice(row * kernel.OutputPx, kernel.OutputPx),
                target.Slice(partner * kernel.OutputPx, kernel.OutputPx));
        }
    }

    /// <summary>Resizes along the columns.</summary>
    /// <param name="source">Row-major, <see cref="ResizeKernel.InputPx"/> rows.</param>
    /// <param name="kernel">Weights of the rows.</param>
    /// <param name="target"><see cref="ResizeKernel.OutputPx"/> rows of the same width;
    /// not the source's memory.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns(ReadOnlySpan<uint> source, ResizeKernel kernel, Span<uint> target)
    {
        int width = source.Length / kernel.InputPx;
        if (source.Length != width * kernel.InputPx || target.Length != width * kernel.OutputPx)
        {
            throw new ArgumentException("The pixels are not the kernel's numbers of rows.", nameof(target));
        }

        if (kernel.InputPx == kernel.OutputPx)
        {
            source.CopyTo(target);
            return;
        }

        for (int row = 0; row < kernel.OutputPx; row++)
        {
            ReadOnlySpan<uint> taps = source.Slice(kernel.Starts[row] * width, kernel.Taps * width);
            ReadOnlySpan<int> weights = kernel.Weights.AsSpan().Slice(row * kernel.Taps, kernel.Taps);
            Blend(MemoryMarshal.AsBytes(taps), weights, MemoryMarshal.AsBytes(target.Slice(row * width, width)));
        }
    }

    /// <summary>Lays the channels of two rows out so that one vector holds a pixel of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(ReadOnlySpan<uint> first, ReadOnlySpan<uint> second, Span<int> samples)
    {
        ref int origin = ref MemoryMarshal.GetReference(samples[..(first.Length * PairSamples)]);
        for (int i = 0; i < first.Length; i++)
        {
            Vector128<byte> pair = Vector128.CreateScalarUnsafe(first[i] | ((ulong)second[i] << 32)).AsByte();
            Vector128<ushort> words = Vector128.WidenLower(pair);
            Vector256<uint> wide = Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words));
            wide.AsInt32().StoreUnsafe(ref origin, (nuint)(i * PairSamples));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> Low, Vector256<int> High) Widen(Vector128<byte> bytes)
    {
        (Vector256<uint> low, Vector256<uint> high) =
            Vector256.Widen(Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes)));
        return (low.AsInt32(), high.AsInt32());
    }

    /// <summary>
    /// Two output rows from samples that <see cref="Widen(ReadOnlySpan{uint}, ReadOnlySpan{uint}, Span{int})"/> laid
    /// out.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pair(ReadOnlySpan<int> samples, ResizeKernel kernel, Span<uint> first, Span<uint> second)
    {
        ReadOnlySpan<int> starts = kernel.Starts.AsSpan();
        ReadOnlySpan<int> weights = kernel.Weights.AsSpan();
        ref int origin = ref MemoryMarshal.GetReference(samples);
        int taps = kernel.Taps;
        for (int column = 0; column < first.Length; column++)
        {
            nuint at = (nuint)(starts[column] * PairSamples);
            int from = column * taps;
            Vector256<int> sum = Vector256.Create(Half);
            for (int tap = from; tap < from + taps; tap++)
            {
                sum += Vector256.LoadUnsafe(ref origin, at) * Vector256.Create(weights[tap]);
                at += PairSamples;
            }

            Vector256<uint> levels =
                Vector256.Min(sum >> ResizeKernel.FractionBits, Vector256.Create(255)).AsUInt32();
            Vector128<ushort> words = Vector128.Narrow(levels.GetLower(), levels.GetUpper());
            Vector128<uint> pixels = Vector128.Narrow(words, words).AsUInt32();
            first[column] = pixels.ToScalar();
            second[column] = pixels.GetElement(1);
        }
    }

    /// <summary>One output row as the weighted sum of the input rows that <paramref name="taps"/> holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blend(ReadOnlySpan<byte> taps, ReadOnlySpan<int> weights, Span<byte> target)
    {
        int i = 0;
        for (; i <= target.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            Vector256<int> low = Vector256.Create(Half);
            Vector256<int> high = low;
            for (int tap = 0; tap < weights.Length; tap++)
            {
                (Vector256<int> lower, Vector256<int> upper) =
                    Widen(Vector128.Create(taps.Slice((tap * target.Length) + i, Vector128<byte>.Count)));
                low += lower * weights[tap];
                high += upper * weights[tap];
            }

            low = Vector256.Min(low >> ResizeKernel.FractionBits, Vector256.Create(255));
            high = Vector256.Min(high >> ResizeKernel.FractionBits, Vector256.Create(255));
            Vector256<ushort> words = Vector256.Narrow(low.AsUInt32(), high.AsUInt32());
            Vector128.Narrow(words.GetLower(), words.GetUpper()).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            int sum = Half;
            for (int tap = 0; tap < weights.Length; tap++)
            {
                sum += taps[(tap * target.Length) + i] * weights[tap];
            }

            target[i] = (byte)Math.Min(sum >> ResizeKernel.FractionBits, 255);
        }
    }
}
