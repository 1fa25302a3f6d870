using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NuTonic.Engine.Draws;

/// <summary>
/// Numbers that follow from what names them, the same on any machine and in any version: the beginning of a SHA-256,
/// big-endian. What is drawn with them may be in a published data set, so none may ever change.
/// </summary>
internal static class StableHash
{
    /// <summary>The first 8 bytes of the hash of <paramref name="material"/> in UTF-8.</summary>
    public static ulong Of(string material) => Two(material).First;

    /// <summary>The first 8 bytes of the hash of <paramref name="material"/>.</summary>
    public static ulong Of(ReadOnlySpan<byte> material) => Two(material).First;

    /// <summary>The first 8 bytes and the 8 behind them, for two draws that do not depend on each other.</summary>
    public static (ulong First, ulong Second) Two(string material) => Two(Encoding.UTF8.GetBytes(material));

    /// <summary>A number above 0 and at most 1, with 53 bits.</summary>
    public static double Unit(ulong hash) => ((hash >> 11) + 0.5) / (1UL << 53);

    private static (ulong First, ulong Second) Two(ReadOnlySpan<byte> material)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(material, hash);
        return (
            BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[sizeof(ulong)..]));
    }
}
