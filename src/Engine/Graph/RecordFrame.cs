using System.Buffers.Binary;
using System.IO.Hashing;

namespace NuTonic.Engine.Graph;

/// <summary>
/// What stands around a record in an append-only log: the length of its body (4 bytes), the XxHash3 of its body (8
/// bytes), the body; little endian. A record that was cut off or damaged shows itself.
/// </summary>
internal static class RecordFrame
{
    /// <summary>Length and checksum in front of a body.</summary>
    public const int HeaderLength = 12;

    /// <summary>A record around <paramref name="body"/>.</summary>
    public static byte[] Around(ReadOnlySpan<byte> body)
    {
        byte[] record = new byte[HeaderLength + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, body.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(4), XxHash3.HashToUInt64(body));
        body.CopyTo(record.AsSpan(HeaderLength));
        return record;
    }

    /// <summary>
    /// Bytes of the record that begins here; 0 while its header is not there yet, negative when it is none.
    /// </summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength)
        {
            return 0;
        }

        int body = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return body < 0 || body > int.MaxValue - HeaderLength ? -1 : HeaderLength + body;
    }

    /// <summary>Takes the body out of a whole record; false when its checksum is another.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> record, out ReadOnlySpan<byte> body)
    {
        body = record[HeaderLength..];
        return XxHash3.HashToUInt64(body) == BinaryPrimitives.ReadUInt64LittleEndian(record[4..]);
    }
}
