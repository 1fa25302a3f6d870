using System.Collections.Immutable;

namespace NuTonic.Engine.Regions;

/// <summary>Which classes of a chip get rows of their own.</summary>
internal static class ClassRanking
{
    /// <summary>
    /// The largest shares first, equal ones by class id: of the first <paramref name="maxClasses"/> those that reach
    /// <paramref name="minClassFraction"/>.
    /// </summary>
    /// <param name="summary">The chip's mask.</param>
    /// <param name="minClassFraction">0..1, compared with the unrounded share; equality keeps.</param>
    /// <param name="maxClasses">At least 0; 0 keeps none.</param>
    public static ImmutableArray<ClassShare> Rank(MaskSummary summary, double minClassFraction, int maxClasses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxClasses);
        return
        [
            .. summary.Shares
                .OrderByDescending(share => share.AreaPx)
                .ThenBy(share => share.ClassId)
                .Take(maxClasses)
                .Where(share => share.Fraction >= minClassFraction),
        ];
    }
}
