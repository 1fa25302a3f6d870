using NuTonic.Engine.Imaging.Jpeg;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

/// <summary>Reads the AC coefficients of a block code by code and value by value, as T.81 F.2.2.2 has it.</summary>
internal static class PlainJpegBlockReader
{
    public static void Read(ref JpegBitReader bits, JpegHuffmanTable table, short[] block)
    {
        for (int k = 1; k < 64; k++)
        {
            int symbol = bits.Symbol(table);
            (int run, int size) = (symbol >> 4, symbol & 15);
            if (size == 0 && symbol != 0xF0)
            {
                return;
            }

            k += run;
            Assert.InRange(k, 1, 63);
            block[JpegTables.Zigzag[k]] = (short)bits.Signed(size);
        }
    }
}
