using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace NuTonic.Engine.Imaging.Png;

/// <summary>
/// Takes the chunks of a file apart and checks what the format asks of them: checksums, which may come, in which order
/// and how often. Unknown chunks that are not critical are passed over.
/// </summary>
/// <seealso href="https://www.w3.org/TR/png-3/">PNG, third edition, sections 5 and 11</seealso>
internal sealed class PngChunks(PngErrors errors)
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly List<Range> _data = [];
    private string _previous = "";
    private int _dataBytes;

    /// <summary>The IHDR chunk.</summary>
    public PngHeader Header { get; private set; } = null!;

    /// <summary>The PLTE chunk; empty when there is none.</summary>
    public byte[] Palette { get; private set; } = [];

    /// <summary>The tRNS chunk; empty when there is none.</summary>
    public byte[] Transparency { get; private set; } = [];

    /// <summary>Reads all chunks and returns the image data, which may lie in several, as one array.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT2105, NT2110.</exception>
    public byte[] Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
        {
            throw errors.Corrupt("it does not begin with the signature");
        }

        for (int at = Signature.Length; _previous != "IEND";)
        {
            int length = ReadLength(file, at);
            ReadOnlySpan<byte> typed = file.Slice(at + 4, length + 4);
            uint checksum = BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + length)..]);
            string type = Encoding.Latin1.GetString(typed[..4]);
            if (Crc32.HashToUInt32(typed) != checksum)
            {
                throw errors.Corrupt($"the checksum of its {type} chunk at byte {at} is wrong");
            }

            if ((type == "IHDR") != (_previous.Length == 0))
            {
                throw errors.Corrupt("the IHDR chunk is not the first and only one");
            }

            Take(type, typed[4..], at + 8);
            _previous = type;
            at += 12 + length;
        }

        return Join(file);
    }

    private int ReadLength(ReadOnlySpan<byte> file, int at)
    {
        long left = file.Length - at - 12L;
        long length = left >= 0 ? BinaryPrimitives.ReadUInt32BigEndian(file[at..]) : 0;
        return length <= left
            ? (int)length
            : throw errors.Corrupt($"it ends inside the chunk at byte {at}");
    }

    private void Take(string type, ReadOnlySpan<byte> payload, int position)
    {
        switch (type)
        {
            case "IHDR":
                Header = PngHeader.Read(payload, errors);
                break;
            case "PLTE":
                bool allowed = Header.ColorType is not (PngColorType.Grey or PngColorType.GreyAlpha);
                int limit = Header.ColorType == PngColorType.Palette ? 3 << Header.BitDepth : 768;
                Require(allowed && Palette.Length == 0 && _data.Count == 0, "a palette where none may be");
                Require(
                    payload.Length > 0 && payload.Length % 3 == 0 && payload.Length <= limit,
                    "a palette of the wrong size");
                Palette = payload.ToArray();
                break;
            case "tRNS":
                Require(_data.Count == 0 && Transparency.Length == 0, "a tRNS chunk where none may be");
                Require(payload.Length == TransparencyLength(payload.Length), "a tRNS chunk of the wrong size");
                Transparency = payload.ToArray();
                break;
            case "IDAT":
                Require(_data.Count == 0 || _previous == "IDAT", "image data in two places");
                Require(Header.ColorType != PngColorType.Palette || Palette.Length > 0, "no palette");
                _data.Add(position..(position + payload.Length));
                _dataBytes += payload.Length;
                break;
            case "IEND":
                Require(payload.Length == 0 && _data.Count > 0, "no image data, or an end chunk that is not empty");
                break;
            default:
                Require((type[0] & 0x20) != 0, $"the unknown critical chunk '{type}'");
                break;
        }
    }

    private int TransparencyLength(int length) => Header.ColorType switch
    {
        PngColorType.Grey => 2,
        PngColorType.Rgb => 6,
        PngColorType.Palette => Math.Min(length, Palette.Length / 3),
        _ => -1,
    };

    private void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw errors.Corrupt($"it has {otherwise}");
        }
    }

    private byte[] Join(ReadOnlySpan<byte> file)
    {
        byte[] joined = new byte[_dataBytes];
        int at = 0;
        foreach (Range range in _data)
        {
            ReadOnlySpan<byte> part = file[range];
            part.CopyTo(joined.AsSpan(at));
            at += part.Length;
        }

        return joined;
    }
}
