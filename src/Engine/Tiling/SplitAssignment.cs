using NuTonic.Engine.Draws;

namespace NuTonic.Engine.Tiling;

/// <summary>Which split a place belongs to.</summary>
internal static class SplitAssignment
{
    /// <summary>
    /// The first 8 bytes of the SHA-256 of the key's UTF-8, as a big-endian integer modulo the sum of the weights,
    /// falls into train, validation or test, in this order. Depends on nothing else, so a place keeps its
    /// split when others come and go.
    /// </summary>
    /// <param name="key">What must not be torn apart: one key for everything that shows the same ground.</param>
    /// <param name="weights">Relative sizes of the splits; <see cref="SplitWeights.Total"/> at least 1.</param>
    public static Split Of(string key, SplitWeights weights)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weights.Total, 1, nameof(weights));
        ulong slot = StableHash.Of(key) % (ulong)weights.Total;
        if (slot < (ulong)weights.Train)
        {
            return Split.Train;
        }

        return slot < (ulong)(weights.Train + weights.Validation) ? Split.Validation : Split.Test;
    }
}
