using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NuTonic.Engine.Imaging;

/// <summary>Turns values round in place.</summary>
internal static class ByteOrder
{
    /// <summary>
    /// Reverses the bytes of every value of <paramref name="size"/> bytes: 1 (nothing to do), 2, 4 or 8.
    /// </summary>
    public static void Reverse(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 2:
                Span<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                Span<uint> ints = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            case 8:
                Span<ulong> longs = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }
}
