using System.Collections.Immutable;

namespace NuTonic.Engine.Patches;

/// <summary>
/// Keeps pixels that several patches show once: the lowest id stays, whichever quad it is of and whatever was left out
/// before. In what order quads are listed matters only where two patches have one id, which is an error later on.
/// </summary>
internal static class PatchDuplicates
{
    /// <summary>Ids of the patches that are left out, quad by quad.</summary>
    /// <param name="quads">All patches of each quad that could become samples.</param>
    public static ImmutableArray<ImmutableHashSet<long>> Find(ImmutableArray<ImmutableArray<PatchClaim>> quads)
    {
        Dictionary<PatchHash, (long Id, int Quad)> kept = [];
        for (int quad = 0; quad < quads.Length; quad++)
        {
            foreach (PatchClaim claim in quads[quad])
            {
                if (!kept.TryGetValue(claim.Pixels, out (long Id, int Quad) first) || claim.Id < first.Id)
                {
                    kept[claim.Pixels] = (claim.Id, quad);
                }
            }
        }

        return
        [
            .. quads.Select((claims, quad) => claims
                .Where(claim => kept[claim.Pixels] != (claim.Id, quad))
                .Select(claim => claim.Id)
                .ToImmutableHashSet()),
        ];
    }
}
