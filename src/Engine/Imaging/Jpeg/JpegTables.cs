using System.Buffers.Binary;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>The tables that segments of a stream set and scans use.</summary>
internal sealed class JpegTables
{
    /// <summary>Position in natural order of each coefficient in zigzag order (T.81, figure A.6).</summary>
    public static ReadOnlySpan<byte> Zigzag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
        12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>Quantisation steps in natural order, by number.</summary>
    public ushort[]?[] Quantization { get; } = new ushort[]?[4];

    /// <summary>DC codes by number.</summary>
    public JpegHuffmanTable?[] Dc { get; } = new JpegHuffmanTable?[4];

    /// <summary>AC codes by number.</summary>
    public JpegHuffmanTable?[] Ac { get; } = new JpegHuffmanTable?[4];

    /// <summary>MCUs between restart markers; 0 means none.</summary>
    public int RestartInterval { get; private set; }

    /// <summary>Reads a DQT payload.</summary>
    public void ReadQuantization(ReadOnlySpan<byte> payload, JpegErrors errors)
    {
        while (payload.Length > 0)
        {
            int wide = payload[0] >> 4;
            int number = payload[0] & 15;
            int size = 64 * (wide + 1);
            if (wide > 1 || number > 3 || payload.Length < 1 + size)
            {
                throw errors.Corrupt("a quantisation table is damaged");
            }

            ushort[] steps = new ushort[64];
            for (int i = 0; i < 64; i++)
            {
                steps[Zigzag[i]] = wide == 0
                    ? payload[1 + i]
                    : BinaryPrimitives.ReadUInt16BigEndian(payload[(1 + (2 * i))..]);
            }

            Quantization[number] = steps;
            payload = payload[(1 + size)..];
        }
    }

    /// <summary>Reads a DHT payload.</summary>
    public void ReadHuffman(ReadOnlySpan<byte> payload, JpegErrors errors)
    {
        while (payload.Length > 0)
        {
            int kind = payload[0] >> 4;
            int number = payload[0] & 15;
            int count = 0;
            for (int i = 1; i <= 16 && payload.Length >= 17; i++)
            {
                count += payload[i];
            }

            bool fits = kind <= 1 && number <= 3 && payload.Length >= 17 + count && count <= 256;
            ReadOnlySpan<byte> symbols = fits ? payload.Slice(17, count) : [];
            bool sizes = kind != 0 || !symbols.ContainsAnyExceptInRange((byte)0, (byte)15);
            JpegHuffmanTable? table = fits && sizes ? JpegHuffmanTable.Build(payload.Slice(1, 16), symbols) : null;
            (kind == 0 ? Dc : Ac)[number & 3] = table ?? throw errors.Corrupt("a Huffman table is damaged");
            payload = payload[(17 + count)..];
        }
    }

    /// <summary>Reads a DRI payload.</summary>
    public void ReadRestartInterval(ReadOnlySpan<byte> payload, JpegErrors errors) => RestartInterval =
        payload.Length == 2
            ? BinaryPrimitives.ReadUInt16BigEndian(payload)
            : throw errors.Corrupt("the restart interval has the wrong length");
}
