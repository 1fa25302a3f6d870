namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Reads the AC coefficients of one block of a progressive scan: those of a spectral band, in one of two ways.
/// </summary>
/// <param name="First">First coefficient in zigzag order, 1..63.</param>
/// <param name="Last">Last coefficient in zigzag order, 1..63.</param>
/// <param name="LowBit">Place of the lowest bit that the scan brings.</param>
/// <param name="Errors">Errors of the stream.</param>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, G.1.2</seealso>
internal readonly record struct JpegBand(int First, int Last, int LowBit, JpegErrors Errors)
{
    /// <summary>The upper bits of a band; a run of blocks may be empty.</summary>
    public void ReadFirst(ref JpegBitReader bits, JpegHuffmanTable table, Span<short> block, ref int endOfBandRun)
    {
        if (endOfBandRun > 0)
        {
            endOfBandRun--;
            return;
        }

        for (int k = First; k <= Last; k++)
        {
            int symbol = bits.Symbol(table);
            int run = symbol >> 4;
            int size = symbol & 15;
            if (size == 0 && run < 15)
            {
                endOfBandRun = (1 << run) + bits.Bits(run) - 1;
                return;
            }

            k += run;
            if (k > Last)
            {
                throw Errors.Corrupt("a run of zeros leaves its block");
            }

            block[JpegTables.Zigzag[k]] = (short)(bits.Signed(size) << LowBit);
        }
    }

    /// <summary>One more bit of a band: corrections of what is there, and coefficients that become 1 or -1.</summary>
    public void Refine(ref JpegBitReader bits, JpegHuffmanTable table, Span<short> block, ref int endOfBandRun)
    {
        int k = First;
        for (; endOfBandRun == 0 && k <= Last; k++)
        {
            int symbol = bits.Symbol(table);
            int run = symbol >> 4;
            int size = symbol & 15;
            if (size == 0 && run < 15)
            {
                endOfBandRun = (1 << run) + bits.Bits(run);
                break;
            }

            int value = size == 0 ? 0 : bits.Bits(1) == 0 ? -1 : 1;
            k = Correct(ref bits, block, k, run);
            if (size > 1 || (size == 1 && k > Last))
            {
                throw Errors.Corrupt("a refinement leaves its block");
            }

            if (size == 1)
            {
                block[JpegTables.Zigzag[k]] = (short)(value * (1 << LowBit));
            }
        }

        if (endOfBandRun > 0)
        {
            _ = Correct(ref bits, block, k, 64);
            endOfBandRun--;
        }
    }

    /// <summary>
    /// Corrects coefficients up to the zero behind <paramref name="zeros"/> others; its position is returned.
    /// </summary>
    private int Correct(ref JpegBitReader bits, Span<short> block, int from, int zeros)
    {
        int k = from;
        for (; k <= Last; k++)
        {
            ref short coefficient = ref block[JpegTables.Zigzag[k]];
            if (coefficient == 0)
            {
                if (zeros-- == 0)
                {
                    break;
                }
            }
            else if (bits.Bits(1) == 1 && (coefficient & (1 << LowBit)) == 0)
            {
                coefficient += (short)(coefficient > 0 ? 1 << LowBit : -(1 << LowBit));
            }
        }

        return k;
    }
}
