using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Bits of entropy-coded data, most significant first, without the zero bytes that follow 0xFF. Before a marker, or the
/// end, zeros are handed out; <see cref="Overrun"/> tells that some were used.
/// </summary>
internal ref struct JpegBitReader(ReadOnlySpan<byte> data, int start, JpegErrors errors)
{
    /// <summary>Bits that <see cref="Fill"/> leaves at least: a code of 16 and a value of 16.</summary>
    public const int EnoughBits = 32;

    private readonly ReadOnlySpan<byte> _data = data;
    private readonly JpegErrors _errors = errors;
    private int _at = start;
    private int _padding;

    /// <summary>
    /// The next bits, from the highest down. A loop that takes many keeps them and <see cref="Count"/> in locals.
    /// </summary>
    public ulong Buffer { get; set; }

    /// <summary>How many bits of <see cref="Buffer"/> may be used.</summary>
    public int Count { get; set; }

    /// <summary>Whether bits were used that the data do not have.</summary>
    public readonly bool Overrun => Count < _padding;

    /// <summary>Position of the next byte that was not looked at, or of the marker that stopped the reader.</summary>
    public readonly int Position => _at;

    /// <summary>Drops what is left of the interval and goes on at <paramref name="position"/>.</summary>
    public void Restart(int position) => (_at, Buffer, Count, _padding) = (position, 0, 0, 0);

    /// <summary>Next symbol of a Huffman code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Symbol(JpegHuffmanTable table)
    {
        Fill();
        (int length, int symbol) = table.Find((int)(Buffer >> 48));
        if (length == 0)
        {
            throw _errors.Corrupt("a code is not in its Huffman table");
        }

        Drop(length);
        return symbol;
    }

    /// <summary>Next <paramref name="count"/> bits, 0..16, as an unsigned number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Bits(int count)
    {
        Fill();

        // In two steps: a shift by 64 would be none.
        int value = (int)(Buffer >> 1 >> (63 - count));
        Drop(count);
        return value;
    }

    /// <summary>
    /// A number of <paramref name="size"/> bits in the form of T.81 F.2.2.1: a leading 0 means negative.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Signed(int size) => size == 0 ? 0 : Extend(Bits(size), size);

    /// <summary>The number that <paramref name="size"/> bits, at least one, stand for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Extend(int bits, int size) => bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;

    /// <summary>Sees to it that <see cref="EnoughBits"/> can be taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill()
    {
        if (Count < EnoughBits)
        {
            Refill();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Drop(int count)
    {
        Buffer <<= count;
        Count -= count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Refill()
    {
        // Eight bytes at once where none of them is all ones: its complement has no zero byte. Only whole bytes count,
        // but the bits of the next one may stand below them: it will bring the same ones.
        if (_at + sizeof(ulong) <= _data.Length)
        {
            ulong word = BinaryPrimitives.ReadUInt64BigEndian(_data[_at..]);
            if (((~word - 0x0101010101010101) & word & 0x8080808080808080) == 0)
            {
                Buffer |= word >> Count;
                int bytes = (63 - Count) >> 3;
                Count += 8 * bytes;
                _at += bytes;
                return;
            }
        }

        while (Count <= 56)
        {
            int next = 0;
            bool more = _at < _data.Length && (_data[_at] != 0xFF || (_at + 1 < _data.Length && _data[_at + 1] == 0));
            if (more)
            {
                next = _data[_at];
                _at += next == 0xFF ? 2 : 1;
            }
            else
            {
                _padding += 8;
            }

            Buffer |= (ulong)next << (56 - Count);
            Count += 8;
        }
    }
}
