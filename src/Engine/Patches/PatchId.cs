using System.Buffers.Binary;
using System.Text;
using NuTonic.Engine.Draws;

namespace NuTonic.Engine.Patches;

/// <summary>
/// Numbers that follow from the name of a quad and a position in its grid alone, the same on any machine.
/// </summary>
internal static class PatchId
{
    private const int SchemaVersion = 1;
    private const int MaxNameBytes = 1024;
    private const int UnitBits = 53;
    private const byte IdPurpose = 1;
    private const byte DropPurpose = 2;

    /// <summary>Id of a patch: 1 to 2^53 - 1, so that readers that keep numbers as doubles keep it whole.</summary>
    /// <param name="quadName">Name of the quad.</param>
    /// <param name="column">Position in the grid of patches.</param>
    /// <param name="row">Position in the grid of patches.</param>
    public static long Of(string quadName, int column, int row) =>
        Math.Max(1, Bits(IdPurpose, 0, quadName, column, row));

    /// <summary>A number of [0, 1) that decides whether a patch is left out; independent of its id.</summary>
    /// <param name="seed">Another seed gives another choice.</param>
    /// <param name="quadName">Name of the quad.</param>
    /// <param name="column">Position in the grid of patches.</param>
    /// <param name="row">Position in the grid of patches.</param>
    public static double Draw(long seed, string quadName, int column, int row) =>
        Bits(DropPurpose, seed, quadName, column, row) * (1.0 / (1L << UnitBits));

    private static long Bits(byte purpose, long seed, string quadName, int column, int row)
    {
        Span<byte> message = stackalloc byte[MaxNameBytes + 32];
        int length = Encoding.UTF8.GetBytes(quadName, message[22..]);
        message[0] = SchemaVersion;
        message[1] = purpose;
        BinaryPrimitives.WriteInt64LittleEndian(message[2..], seed);
        BinaryPrimitives.WriteInt32LittleEndian(message[10..], column);
        BinaryPrimitives.WriteInt32LittleEndian(message[14..], row);
        BinaryPrimitives.WriteInt32LittleEndian(message[18..], length);
        return (long)(StableHash.Of(message[..(22 + length)]) >> (64 - UnitBits));
    }
}
