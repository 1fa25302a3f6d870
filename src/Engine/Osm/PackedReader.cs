using System.Text;

namespace NuTonic.Engine.Osm;

/// <summary>
/// Reads the base-128 numbers of Protocol Buffers, and texts and bytes that follow their length, from memory that is
/// not trusted. Used for PBF and for what indexes keep.
/// </summary>
/// <seealso href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, encoding</seealso>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxVarintBytes = 10;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>True when all was read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Bytes that are left.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>The signed number that zigzag coding makes of <paramref name="value"/>.</summary>
    public static long ZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>An unsigned number.</summary>
    /// <exception cref="InvalidDataException">It is cut short or longer than 10 bytes.</exception>
    public ulong Unsigned()
    {
        ulong value = 0;
        int length = Math.Min(_rest.Length, MaxVarintBytes);
        for (int i = 0; i < length; i++)
        {
            byte next = _rest[i];
            value |= (ulong)(next & 0x7f) << (7 * i);
            if (next < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException(
            length == MaxVarintBytes ? "a number is longer than 10 bytes" : "a number is cut short");
    }

    /// <summary>A zigzag-coded number.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Unsigned"/>.</exception>
    public long Signed() => ZigZag(Unsigned());

    /// <summary>A count of things that take at least <paramref name="bytesEach"/> bytes each of what is left.</summary>
    /// <exception cref="InvalidDataException">What is left cannot hold so many.</exception>
    public int Count(int bytesEach)
    {
        ulong count = Unsigned();
        return count <= (ulong)(_rest.Length / bytesEach)
            ? (int)count
            : throw new InvalidDataException("a count is larger than what follows");
    }

    /// <summary>Bytes after their length.</summary>
    /// <exception cref="InvalidDataException">They are cut short.</exception>
    public ReadOnlySpan<byte> Bytes() => Take(Count(1));

    /// <summary>The next <paramref name="length"/> bytes.</summary>
    /// <exception cref="InvalidDataException">They are cut short.</exception>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw new InvalidDataException("the data is cut short");
        }

        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    /// <summary>A UTF-8 text after its length; what is no UTF-8 becomes U+FFFD.</summary>
    /// <exception cref="InvalidDataException">It is cut short.</exception>
    public string Text() => Encoding.UTF8.GetString(Bytes());
}
