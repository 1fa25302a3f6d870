using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// Bits of entropy-coded data, most significant first, without the zero bytes that follow 0xFF. Before a marker, or the end,
/// zeros are handed out; <see cref="Overrun"/> tells that some were used.
/// </summary>
internal ref struct JpegBitReader(ReadOnlySpan<byte> data, int start, JpegErrors errors)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private readonly JpegErrors _errors = errors;
    private int _at = start;
    private ulong _bits;
    private int _count;
    private int _padding;

    /// <summary>Whether bits were used that the data do not have.</summary>
    public readonly bool Overrun => _count < _padding;

    /// <summary>Position of the next byte that was not looked at, or of the marker that stopped the reader.</summary>
    public readonly int Position => _at;

    /// <summary>Drops what is left of the interval and goes on at <paramref name="position"/>.</summary>
    public void Restart(int position) => (_at, _bits, _count, _padding) = (position, 0, 0, 0);

    /// <summary>Next symbol of a Huffman code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Symbol(JpegHuffmanTable table)
    {
        Fill();
        (int length, int symbol) = table.Find((int)(_bits >> (_count - 16)) & 0xFFFF);
        if (length == 0)
        {
            throw _errors.Corrupt("a code is not in its Huffman table");
        }

        _count -= length;
        return symbol;
    }

    /// <summary>Next <paramref name="count"/> bits, 0..16, as an unsigned number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Bits(int count)
    {
        Fill();
        _count -= count;
        return (int)(_bits >> _count) & ((1 << count) - 1);
    }

    /// <summary>A number of <paramref name="size"/> bits in the form of T.81 F.2.2.1: a leading 0 means negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Signed(int size)
    {
        if (size == 0)
        {
            return 0;
        }

        int value = Bits(size);
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill()
    {
        if (_count < 32)
        {
            FillWord();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillWord()
    {
        // Four bytes at once where none of them is all ones: its complement has no zero byte.
        if (_at + sizeof(uint) <= _data.Length)
        {
            uint word = BinaryPrimitives.ReadUInt32BigEndian(_data[_at..]);
            if (((~word - 0x01010101) & word & 0x80808080) == 0)
            {
                _bits = (_bits << 32) | word;
                _count += 32;
                _at += sizeof(uint);
                return;
            }
        }

        while (_count <= 56)
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

            _bits = (_bits << 8) | (uint)next;
            _count += 8;
        }
    }
}
