using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;

namespace NuTonic.Engine.Cache;

/// <summary>
/// An XxHash128: notices change and rot, not attack. A type of our own because the ahead-of-time compiler leaves out
/// every method that touches <see cref="UInt128"/>.
/// </summary>
/// <param name="High">First eight bytes, big endian.</param>
/// <param name="Low">Last eight bytes, big endian.</param>
internal readonly record struct Hash128(ulong High, ulong Low)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 16;

    /// <summary>Hash of <paramref name="content"/>.</summary>
    public static Hash128 Of(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[Length];
        XxHash128.Hash(content, bytes);
        return Read(bytes);
    }

    /// <summary>Hash of what was appended to <paramref name="state"/> so far.</summary>
    public static Hash128 Of(XxHash128 state)
    {
        Span<byte> bytes = stackalloc byte[Length];
        state.GetCurrentHash(bytes);
        return Read(bytes);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    public static Hash128 Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]));

    /// <summary>Writes the 16 bytes.</summary>
    public void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[sizeof(ulong)..], Low);
    }

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");
}
