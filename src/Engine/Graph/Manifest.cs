using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Everything that makes a node dirty, as the canonical bytes whose SHA-256 is the node's fingerprint. The same bytes
/// are kept in the cache and decoded to explain a rebuild, so hash and explanation cannot disagree.
/// </summary>
/// <remarks>
/// Format: "NTM1", then fields in the order they were added; a field is its type (1 byte), the length of the name
/// (2 bytes), the name in UTF-8, the length of the value (4 bytes) and the value; integers are little endian. Lengths
/// come first, so no two lists of fields share their bytes.
/// </remarks>
internal sealed class Manifest
{
    // Kind and version; see the builder.
    private const int CommonFields = 2;
    private const int NameOffset = 3;

    private Manifest(byte[] bytes)
    {
        Bytes = bytes;
        Fingerprint = Digest.Of(bytes);
    }

    /// <summary>What the bytes of every manifest begin with.</summary>
    public static ReadOnlySpan<byte> Signature => "NTM1"u8;

    /// <summary>The canonical bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>: the key of the node in the action cache.</summary>
    public Digest Fingerprint { get; }

    /// <summary>
    /// Hash of the fields that are the same for all units: kind, code and options, which alone have names with a
    /// capital. Two nodes of different families never have the same fingerprint.
    /// Null when <paramref name="bytes"/> are damaged.
    /// </summary>
    public static Hash128? FamilyOf(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Signature))
        {
            return null;
        }

        XxHash128 hash = new();
        ReadOnlySpan<byte> rest = bytes[Signature.Length..];
        for (int field = 0; rest.Length > 0; field++)
        {
            if (!TryMeasureField(rest, out int head, out int length))
            {
                return null;
            }

            if (field < CommonFields || head > NameOffset && rest[NameOffset] is >= (byte)'A' and <= (byte)'Z')
            {
                hash.Append(rest[..length]);
            }

            rest = rest[length..];
        }

        return Hash128.Of(hash);
    }

    /// <summary>
    /// Reads fields back; empty when <paramref name="bytes"/> are damaged or of another format, because a lost
    /// explanation must not fail a build.
    /// </summary>
    public static ImmutableArray<ManifestField> Decode(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Signature))
        {
            return [];
        }

        ImmutableArray<ManifestField>.Builder fields = ImmutableArray.CreateBuilder<ManifestField>();
        ReadOnlySpan<byte> rest = bytes[Signature.Length..];
        while (rest.Length > 0)
        {
            if (!TryDecodeField(ref rest, out ManifestField? field))
            {
                return [];
            }

            fields.Add(field!);
        }

        return fields.ToImmutable();
    }

    /// <summary>
    /// Finds the end of the field that <paramref name="rest"/> begins with; false when it is cut off.
    /// </summary>
    /// <param name="rest">Bytes of a manifest from the start of a field on.</param>
    /// <param name="head">Bytes of its type and name; the value follows behind its length.</param>
    /// <param name="length">Bytes of the whole field.</param>
    internal static bool TryMeasureField(ReadOnlySpan<byte> rest, out int head, out int length)
    {
        head = length = 0;
        if (rest.Length < 3)
        {
            return false;
        }

        head = 3 + BinaryPrimitives.ReadUInt16LittleEndian(rest[1..]);
        if (rest.Length < head + sizeof(int))
        {
            return false;
        }

        int value = BinaryPrimitives.ReadInt32LittleEndian(rest[head..]);
        length = head + sizeof(int) + value;
        return value >= 0 && value <= rest.Length - head - sizeof(int);
    }

    /// <summary>
    /// Reads the field that <paramref name="rest"/> begins with and moves behind it; false when it is damaged.
    /// </summary>
    internal static bool TryDecodeField(ref ReadOnlySpan<byte> rest, out ManifestField? field)
    {
        field = null;
        if (!TryMeasureField(rest, out int head, out int length))
        {
            return false;
        }

        FieldType type = (FieldType)rest[0];
        ReadOnlySpan<byte> value = rest[(head + sizeof(int))..length];
        if (!HasLengthOf(type, value.Length))
        {
            return false;
        }

        field = new ManifestField(Encoding.UTF8.GetString(rest[3..head]), type, Print(type, value));
        rest = rest[length..];
        return true;
    }

    private static bool HasLengthOf(FieldType type, int length) => type switch
    {
        FieldType.Integer or FieldType.Number => length == sizeof(long),
        FieldType.Flag => length == 1,
        FieldType.Text or FieldType.Hash => true,
        _ => false,
    };

    private static string Print(FieldType type, ReadOnlySpan<byte> value) => type switch
    {
        FieldType.Integer => BinaryPrimitives.ReadInt64LittleEndian(value).ToString(CultureInfo.InvariantCulture),
        FieldType.Number => BinaryPrimitives.ReadDoubleLittleEndian(value).ToString("R", CultureInfo.InvariantCulture),
        FieldType.Flag => value[0] == 0 ? "false" : "true",
        FieldType.Hash => Convert.ToHexStringLower(value),
        _ => Encoding.UTF8.GetString(value),
    };

    /// <summary>Collects fields; the order of the calls is part of the fingerprint.</summary>
    internal sealed class Builder
    {
        private byte[] _bytes = new byte[512];
        private int _length = Signature.Length;

        /// <summary>Starts with what every node depends on: its kind and the version of the code behind it.</summary>
        /// <param name="kind">Kind of the node, such as "tile/chip".</param>
        /// <param name="version">Version constant of the step that computes it.</param>
        public Builder(string kind, int version)
        {
            Signature.CopyTo(_bytes);
            Add("node kind", kind);
            Add("step version", version);
        }

        /// <summary>Adds text.</summary>
        public Builder Add(string name, string value) => Append(name, FieldType.Text, Encoding.UTF8.GetBytes(value));

        /// <summary>Adds an integer.</summary>
        public Builder Add(string name, long value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            return Append(name, FieldType.Integer, bytes);
        }

        /// <summary>Adds a number; its exact bits count.</summary>
        public Builder Add(string name, double value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(double)];
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            return Append(name, FieldType.Number, bytes);
        }

        /// <summary>Adds a switch.</summary>
        public Builder Add(string name, bool value) => Append(name, FieldType.Flag, [value ? (byte)1 : (byte)0]);

        /// <summary>Adds the digest of an input.</summary>
        public Builder Add(string name, in Digest value)
        {
            Span<byte> bytes = stackalloc byte[Digest.Length];
            value.CopyTo(bytes);
            return Append(name, FieldType.Hash, bytes);
        }

        /// <summary>Adds a hash of another kind, such as the XxHash128 of a pixel window.</summary>
        public Builder Add(string name, in Hash128 value)
        {
            Span<byte> bytes = stackalloc byte[16];
            value.WriteTo(bytes);
            return Append(name, FieldType.Hash, bytes);
        }

        /// <summary>Freezes the fields added so far.</summary>
        public Manifest ToManifest() => new(_bytes[.._length]);

        private Builder Append(string name, FieldType type, ReadOnlySpan<byte> value)
        {
            int nameLength = Encoding.UTF8.GetByteCount(name);
            int length = 7 + nameLength + value.Length;
            if (length > _bytes.Length - _length)
            {
                Array.Resize(ref _bytes, 2 * (_length + length));
            }

            Span<byte> field = _bytes.AsSpan(_length, length);
            field[0] = (byte)type;
            BinaryPrimitives.WriteUInt16LittleEndian(field[1..], checked((ushort)nameLength));
            Encoding.UTF8.GetBytes(name, field[3..]);
            BinaryPrimitives.WriteInt32LittleEndian(field[(3 + nameLength)..], value.Length);
            value.CopyTo(field[(7 + nameLength)..]);
            _length += length;
            return this;
        }
    }
}
