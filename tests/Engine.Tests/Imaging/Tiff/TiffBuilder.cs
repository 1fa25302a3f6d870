using System.Buffers.Binary;
using System.Text;

namespace NuTonic.Engine.Tests.Imaging.Tiff;

/// <summary>Writes small classic TIFFs of one directory, with whatever tags a test wants, right or wrong.</summary>
internal sealed class TiffBuilder(bool bigEndian)
{
    private readonly SortedDictionary<ushort, ulong[]> _tags = [];
    private readonly Dictionary<ushort, byte[]> _texts = [];
    private readonly List<byte> _blocks = [];

    /// <summary>Sets a tag of 32-bit values.</summary>
    public TiffBuilder Tag(ushort tag, params ulong[] values)
    {
        _tags[tag] = values;
        return this;
    }

    /// <summary>Sets a tag of up to three characters, which lie in the entry itself.</summary>
    public TiffBuilder Text(ushort tag, string text)
    {
        _texts[tag] = Encoding.ASCII.GetBytes(text.PadRight(4, '\0'));
        _tags[tag] = [];
        return this;
    }

    /// <summary>Appends stored bytes and returns their position in the file.</summary>
    public ulong Block(params byte[] bytes)
    {
        ulong position = 8 + (ulong)_blocks.Count;
        _blocks.AddRange(bytes);
        return position;
    }

    /// <summary>Writes the file to a temporary path, which the caller deletes.</summary>
    public string Save(string name, uint nextDirectory = 0)
    {
        var file = new List<byte>(bigEndian ? "MM\0*"u8.ToArray() : "II*\0"u8.ToArray());
        int directory = 8 + _blocks.Count;
        Add32(file, (uint)directory);
        file.AddRange(_blocks);
        int outside = directory + 2 + (12 * _tags.Count) + 4;
        var values = new List<byte>();
        Add16(file, (ushort)_tags.Count);
        foreach ((ushort tag, ulong[] numbers) in _tags)
        {
            Add16(file, tag);
            if (_texts.TryGetValue(tag, out byte[]? text))
            {
                Add16(file, 2);
                Add32(file, 4);
                file.AddRange(text);
                continue;
            }

            Add16(file, 4);
            Add32(file, (uint)numbers.Length);
            Add32(file, numbers.Length == 1 ? (uint)numbers[0] : (uint)(outside + values.Count));
            Array.ForEach(numbers.Length == 1 ? [] : numbers, number => Add32(values, (uint)number));
        }

        Add32(file, nextDirectory);
        file.AddRange(values);
        string path = Path.Combine(Path.GetTempPath(), $"nutonic-{Environment.ProcessId}-{name}.tif");
        File.WriteAllBytes(path, [.. file]);
        return path;
    }

    private void Add16(List<byte> to, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        to.AddRange(bytes);
    }

    private void Add32(List<byte> to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        to.AddRange(bytes);
    }
}
