using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NuTonic.Engine.Imaging;

/// <summary>Takes every n-th sample out of interleaved bytes and widens it to a floating-point type.</summary>
internal static class SampleConverter
{
    /// <summary>
    /// Converts <paramref name="destination"/>.Length samples. Exact, but for 32-bit integers beyond 2^24 and doubles
    /// into <see cref="float"/>, which round to nearest.
    /// </summary>
    /// <param name="source">Samples of <paramref name="type"/> in the machine's byte order;
    /// starts at the first one taken.</param>
    /// <param name="type">Type of the samples.</param>
    /// <param name="stride">Samples from one taken to the next; 1 takes all.</param>
    /// <param name="destination">Receives the values; must not overlap <paramref name="source"/>.</param>
    public static void Convert<T>(ReadOnlySpan<byte> source, SampleType type, int stride, Span<T> destination)
        where T : struct, INumber<T>
    {
        switch (type)
        {
            case SampleType.UInt8:
                Widen(source, stride, destination);
                break;
            case SampleType.Int8:
                Widen(MemoryMarshal.Cast<byte, sbyte>(source), stride, destination);
                break;
            case SampleType.UInt16:
                Widen(MemoryMarshal.Cast<byte, ushort>(source), stride, destination);
                break;
            case SampleType.Int16:
                Widen(MemoryMarshal.Cast<byte, short>(source), stride, destination);
                break;
            case SampleType.UInt32:
                Widen(MemoryMarshal.Cast<byte, uint>(source), stride, destination);
                break;
            case SampleType.Int32:
                Widen(MemoryMarshal.Cast<byte, int>(source), stride, destination);
                break;
            case SampleType.Float16:
                Widen(MemoryMarshal.Cast<byte, Half>(source), stride, destination);
                break;
            case SampleType.Float32:
                Widen(MemoryMarshal.Cast<byte, float>(source), stride, destination);
                break;
            case SampleType.Float64:
                Widen(MemoryMarshal.Cast<byte, double>(source), stride, destination);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen<TSource, T>(ReadOnlySpan<TSource> source, int stride, Span<T> destination)
        where TSource : struct, INumber<TSource>
        where T : struct, INumber<T>
    {
        if (stride == 1)
        {
            // A second loop, because the compiler drops the bounds checks of this one only.
            source = source[..destination.Length];
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = T.CreateTruncating(source[i]);
            }

            return;
        }

        for (int i = 0, at = 0; i < destination.Length; i++, at += stride)
        {
            destination[i] = T.CreateTruncating(source[at]);
        }
    }
}
