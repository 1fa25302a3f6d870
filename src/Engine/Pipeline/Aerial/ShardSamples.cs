using System.Collections.Immutable;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The samples of a data set, shard by shard.</summary>
/// <param name="Shards">Samples of each shard, by id.</param>
internal sealed record ShardSamples(ImmutableArray<ImmutableArray<SampleRecord>> Shards)
{
    /// <summary>Assigns all samples to shards.</summary>
    /// <param name="quads">All quads.</param>
    /// <param name="steps">Options.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT3103: two patches have one id;
    /// NT6104, NT6105: the shards.</exception>
    public static ShardSamples Of(ImmutableArray<QuadSummary> quads, AerialOptions steps)
    {
        List<(SampleRecord Sample, ulong Group)> all = [];
        foreach (QuadSummary quad in quads)
        {
            foreach (SampleRecord sample in quad.Samples)
            {
                all.Add((sample, ShardGroup.HashOf(quad.Name, sample.Column, sample.Row, steps.ShardSize)));
            }
        }

        all.Sort((a, b) => a.Sample.PatchId.CompareTo(b.Sample.PatchId));
        PatchIds.ThrowOnClash(quads);
        ShardPlan plan = ShardPlan.Create(
            all.GroupBy(one => one.Group).Select(group => new ShardGroup(group.Key, group.Count())), steps.ShardSize);
        ImmutableArray<SampleRecord>.Builder[] shards =
            [.. Enumerable.Range(0, plan.ShardCount).Select(_ => ImmutableArray.CreateBuilder<SampleRecord>())];
        foreach ((SampleRecord sample, ulong group) in all)
        {
            shards[plan.ShardOf(group)].Add(sample);
        }

        return new ShardSamples([.. shards.Select(shard => shard.ToImmutable())]);
    }
}
