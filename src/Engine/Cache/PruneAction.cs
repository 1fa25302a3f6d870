using System.Collections.Immutable;

namespace NuTonic.Engine.Cache;

/// <summary>One result as pruning sees it.</summary>
/// <param name="Key">Its fingerprint.</param>
/// <param name="LastUsedHour">Hour of its last use.</param>
/// <param name="CostMicroseconds">Time it takes to compute it again.</param>
/// <param name="Bytes">Size of its row.</param>
/// <param name="Contents">Its contents, as numbers in <see cref="PruneIndex.Contents"/>.</param>
internal readonly record struct PruneAction(
    Digest Key, long LastUsedHour, long CostMicroseconds, long Bytes, ImmutableArray<int> Contents);
