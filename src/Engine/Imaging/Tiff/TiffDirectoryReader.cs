using System.Buffers.Binary;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// Walks the chain of directories of a classic (version 42, 32-bit offsets) or BigTIFF (43, 64-bit) file. Every offset
/// is checked against the file's length before it is followed, and no offset is followed twice.
/// </summary>
internal sealed class TiffDirectoryReader
{
    private const int MaxDirectories = 4096;

    private readonly TiffSource _source;
    private readonly bool _bigEndian;
    private readonly bool _big;

    private TiffDirectoryReader(TiffSource source, bool bigEndian, bool big)
    {
        _source = source;
        _bigEndian = bigEndian;
        _big = big;
    }

    /// <summary>All top-level directories in file order, at least one.</summary>
    /// <exception cref="NuTonicException">NT2101: not a TIFF; NT2102, NT2103, NT2105: damaged.</exception>
    public static List<TiffDirectory> ReadAll(TiffSource source)
    {
        Span<byte> header = stackalloc byte[16];
        int length = (int)Math.Min(header.Length, source.Length);
        source.ReadAt(0, header[..length], "the header");
        ImageFormat format = ImageFormatProbe.Detect(header[..length]);
        if (format != ImageFormat.Tiff)
        {
            string found = ImageFormatProbe.Describe(format);
            throw new NuTonicException(Errors.NotARaster, source.Location, source.Path, "a TIFF", found);
        }

        bool bigEndian = header[0] == (byte)'M';
        bool big = header[2] == 43 || header[3] == 43;
        if (length < (big ? 16 : 8))
        {
            throw source.Truncated("the header", length, big ? 16 : 8);
        }

        var reader = new TiffDirectoryReader(source, bigEndian, big);
        if (big && (reader.UInt16(header[4..]) != 8 || reader.UInt16(header[6..]) != 0))
        {
            throw source.Corrupt("the BigTIFF header does not announce 8-byte offsets");
        }

        return reader.Walk(big ? reader.UInt64(header[8..]) : reader.UInt32(header[4..]));
    }

    private List<TiffDirectory> Walk(ulong offset)
    {
        var directories = new List<TiffDirectory>();
        var visited = new HashSet<ulong>();
        while (offset != 0)
        {
            if (!visited.Add(offset))
            {
                throw _source.Corrupt($"its chain of directories loops at offset {offset}");
            }

            if (directories.Count == MaxDirectories)
            {
                throw _source.TooLarge("the number of directories", "more", MaxDirectories);
            }

            directories.Add(ReadOne(ref offset));
        }

        return directories.Count > 0 ? directories : throw _source.Corrupt("it has no directory");
    }

    private TiffDirectory ReadOne(ref ulong offset)
    {
        Span<byte> word = stackalloc byte[8];
        int countSize = _big ? 8 : 2;
        int entrySize = _big ? 20 : 12;
        _source.ReadAt(offset, word[..countSize], "a directory");
        ulong count = _big ? UInt64(word) : UInt16(word);
        if (count is 0 or > ushort.MaxValue)
        {
            throw _source.Corrupt($"a directory has {count} entries");
        }

        ulong start = offset + (ulong)countSize;
        byte[] entries = _source.Read(start, (count * (ulong)entrySize) + (_big ? 8u : 4u), "a directory");
        var fields = new Dictionary<ushort, TiffField>((int)count);
        for (int i = 0; i < (int)count; i++)
        {
            AddField(fields, entries.AsSpan(i * entrySize, entrySize), start + (ulong)(i * entrySize));
        }

        ReadOnlySpan<byte> next = entries.AsSpan((int)count * entrySize);
        offset = _big ? UInt64(next) : UInt32(next);
        return new TiffDirectory(_source, fields, _bigEndian);
    }

    /// <summary>
    /// Of two entries with one tag the first counts; types that do not exist are passed over (TIFF 6.0, page 16).
    /// </summary>
    private void AddField(Dictionary<ushort, TiffField> fields, ReadOnlySpan<byte> entry, ulong position)
    {
        ushort type = UInt16(entry[2..]);
        int size = TiffField.SizeOf(type);
        if (size == 0)
        {
            return;
        }

        ulong count = _big ? UInt64(entry[4..]) : UInt32(entry[4..]);
        int valueAt = _big ? 12 : 8;
        bool inline = count <= (ulong)((_big ? 8 : 4) / size);
        ulong pointer = _big ? UInt64(entry[valueAt..]) : UInt32(entry[valueAt..]);
        ushort tag = UInt16(entry);
        fields.TryAdd(tag, new TiffField(tag, type, count, inline ? position + (ulong)valueAt : pointer));
    }

    private ushort UInt16(ReadOnlySpan<byte> at) =>
        _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private uint UInt32(ReadOnlySpan<byte> at) =>
        _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);

    private ulong UInt64(ReadOnlySpan<byte> at) =>
        _bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(at) : BinaryPrimitives.ReadUInt64LittleEndian(at);
}
