using System.Globalization;
using NuTonic.Engine.Draws;

namespace NuTonic.Engine.Packaging.Shards;

/// <summary>Samples that stay together: those of a square block of positions of one quad.</summary>
/// <param name="Hash">From <see cref="HashOf"/>.</param>
/// <param name="Samples">How many of them there are, at least 0.</param>
internal sealed record ShardGroup(ulong Hash, int Samples)
{
    private const int LargestSide = 16;
    private const int GroupsInShard = 16; // Whole groups that a shard has room for: fewer would waste too much of it.

    /// <summary>
    /// The hash with its bits the other way round: in this order a bucket's groups stand side by side.
    /// </summary>
    public ulong Order { get; } = Reverse(Hash);

    /// <summary>
    /// Positions along a side of a block: 16, so that a quad lies in a few shards; fewer for small shards, down to
    /// single samples, so that a group never has more samples than a shard has room for. Depends on the option alone.
    /// </summary>
    /// <param name="capacity">Largest number of samples of a shard, at least 1.</param>
    public static int SideOf(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        int side = LargestSide;
        while (side > 1 && side * side * GroupsInShard > capacity)
        {
            side /= 2;
        }

        return side;
    }

    /// <summary>
    /// Names the group of a position: the first 8 bytes of a SHA-256 over quad and block, as a big-endian number.
    /// </summary>
    /// <param name="imageName">Name of the quad.</param>
    /// <param name="column">Position in the quad's grid of patches.</param>
    /// <param name="row">Position in the quad's grid of patches.</param>
    /// <param name="capacity">Largest number of samples of a shard, at least 1.</param>
    public static ulong HashOf(string imageName, int column, int row, int capacity)
    {
        int side = SideOf(capacity);
        return StableHash.Of(
            string.Create(CultureInfo.InvariantCulture, $"{imageName}\n{column / side}\n{row / side}"));
    }

    private static ulong Reverse(ulong bits)
    {
        ulong reversed = 0;
        for (int i = 0; i < 64; i++)
        {
            reversed = (reversed << 1) | (bits & 1);
            bits >>= 1;
        }

        return reversed;
    }
}
