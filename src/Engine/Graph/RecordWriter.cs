using System.Buffers.Binary;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Packs values: integers as 7-bit groups (LEB128, zigzag for signed ones), text and bytes behind their length.
/// </summary>
internal sealed class RecordWriter
{
    private readonly List<byte> _bytes = [];

    /// <summary>Writes an unsigned integer, 1 to 10 bytes.</summary>
    public void Unsigned(ulong value)
    {
        while (value >= 0x80)
        {
            _bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        _bytes.Add((byte)value);
    }

    /// <summary>Writes a signed integer.</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes one byte.</summary>
    public void Byte(byte value) => _bytes.Add(value);

    /// <summary>Writes a switch.</summary>
    public void Flag(bool value) => _bytes.Add(value ? (byte)1 : (byte)0);

    /// <summary>Writes a number, 8 bytes.</summary>
    public void Number(double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }

    /// <summary>Writes text.</summary>
    public void Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    /// <summary>Writes text that may be null.</summary>
    public void OptionalText(string? value)
    {
        Flag(value is not null);
        if (value is not null)
        {
            Text(value);
        }
    }

    /// <summary>Writes bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        Unsigned((ulong)value.Length);
        _bytes.AddRange(value);
    }

    /// <summary>Writes a digest, 32 bytes.</summary>
    public void Hash(in Digest value)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        value.CopyTo(bytes);
        _bytes.AddRange(bytes);
    }

    /// <summary>Writes a 128-bit hash, 16 bytes.</summary>
    public void Hash(in Hash128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.WriteTo(bytes);
        _bytes.AddRange(bytes);
    }

    /// <summary>Writes the state of a file.</summary>
    public void Stamp(in FileStamp value)
    {
        Unsigned(value.Device);
        Unsigned(value.Inode);
        Signed(value.Size);
        Signed(value.ModifiedNanoseconds);
        Signed(value.ChangedNanoseconds);
    }

    /// <summary>What was written so far.</summary>
    public byte[] ToArray() => [.. _bytes];
}
