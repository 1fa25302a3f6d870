using System.Buffers.Binary;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>Reads what <see cref="RecordWriter"/> packed.</summary>
/// <exception cref="InvalidDataException">The bytes end early or hold an impossible length:
/// the caller treats it as a miss.</exception>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Bytes that were not read yet.</summary>
    public readonly int Left => _rest.Length;

    /// <summary>True when everything was read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Reads an unsigned integer.</summary>
    public ulong Unsigned()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("an integer has more than ten bytes");
    }

    /// <summary>Reads a signed integer.</summary>
    public long Signed()
    {
        ulong value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads a count; never more than the bytes that are left, so that it can size an array.</summary>
    public int Count()
    {
        ulong value = Unsigned();
        return value <= (ulong)_rest.Length
            ? (int)value
            : throw new InvalidDataException("a count exceeds the record");
    }

    /// <summary>Reads one byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>Reads a switch.</summary>
    public bool Flag() => Byte() != 0;

    /// <summary>Reads a number.</summary>
    public double Number() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Reads text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>Reads text that may be null.</summary>
    public string? OptionalText() => Flag() ? Text() : null;

    /// <summary>Reads bytes; the span is a part of the record.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Count());

    /// <summary>Reads a digest.</summary>
    public Digest Hash() => Digest.FromBytes(Take(Digest.Length));

    /// <summary>Reads a 128-bit hash.</summary>
    public Hash128 Hash128() => Cache.Hash128.Read(Take(Cache.Hash128.Length));

    /// <summary>Reads the state of a file.</summary>
    public FileStamp Stamp() => new(Unsigned(), Unsigned(), Signed(), Signed(), Signed());

    /// <summary>Passes over the state of a file.</summary>
    /// <returns>Its size.</returns>
    public long SkipStamp()
    {
        SkipNumber();
        SkipNumber();
        long size = Signed();
        SkipNumber();
        SkipNumber();
        return size;
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(int length) => Take(length);

    private void SkipNumber()
    {
        int length = 1;
        while (length <= _rest.Length && _rest[length - 1] >= 0x80)
        {
            length++;
        }

        Take(length);
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw new InvalidDataException("the record ends early");
        }

        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
