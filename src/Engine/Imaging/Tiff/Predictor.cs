using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>Undoes the differences that were taken along rows before compression. Exact; in place.</summary>
/// <seealso href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section 14</seealso>
internal static class Predictor
{
    /// <summary>Predictor 2: every sample is the difference to the sample of the same band one pixel before.</summary>
    /// <param name="samples">Whole rows, samples in the machine's byte order.</param>
    /// <param name="rowBytes">Bytes of one row.</param>
    /// <param name="bands">Interleaved bands of a pixel.</param>
    /// <param name="sampleBytes">1, 2, 4 or 8.</param>
    public static void UndoHorizontal(Span<byte> samples, int rowBytes, int bands, int sampleBytes)
    {
        for (int at = 0; at < samples.Length; at += rowBytes)
        {
            Span<byte> row = samples.Slice(at, rowBytes);
            switch (sampleBytes)
            {
                case 1:
                    Accumulate(row, bands);
                    break;
                case 2:
                    Accumulate(MemoryMarshal.Cast<byte, ushort>(row), bands);
                    break;
                case 4:
                    Accumulate(MemoryMarshal.Cast<byte, uint>(row), bands);
                    break;
                default:
                    Accumulate(MemoryMarshal.Cast<byte, ulong>(row), bands);
                    break;
            }
        }
    }

    /// <summary>
    /// Predictor 3: the bytes of a row's floats lie in planes, most significant plane first, each byte as the
    /// difference to the one a pixel before. The planes' order does not depend on the file's byte order.
    /// </summary>
    /// <param name="samples">Whole rows; receives floats in the machine's byte order.</param>
    /// <param name="rowBytes">Bytes of one row.</param>
    /// <param name="bands">Interleaved bands of a pixel.</param>
    /// <param name="sampleBytes">2, 4 or 8.</param>
    /// <seealso href="http://chriscox.org/TIFFTN3d1.pdf">Adobe Photoshop TIFF Technical Note 3</seealso>
    public static void UndoFloatingPoint(Span<byte> samples, int rowBytes, int bands, int sampleBytes)
    {
        byte[] planes = new byte[rowBytes];
        int count = rowBytes / sampleBytes;
        for (int at = 0; at < samples.Length; at += rowBytes)
        {
            Span<byte> row = samples.Slice(at, rowBytes);
            Accumulate(row, bands);
            row.CopyTo(planes);
            for (int plane = 0; plane < sampleBytes; plane++)
            {
                ReadOnlySpan<byte> source = planes.AsSpan(plane * count, count);
                int target = BitConverter.IsLittleEndian ? sampleBytes - 1 - plane : plane;
                for (int i = 0; i < source.Length; i++, target += sampleBytes)
                {
                    row[target] = source[i];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate<T>(Span<T> row, int bands)
        where T : struct, IBinaryInteger<T>
    {
        if (bands == 1)
        {
            // The running sum stays in a register: with one band the general loop waits for its own stores.
            T sum = T.Zero;
            for (int i = 0; i < row.Length; i++)
            {
                sum = unchecked(sum + row[i]);
                row[i] = sum;
            }

            return;
        }

        for (int i = bands; i < row.Length; i++)
        {
            row[i] = unchecked(row[i] + row[i - bands]);
        }
    }
}
