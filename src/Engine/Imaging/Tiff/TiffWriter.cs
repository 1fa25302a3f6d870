using System.Buffers.Binary;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// Writes the head of a classic little-endian TIFF: header, then each directory followed by its values.
/// </summary>
/// <seealso href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section 2</seealso>
internal static class TiffWriter
{
    private const int HeaderLength = 8;
    private const int FieldLength = 12;

    /// <summary>Bytes that <see cref="WriteHead"/> will write.</summary>
    public static long HeadLength(IReadOnlyList<TiffWriterDirectory> directories) =>
        HeaderLength + directories.Sum(directory => (long)Length(directory));

    /// <summary>Writes header and directories, chained in the order given.</summary>
    public static void WriteHead(Stream stream, IReadOnlyList<TiffWriterDirectory> directories)
    {
        stream.Write([(byte)'I', (byte)'I', 42, 0, HeaderLength, 0, 0, 0]);
        int start = HeaderLength;
        for (int i = 0; i < directories.Count; i++)
        {
            int next = start + Length(directories[i]);
            stream.Write(Encode(directories[i], start, i + 1 < directories.Count ? next : 0));
            start = next;
        }
    }

    private static byte[] Encode(TiffWriterDirectory directory, int start, int next)
    {
        var bytes = new byte[Length(directory)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)directory.Fields.Count);
        int field = 2;
        int value = DirectoryLength(directory);
        foreach (TiffWriterField item in directory.Fields)
        {
            Span<byte> entry = bytes.AsSpan(field, FieldLength);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, item.Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], item.Type);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], item.Count);
            if (item.Bytes.Length <= 4)
            {
                item.Bytes.CopyTo(entry[8..]);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(entry[8..], start + value);
                item.Bytes.CopyTo(bytes, value);
                value += Padded(item.Bytes.Length);
            }

            field += FieldLength;
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(field), next);
        return bytes;
    }

    private static int Length(TiffWriterDirectory directory) => DirectoryLength(directory)
        + directory.Fields.Sum(field => field.Bytes.Length <= 4 ? 0 : Padded(field.Bytes.Length));

    // Two bytes are added so that directories start on even offsets and doubles on multiples of 4.
    private static int DirectoryLength(TiffWriterDirectory directory) =>
        Padded(2 + (FieldLength * directory.Fields.Count) + 4);

    private static int Padded(int length) => (length + 3) & ~3;
}
