using System.Collections.Immutable;

namespace NuTonic.Engine.Facts;

/// <summary>
/// How much can be seen in a patch, also beyond the limits on the elements that are described one by one.
/// </summary>
/// <param name="Areas">Surfaces.</param>
/// <param name="Lines">Lines.</param>
/// <param name="Points">Single places.</param>
/// <param name="Nouns">The most frequent nouns, most frequent first, then in ordinal order.</param>
internal sealed record FactCounts(int Areas, int Lines, int Points, ImmutableArray<NounCount> Nouns)
{
    /// <summary>Of a patch without elements.</summary>
    public static FactCounts None { get; } = new(0, 0, 0, []);
}
