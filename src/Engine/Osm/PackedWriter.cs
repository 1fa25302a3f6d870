using System.Text;

namespace NuTonic.Engine.Osm;

/// <summary>
/// Writes what <see cref="PackedReader"/> reads, into memory that is used again. For one thread at a time.
/// </summary>
internal sealed class PackedWriter
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Begins anew.</summary>
    public void Clear() => _length = 0;

    /// <summary>An unsigned number.</summary>
    public void Unsigned(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            _bytes[_length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[_length++] = (byte)value;
    }

    /// <summary>A zigzag-coded number.</summary>
    public void Signed(long value) => Unsigned(((ulong)value << 1) ^ (ulong)(value >> 63));

    /// <summary>A UTF-8 text after its length.</summary>
    public void Text(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        Unsigned((ulong)length);
        Reserve(length);
        _length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length));
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length < more)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
        }
    }
}
