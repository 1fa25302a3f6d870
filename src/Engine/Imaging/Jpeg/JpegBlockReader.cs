using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Reads the AC coefficients of one block of a sequential scan, all of them with all their bits.</summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, F.2.2.2</seealso>
internal static class JpegBlockReader
{
    /// <summary>Reads one block.</summary>
    /// <param name="bits">Stands behind the DC value.</param>
    /// <param name="table">AC code.</param>
    /// <param name="block">64 zeros, which receive the coefficients in natural order; empty to read past them.</param>
    /// <param name="errors">Errors of the stream.</param>
    /// <returns>False when all are zero.</returns>
    /// <exception cref="Diagnostics.NuTonicException">NT2120: a code that is none,
    /// or a run that leaves the block.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Read(ref JpegBitReader bits, JpegHuffmanTable table, Span<short> block, JpegErrors errors)
    {
        // Buffer and count stay in registers; the reader is told of them before it refills and at the end.
        ulong buffer = bits.Buffer;
        int count = bits.Count;
        int[] shortCoefficients = table.ShortCoefficients;
        int next = 1;
        while (next < 64)
        {
            if (count < JpegBitReader.EnoughBits)
            {
                (bits.Buffer, bits.Count) = (buffer, count);
                bits.Fill();
                (buffer, count) = (bits.Buffer, bits.Count);
            }

            int entry = shortCoefficients[(int)(buffer >> (64 - JpegHuffmanTable.ShortBits))];
            if (entry == 0)
            {
                entry = table.LongCoefficient(buffer);
                if (entry == 0)
                {
                    throw errors.Corrupt("a code is not in its Huffman table");
                }
            }

            int length = entry & 0xFF;
            buffer <<= length;
            count -= length;
            next += (entry >> 8) & 0xFF;
            if (next > 63)
            {
                if (next < JpegHuffmanTable.EndOfBlock)
                {
                    throw errors.Corrupt("a run of zeros leaves its block");
                }

                break;
            }

            if (!block.IsEmpty)
            {
                block[JpegTables.Zigzag[next]] = (short)(entry >> 16);
            }

            next++;
        }

        (bits.Buffer, bits.Count) = (buffer, count);
        return next != JpegHuffmanTable.EndOfBlock + 1;
    }
}
