using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>All that is known of one node.</summary>
/// <param name="FullName">Unit and node.</param>
/// <param name="Kind">Kind of the node.</param>
/// <param name="Verdict">What a build would do with it, and why.</param>
internal sealed record LineageNode(string FullName, string Kind, string Verdict)
{
    /// <summary>The node as the last build left it; null when it was not part of it.</summary>
    public required NodeRecord? Last { get; init; }

    /// <summary>Fingerprint that it has now; null when that waits for another node.</summary>
    public required Digest? Fingerprint { get; init; }

    /// <summary>What it depends on, now or as of the last build; empty when nobody knows any more.</summary>
    public required ImmutableArray<ManifestField> Fields { get; init; }

    /// <summary>
    /// What computing it took, and the hour since 1970 UTC of its last use; null when the cache has no record.
    /// </summary>
    public required (long CostMicroseconds, long LastUsedHour)? Cached { get; init; }
}
