using System.Buffers.Binary;
using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>One image file directory: typed access to its tags. Values are read when asked for.</summary>
internal sealed class TiffDirectory(TiffSource source, Dictionary<ushort, TiffField> fields, bool bigEndian)
{
    /// <summary>Whether samples and values have their most significant byte first.</summary>
    public bool BigEndian => bigEndian;

    /// <summary>The file, for reading and for errors.</summary>
    public TiffSource Source => source;

    /// <summary>Whether the directory has <paramref name="tag"/>.</summary>
    public bool Has(ushort tag) => fields.ContainsKey(tag);

    /// <summary>First value of an integer tag; <paramref name="absent"/> when the tag is missing.</summary>
    public ulong UInt(ushort tag, ulong absent) => Has(tag) ? UInt(tag) : absent;

    /// <summary>First value of an integer tag that must be there.</summary>
    /// <exception cref="NuTonicException">NT2102: missing, empty, or not of an integer type.</exception>
    public ulong UInt(ushort tag)
    {
        ulong[] values = UInts(tag);
        return values.Length > 0 ? values[0] : throw source.Corrupt($"{TiffTags.Describe(tag)} has no value");
    }

    /// <summary>Values of an unsigned integer tag that must be there.</summary>
    /// <exception cref="NuTonicException">NT2102: missing or not of an integer type;
    /// NT2103: beyond the file.</exception>
    public ulong[] UInts(ushort tag)
    {
        if (!fields.TryGetValue(tag, out TiffField field))
        {
            throw source.Corrupt($"{TiffTags.Describe(tag)} is missing");
        }

        byte[] bytes = Read(field);
        int size = TiffField.SizeOf(field.Type);
        ulong[] values = new ulong[bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = field.Type switch
            {
                1 or 7 => bytes[i],
                3 => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(i * 2)),
                4 or 13 => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * 4)),
                16 or 18 => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * 8)),
                _ =>
                    throw source.Corrupt(
                        $"{TiffTags.Describe(tag)} has field type {field.Type}, not an unsigned integer"),
            };
        }

        return values;
    }

    /// <summary>Values of a floating-point or rational tag; empty when the tag is missing.</summary>
    /// <exception cref="NuTonicException">NT2102: another type; NT2103: beyond the file.</exception>
    public double[] Doubles(ushort tag)
    {
        if (!fields.TryGetValue(tag, out TiffField field))
        {
            return [];
        }

        byte[] bytes = Read(field);
        double[] values = new double[bytes.Length / TiffField.SizeOf(field.Type)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = field.Type switch
            {
                5 => Ratio(bytes.AsSpan(i * 8)),
                11 => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * 4)),
                12 => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(i * 8)),
                _ => throw source.Corrupt($"{TiffTags.Describe(tag)} has field type {field.Type}, not a real number"),
            };
        }

        return values;
    }

    /// <summary>Text of a tag without the closing zero; empty when the tag is missing.</summary>
    public string Ascii(ushort tag) => Encoding.Latin1.GetString(Bytes(tag)).TrimEnd('\0');

    /// <summary>Values of a tag as they lie in the file; empty when the tag is missing.</summary>
    public byte[] Bytes(ushort tag) => fields.TryGetValue(tag, out TiffField field) ? Read(field) : [];

    private static double Ratio(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes) / (double)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);

    /// <summary>The field's bytes with every value in little-endian order.</summary>
    private byte[] Read(TiffField field)
    {
        string part = TiffTags.Describe(field.Tag);
        int size = TiffField.SizeOf(field.Type);
        ulong length = (ulong)source.Length;
        if (field.Count > length / (ulong)size)
        {
            throw source.Truncated(part, length, $"{field.Count} x {size}");
        }

        byte[] bytes = source.Read(field.ValueOffset, field.Count * (ulong)size, part);
        if (bigEndian)
        {
            ByteOrder.Reverse(bytes, field.Type is 5 or 10 ? 4 : size);
        }

        return bytes;
    }
}
