using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Puts planes side by side.</summary>
internal static class RgbInterleaver
{
    // Each third of the result takes what it needs of each plane; an index out of range gives 0.

    /// <summary>Writes sixteen pixels.</summary>
    /// <param name="red">Red [16].</param>
    /// <param name="green">Green [16].</param>
    /// <param name="blue">Blue [16].</param>
    /// <param name="rgb">Receives red, green, blue [48].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue, Span<byte> rgb)
    {
        (Vector128.Shuffle(
            red, Vector128.Create((byte)0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255, 255, 5))
            | Vector128.Shuffle(
                green, Vector128.Create((byte)255, 0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255, 255))
            | Vector128.Shuffle(
                blue, Vector128.Create((byte)255, 255, 0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255)))
            .CopyTo(rgb);
        (Vector128.Shuffle(
            red, Vector128.Create((byte)255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255, 10, 255))
            | Vector128.Shuffle(
                green, Vector128.Create((byte)5, 255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255, 10))
            | Vector128.Shuffle(
                blue, Vector128.Create((byte)255, 5, 255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255)))
            .CopyTo(rgb[16..]);
        (Vector128.Shuffle(
            red, Vector128.Create((byte)255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15, 255, 255))
            | Vector128.Shuffle(
                green,
                Vector128.Create((byte)255, 255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15, 255))
            | Vector128.Shuffle(
                blue, Vector128.Create((byte)10, 255, 255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15)))
            .CopyTo(rgb[32..]);
    }
}
