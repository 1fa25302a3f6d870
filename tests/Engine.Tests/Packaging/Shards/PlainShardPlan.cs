using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Tests.Packaging.Shards;

/// <summary>Linear hashing by its definition: one bucket more until none is too full.</summary>
internal sealed class PlainShardPlan
{
    public PlainShardPlan(IReadOnlyCollection<ShardGroup> groups, int capacity)
    {
        do
        {
            BucketCount++;
        }
        while (groups.GroupBy(group => BucketOf(group.Hash))
            .Any(bucket => bucket.Sum(group => (long)group.Samples) > capacity));
        Filled = groups.Where(group => group.Samples > 0).Select(group => BucketOf(group.Hash)).ToHashSet();
    }

    public ulong BucketCount { get; private set; }

    public IReadOnlySet<ulong> Filled { get; }

    public bool HasGaps => (ulong)Filled.Count != BucketCount;

    public ulong BucketOf(ulong hash)
    {
        ulong half = 1;
        while (half * 2 <= BucketCount)
        {
            half *= 2;
        }

        ulong bucket = hash % half;
        return bucket < BucketCount - half ? hash % (half * 2) : bucket;
    }
}
