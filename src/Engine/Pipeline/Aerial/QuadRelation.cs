using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>What other quads need to know of a finished quad: it is the beginning of its summary.</summary>
/// <param name="Name">Name of the quad.</param>
/// <param name="Date">Day of acquisition, yyyy-MM-dd; null when nothing tells.</param>
/// <param name="Grid">Grid of the quad.</param>
/// <param name="Overlaps">Hash of the patches that were left to other quads.</param>
/// <param name="Claims">Patches that could become samples, row by row; those that were left out as
/// duplicates are marked.</param>
internal sealed record QuadRelation(
    string Name, string? Date, Grid Grid, Hash128 Overlaps, ImmutableArray<PatchClaim> Claims)
{
    /// <summary>
    /// True when exactly the patches <paramref name="duplicates"/> were left out because of their pixels.
    /// </summary>
    public bool LeftOut(ImmutableHashSet<long> duplicates) =>
        Claims.All(claim => claim.IsDuplicate == duplicates.Contains(claim.Id));
}
