using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>
/// The blocks of a PBF file, one after the other: a length of four bytes, the header of the blob with its type and
/// size, the blob. Headers up to 64 KiB and blocks up to 32 MiB, as the format says, so memory stays
/// flat whatever the file claims.
/// </summary>
/// <seealso href="https://wiki.openstreetmap.org/wiki/PBF_Format">PBF format, file format</seealso>
internal sealed class PbfBlobs(Stream stream, ExtractErrors errors)
{
    /// <summary>Largest header of a blob, bytes.</summary>
    public const int MaxHeader = 64 << 10;

    /// <summary>Largest blob, packed and unpacked, bytes.</summary>
    public const int MaxBlob = 32 << 20;

    private long _next;

    /// <summary>Where the current blob starts in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Type of the current blob, such as "OSMData".</summary>
    public string Type { get; private set; } = "";

    /// <summary>The current block, unpacked; a new array for each.</summary>
    public byte[] Block { get; private set; } = [];

    /// <summary>Goes to the next blob; false at the end of the file.</summary>
    /// <exception cref="NuTonicException">NT1204, NT1205, NT1207.</exception>
    public bool Next()
    {
        Offset = _next;
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        int read = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (read == 0)
        {
            return false;
        }

        Require(read == prefix.Length, "the length of its header is cut short");
        uint headerLength = BinaryPrimitives.ReadUInt32BigEndian(prefix);
        Limit("its header", headerLength, MaxHeader);
        int blobLength = ReadHeader(ReadBytes((int)headerLength));
        byte[] blob = ReadBytes(blobLength);
        _next += prefix.Length + headerLength + blobLength;
        Block = Unpack(blob);
        return true;
    }

    /// <summary>The typed error for a rule that the current block breaks.</summary>
    public NuTonicException Damaged(Exception cause) =>
        errors.Wrap(cause, Errors.PbfDamaged, Offset, cause.Message.TrimEnd('.'));

    private int ReadHeader(ReadOnlySpan<byte> header)
    {
        Type = "";
        ulong? size = null;
        var fields = new PbfFields(header);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    Type = Encoding.UTF8.GetString(fields.Bytes);
                    break;
                case 3:
                    size = fields.Unsigned;
                    break;
            }
        }

        Require(Type.Length > 0 && size is not null, "its header lacks type or size");
        Limit("its packed size", size!.Value, MaxBlob);
        return (int)size.Value;
    }

    private byte[] Unpack(byte[] blob)
    {
        ulong rawSize = 0;
        ReadOnlySpan<byte> raw = default;
        (int start, int length)? zlib = null;
        bool isRaw = false;
        var fields = new PbfFields(blob);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    raw = fields.Bytes;
                    isRaw = true;
                    break;
                case 2:
                    rawSize = fields.Unsigned;
                    break;
                case 3:
                    zlib = (blob.Length - fields.Remaining - fields.Bytes.Length, fields.Bytes.Length);
                    break;
                case 4 or 5 or 6 or 7:
                    string[] names = ["LZMA", "bzip2", "LZ4", "Zstandard"];
                    throw errors.File(Errors.PbfCompressionUnsupported, Offset, names[fields.Field - 4]);
            }
        }

        if (zlib is not var (start, length))
        {
            Require(isRaw, "it has no data");
            return raw.ToArray();
        }

        Limit("its unpacked size", rawSize, MaxBlob);
        return Inflate(blob, start, length, (int)rawSize);
    }

    private static byte[] Inflate(byte[] blob, int start, int length, int rawSize)
    {
        // The array grows with what is really there: a claim of 32 MiB costs nothing.
        using var packed = new MemoryStream(blob, start, length, writable: false);
        using var inflater = new ZLibStream(packed, CompressionMode.Decompress);
        byte[] block = new byte[Math.Min(rawSize, Math.Max(length * 4, 4096))];
        int read = 0;
        while (true)
        {
            read += inflater.ReadAtLeast(block.AsSpan(read), block.Length - read, throwOnEndOfStream: false);
            if (read < block.Length || block.Length == rawSize)
            {
                break;
            }

            Array.Resize(ref block, (int)Math.Min(rawSize, block.Length * 2L));
        }

        Require(read == rawSize && inflater.ReadByte() < 0, "its data has not the size that it claims");
        return block;
    }

    private byte[] ReadBytes(int length)
    {
        byte[] bytes = new byte[length];
        int read = stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        Require(read == length, "the file ends in the middle of it");
        return bytes;
    }

    private static void Require(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new InvalidDataException(otherwise);
        }
    }

    private void Limit(string part, ulong size, int limit)
    {
        if (size > (ulong)limit)
        {
            throw errors.File(Errors.PbfTooLarge, Offset, part, size, limit);
        }
    }
}
