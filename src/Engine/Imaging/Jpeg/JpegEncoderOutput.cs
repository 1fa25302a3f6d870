using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Bytes of a JPEG that grow as they are written; in coded data a zero follows every byte of ones.</summary>
internal sealed class JpegEncoderOutput(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>Writes bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Writes a byte as it is.</summary>
    public void Byte(int value) => Bytes([(byte)value]);

    /// <summary>Writes two bytes as they are, the higher one first.</summary>
    public void Word(int value) => Bytes([(byte)(value >> 8), (byte)value]);

    /// <summary>Writes coded data.</summary>
    /// <param name="bits">The bits, nothing above them.</param>
    /// <param name="count">How many, 0 to 32.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bits(uint bits, int count)
    {
        _pending = (_pending << count) | bits;
        _pendingBits += count;
        if (_pendingBits >= 32)
        {
            Drain();
        }
    }

    /// <summary>Fills the last byte of coded data with ones.</summary>
    public void FlushBits()
    {
        int fill = -_pendingBits & 7;
        Bits((1u << fill) - 1, fill);
        while (_pendingBits > 0)
        {
            _pendingBits -= 8;
            Coded((byte)(_pending >> _pendingBits));
        }
    }

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Drain()
    {
        _pendingBits -= 32;
        uint word = (uint)(_pending >> _pendingBits);

        // A byte of ones is one whose complement is zero: the usual test for a zero byte in a word.
        uint inverse = ~word;
        if (((inverse - 0x01010101) & ~inverse & 0x80808080) == 0)
        {
            Reserve(sizeof(uint));
            BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(_length), word);
            _length += sizeof(uint);
            return;
        }

        for (int shift = 24; shift >= 0; shift -= 8)
        {
            Coded((byte)(word >> shift));
        }
    }

    private void Coded(byte value)
    {
        Reserve(2);
        _bytes[_length++] = value;
        if (value == 0xFF)
        {
            _bytes[_length++] = 0;
        }
    }

    private void Reserve(int count)
    {
        if (_length + count <= _bytes.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_bytes.Length * 2), _length + count));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
