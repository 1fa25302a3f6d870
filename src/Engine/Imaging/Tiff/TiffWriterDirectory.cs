using System.Buffers.Binary;
using System.Text;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>An image file directory to be written: little-endian values by ascending tag.</summary>
internal sealed class TiffWriterDirectory
{
    private const ushort AsciiType = 2;
    private const ushort ShortType = 3;
    private const ushort LongType = 4;
    private const ushort DoubleType = 12;

    private readonly SortedDictionary<ushort, TiffWriterField> _fields = [];

    /// <summary>The fields in the order that the file must have them.</summary>
    public IReadOnlyCollection<TiffWriterField> Fields => _fields.Values;

    /// <summary>Sets a field of 16-bit values.</summary>
    public void AddShorts(ushort tag, params ReadOnlySpan<ushort> values)
    {
        var bytes = new byte[2 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), values[i]);
        }

        _fields[tag] = new TiffWriterField(tag, ShortType, values.Length, bytes);
    }

    /// <summary>Sets a field of 32-bit values.</summary>
    public void AddLongs(ushort tag, params ReadOnlySpan<uint> values)
    {
        var bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), values[i]);
        }

        _fields[tag] = new TiffWriterField(tag, LongType, values.Length, bytes);
    }

    /// <summary>Sets a field of 64-bit floats.</summary>
    public void AddDoubles(ushort tag, params ReadOnlySpan<double> values)
    {
        var bytes = new byte[8 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), values[i]);
        }

        _fields[tag] = new TiffWriterField(tag, DoubleType, values.Length, bytes);
    }

    /// <summary>Sets a text field; the closing zero byte is added.</summary>
    public void AddAscii(ushort tag, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text + '\0');
        _fields[tag] = new TiffWriterField(tag, AsciiType, bytes.Length, bytes);
    }
}
