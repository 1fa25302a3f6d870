using System.Buffers.Binary;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Png;

/// <summary>The IHDR chunk.</summary>
/// <param name="WidthPx">Columns, at least 1.</param>
/// <param name="HeightPx">Rows, at least 1.</param>
/// <param name="BitDepth">1, 2, 4, 8 or 16.</param>
/// <param name="ColorType">What the samples are.</param>
/// <param name="Interlaced">Whether rows come in the seven passes of Adam7.</param>
internal sealed record PngHeader(int WidthPx, int HeightPx, int BitDepth, PngColorType ColorType, bool Interlaced)
{
    private const long MaxBytes = 1L << 28;

    /// <summary>Bits of a pixel.</summary>
    public int BitsPerPixel => Bands(ColorType) * BitDepth;

    /// <summary>Samples of a pixel.</summary>
    public static int Bands(PngColorType type) => type switch
    {
        PngColorType.Rgb => 3,
        PngColorType.GreyAlpha => 2,
        PngColorType.Rgba => 4,
        _ => 1,
    };

    /// <summary>Reads and checks the chunk.</summary>
    /// <exception cref="NuTonicException">NT2105: too large; NT2110: values that the format does not have.</exception>
    public static PngHeader Read(ReadOnlySpan<byte> payload, PngErrors errors)
    {
        if (payload.Length != 13)
        {
            throw errors.Corrupt("its header chunk has the wrong length");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(payload);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(payload[4..]);
        (int depth, int type) = (payload[8], payload[9]);
        bool valid = type switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (!valid || payload[10] != 0 || payload[11] != 0 || payload[12] > 1)
        {
            throw errors.Corrupt($"colour type {type} with {depth} bits, or a method that does not exist");
        }

        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
        {
            throw errors.Corrupt($"its size is {width} x {height}");
        }

        var header = new PngHeader((int)width, (int)height, depth, (PngColorType)type, payload[12] == 1);
        UInt128 bytes = (UInt128)width * height * (uint)Bands(header.ColorType) * (depth == 16 ? 2u : 1u);
        return bytes <= (UInt128)MaxBytes ? header : throw errors.TooLarge("the size of its pixels", bytes, MaxBytes);
    }
}
