using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NuTonic.Engine.Cache;

/// <summary>
/// CRC-32C, which shows that bytes were damaged. The processor has an instruction for it. Hashes made of vectors are
/// faster in a long run, but their code is compiled without optimisation when a build starts, and a short one ends
/// before it is fast: they took five times as long.
/// </summary>
/// <remarks>Castagnoli polynomial, reflected, all bits inverted before and after (RFC 3720, section 12.1).</remarks>
internal static class Crc32C
{
    /// <summary>The checksum of <paramref name="bytes"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>
    /// The checksum of what has <paramref name="checksum"/>, with <paramref name="bytes"/> behind it.
    /// </summary>
    // Compiled ahead of time it would call a method for every eight bytes; this way it is compiled at its first call,
    // at once as well as can be.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint sum = ~checksum;
        while (bytes.Length >= sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte value in bytes)
        {
            sum = BitOperations.Crc32C(sum, value);
        }

        return ~sum;
    }
}
