using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// A Huffman code: a table answers codes of up to 9 bits at once, longer ones are compared length by length. Another
/// one answers whole coefficients, code and value, where both together are short.
/// </summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annexes C and F.2.2.3</seealso>
internal sealed class JpegHuffmanTable
{
    /// <summary>Bits of a code that the table answers at once.</summary>
    public const int LookupBits = 9;

    /// <summary>Bits of a code and its value that <see cref="ShortCoefficients"/> is asked with.</summary>
    public const int ShortBits = 10;

    /// <summary>Zeros before the end of a block, far more than a block has.</summary>
    public const int EndOfBlock = 128;

    private const int RunOf16 = 0xF0;

    private readonly ushort[] _lookup = new ushort[1 << LookupBits];
    private readonly int[] _endOfLength = new int[17];
    private readonly int[] _symbolOffset = new int[17];
    private readonly byte[] _symbols;

    private int[]? _shortCoefficients;

    private JpegHuffmanTable(byte[] symbols) => _symbols = symbols;

    /// <summary>
    /// For each value of the next ten bits, the AC coefficient that they begin with: bits taken in the lowest byte,
    /// zeros before it in the next one, value in the upper half; the end of the block has <see cref="EndOfBlock"/>
    /// zeros before it. 0 where ten bits are too few or no code.
    /// </summary>
    public int[] ShortCoefficients => _shortCoefficients ??= BuildShortCoefficients();

    /// <summary>Builds the code; null when the counts promise more codes of a length than there are.</summary>
    /// <param name="counts">Number of codes of 1..16 bits.</param>
    /// <param name="symbols">Symbols in order of their codes; as many as the counts add up to.</param>
    public static JpegHuffmanTable? Build(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var table = new JpegHuffmanTable(symbols.ToArray());
        int code = 0, index = 0;
        for (int length = 1; length <= 16; length++)
        {
            int count = counts[length - 1];
            table._symbolOffset[length] = index - code;
            if (code + count > 1 << length)
            {
                return null;
            }

            for (int i = 0; i < count && length <= LookupBits; i++)
            {
                int first = (code + i) << (LookupBits - length);
                ushort entry = (ushort)((length << 8) | symbols[index + i]);
                table._lookup.AsSpan(first, 1 << (LookupBits - length)).Fill(entry);
            }

            index += count;
            code += count;
            table._endOfLength[length] = count == 0 ? 0 : code;
            code <<= 1;
        }

        return table;
    }

    /// <summary>Finds the code that <paramref name="peek"/>, the next 16 bits, starts with.</summary>
    /// <returns>Length in bits and symbol; length 0 when there is no such code.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Length, int Symbol) Find(int peek)
    {
        int entry = _lookup[peek >> (16 - LookupBits)];
        if (entry != 0)
        {
            return (entry >> 8, entry & 0xFF);
        }

        return FindLong(peek);
    }

    /// <summary>As <see cref="ShortCoefficients"/>, for any length; 0 when there is no such code.</summary>
    /// <param name="buffer">The next bits, from the highest down; 31 of them are enough.</param>
    public int LongCoefficient(ulong buffer)
    {
        (int length, int symbol) = Find((int)(buffer >> 48));
        int size = symbol & 15;
        if (size > 0)
        {
            int value = JpegBitReader.Extend((int)(buffer << length >> (64 - size)), size);
            return (value << 16) | (symbol >> 4 << 8) | (length + size);
        }

        // Sixteen zeros are fifteen and one more that is written.
        return length == 0 ? 0 : ((symbol == RunOf16 ? 15 : EndOfBlock) << 8) | length;
    }

    private int[] BuildShortCoefficients()
    {
        int[] coefficients = new int[1 << ShortBits];
        for (int bits = 0; bits < coefficients.Length; bits++)
        {
            int entry = LongCoefficient((ulong)bits << (64 - ShortBits));
            coefficients[bits] = (entry & 0xFF) <= ShortBits ? entry : 0;
        }

        return coefficients;
    }

    private (int Length, int Symbol) FindLong(int peek)
    {
        for (int length = LookupBits + 1; length <= 16; length++)
        {
            int code = peek >> (16 - length);
            if (code < _endOfLength[length])
            {
                return (length, _symbols[code + _symbolOffset[length]]);
            }
        }

        return (0, 0);
    }
}
