using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace NuTonic.Engine.Cache;

/// <summary>SHA-256 of a content or of an action's key material; ordered as its bytes are, ordinally.</summary>
internal readonly struct Digest : IEquatable<Digest>, IComparable<Digest>
{
    /// <summary>Bytes in a digest.</summary>
    public const int Length = 32;

    // The big-endian reading makes the order of the four numbers the order of the bytes.
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    private Digest(ReadOnlySpan<byte> bytes)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>True for <c>default</c>, which stands for "no content"; no known content hashes to it.</summary>
    public bool IsEmpty => (_first | _second | _third | _fourth) == 0;

    /// <summary>The first 32 bits: evenly spread, and the same in each process.</summary>
    public uint Prefix => (uint)(_first >> 32);

    /// <summary>The first 12 hexadecimal digits, for messages.</summary>
    public string Short => ToString()[..12];

    public static bool operator ==(Digest left, Digest right) => left.Equals(right);

    public static bool operator !=(Digest left, Digest right) => !left.Equals(right);

    /// <summary>SHA-256 of <paramref name="content"/>, which may be empty.</summary>
    public static Digest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(content, hash);
        return new Digest(hash);
    }

    /// <summary>The digest stored in exactly <see cref="Length"/> bytes.</summary>
    public static Digest FromBytes(ReadOnlySpan<byte> bytes32)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes32.Length, Length, nameof(bytes32));
        return new Digest(bytes32);
    }

    /// <summary>Reads 64 hexadecimal digits of either case; anything else is refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> hex, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bool valid = hex.Length == 2 * Length
            && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        digest = valid ? new Digest(bytes) : default;
        return valid;
    }

    /// <summary>Writes the <see cref="Length"/> bytes to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Length, nameof(destination));
        BinaryPrimitives.WriteUInt64BigEndian(destination, _first);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _fourth);
    }

    public bool Equals(Digest other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Digest other && Equals(other);

    /// <summary>Bits of the digest itself: evenly spread already, and the same in each process.</summary>
    public override int GetHashCode() => unchecked((int)_first);

    public int CompareTo(Digest other)
    {
        int order = _first.CompareTo(other._first);
        order = order != 0 ? order : _second.CompareTo(other._second);
        order = order != 0 ? order : _third.CompareTo(other._third);
        return order != 0 ? order : _fourth.CompareTo(other._fourth);
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
