using System.Collections.Immutable;

namespace NuTonic.Engine.Captions;

/// <summary>What a fact check found in one caption.</summary>
/// <param name="Claims">Numbers, names and directions, in the order of the text.</param>
internal sealed record FactCheckResult(ImmutableArray<FactClaim> Claims)
{
    /// <summary>Claims that the facts do not have.</summary>
    public IEnumerable<FactClaim> Uncovered => Claims.Where(claim => !claim.IsCovered);

    /// <summary>As a verdict: reason "fact" with the first uncovered claims.</summary>
    public WashVerdict Verdict
    {
        get
        {
            const int Named = 3;
            string[] names = [.. Uncovered.Take(Named).Select(claim => claim.Text)];
            return names.Length == 0 ? WashVerdict.Accepted : new WashVerdict("fact", string.Join("; ", names));
        }
    }
}
