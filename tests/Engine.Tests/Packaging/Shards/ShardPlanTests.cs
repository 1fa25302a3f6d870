using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging.Shards;
using NuTonic.Engine.Tests.Rows;

namespace NuTonic.Engine.Tests.Packaging.Shards;

public sealed class ShardPlanTests
{
    [Fact]
    public void Create_NoSamples_HasNoShards() =>
        Assert.Equal(0, ShardPlan.Create([new ShardGroup(5, 0)], 10).ShardCount);

    [Fact]
    public void Create_EverythingFits_IsOneShard()
    {
        ShardPlan plan = ShardPlan.Create([new(0, 3), new(ulong.MaxValue, 4), new(77, 3)], 10);

        Assert.Equal(1, plan.ShardCount);
        Assert.Equal([0, 0, 0], new[] { plan.ShardOf(0), plan.ShardOf(77), plan.ShardOf(ulong.MaxValue) });
    }

    [Fact]
    public void Create_ByHand_SplitsUpToTheFullBucket()
    {
        // Two buckets: 0 has 4 + 4, 1 has 5 + 6, too many for 10. So both are split, into 0, 2 and 1, 3.
        ShardGroup[] groups = [new(0b000, 4), new(0b110, 4), new(0b001, 5), new(0b111, 6)];

        ShardPlan plan = ShardPlan.Create(groups, 10);

        Assert.Equal(4, plan.ShardCount);
        Assert.Equal([0, 2, 1, 3], groups.Select(group => plan.ShardOf(group.Hash)));
    }

    [Fact]
    public void Create_EmptyBucket_TakesTheNumberOfTheLast()
    {
        // Four buckets are needed to part 0b01 from 0b11; bucket 2 is empty, so bucket 3 is shard 2.
        ShardGroup[] groups = [new(0b00, 9), new(0b01, 9), new(0b11, 9)];

        ShardPlan plan = ShardPlan.Create(groups, 10);

        Assert.Equal(3, plan.ShardCount);
        Assert.Equal([0, 1, 2], groups.Select(group => plan.ShardOf(group.Hash)));
    }

    [Fact]
    public void Create_SeveralEmptyBuckets_AreFilledInOrder()
    {
        // Ten buckets part 0 from 8 and 1 from 9; buckets 8 and 9 are shards 2 and 3.
        ShardGroup[] groups = [new(0, 9), new(8, 9), new(1, 9), new(9, 9)];

        ShardPlan plan = ShardPlan.Create(groups, 10);

        Assert.Equal([0, 2, 1, 3], groups.Select(group => plan.ShardOf(group.Hash)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(300)]
    public void Create_SeededGroups_AgreesWithTheDefinition(int capacity)
    {
        for (ulong seed = 1; seed <= 30; seed++)
        {
            ShardGroup[] groups = Groups(seed, 60, Math.Min(capacity, 20), hashBits: 12);
            PlainShardPlan plain = new(groups, capacity);

            ShardPlan plan = ShardPlan.Create(groups, capacity);

            Assert.True(plan.ShardCount == plain.Filled.Count, $"seed {seed}");
            CheckNumbers(plan, plain, groups, capacity, seed);
        }
    }

    [Fact]
    public void Create_OneGroupMore_ChangesItsShardAndTheSplitOnes()
    {
        int unsplit = 0;
        int split = 0;
        for (ulong seed = 1; seed <= 200; seed++)
        {
            ShardGroup[] groups = Groups(seed, 150 + (int)(seed % 50), 20, hashBits: 63);
            PlainShardPlan plainBefore = new(groups[1..], 300);
            PlainShardPlan plainAfter = new(groups, 300);
            if (plainBefore.HasGaps || plainAfter.HasGaps)
            {
                continue;
            }

            ShardPlan before = ShardPlan.Create(groups[1..], 300);
            ShardPlan after = ShardPlan.Create(groups, 300);

            HashSet<int> changed = Changed(before, groups[1..], after, groups);
            HashSet<int> expected =
                [after.ShardOf(groups[0].Hash), .. SplitBetween(plainBefore.BucketCount, plainAfter.BucketCount)];
            Assert.True(
                changed.IsSubsetOf(expected),
                $"seed {seed}: {string.Join(' ', changed)} are not all in {string.Join(' ', expected)}");
            _ = plainBefore.BucketCount == plainAfter.BucketCount ? unsplit++ : split++;
        }

        Assert.True(unsplit > 20 && split > 5, $"{unsplit} without a split, {split} with one");
    }

    [Fact]
    public void Create_GroupThatFillsAGap_RenumbersNoMoreThanTheGaps()
    {
        int filled = 0;
        for (ulong seed = 1; seed <= 300; seed++)
        {
            ShardGroup[] groups = Groups(seed, 40, 20, hashBits: 63);
            PlainShardPlan plainBefore = new(groups[1..], 40);
            PlainShardPlan plainAfter = new(groups, 40);
            if (plainBefore.BucketCount != plainAfter.BucketCount)
            {
                continue;
            }

            ShardPlan before = ShardPlan.Create(groups[1..], 40);
            ShardPlan after = ShardPlan.Create(groups, 40);

            int gaps = (int)plainAfter.BucketCount - after.ShardCount;
            int changed = Changed(before, groups[1..], after, groups).Count;
            Assert.True(changed <= gaps + 2, $"seed {seed}: {changed} changed with {gaps} gaps");
            filled += after.ShardCount - before.ShardCount;
        }

        Assert.True(filled > 10, $"{filled} gaps were filled");
    }

    [Fact]
    public void Create_AnyOrder_IsTheSamePlan()
    {
        ShardGroup[] groups = Groups(3, 500, 100, hashBits: 63);
        ShardPlan plan = ShardPlan.Create(groups, 2000);
        TestRandom random = new(9);
        for (int run = 0; run < 5; run++)
        {
            ShardGroup[] shuffled = [.. groups.OrderBy(_ => random.Next(0, 1_000_000))];

            ShardPlan other = ShardPlan.Create(shuffled, 2000);

            Assert.All(groups, group => Assert.Equal(plan.ShardOf(group.Hash), other.ShardOf(group.Hash)));
        }
    }

    [Fact]
    public void Create_SamplesOneByOne_CountAsTheirGroups()
    {
        ShardGroup[] groups = Groups(5, 100, 20, hashBits: 63);
        ShardGroup[] single =
        [
            .. groups.SelectMany(group => Enumerable.Repeat(group with { Samples = 1 }, group.Samples)),
        ];

        ShardPlan plan = ShardPlan.Create(single, 100);

        ShardPlan expected = ShardPlan.Create(groups, 100);
        Assert.All(groups, group => Assert.Equal(expected.ShardOf(group.Hash), plan.ShardOf(group.Hash)));
    }

    [Fact]
    public void Create_MillionSamples_FillsShards()
    {
        ShardGroup[] groups = Groups(1, 10_000, 200, hashBits: 64);

        ShardPlan plan = ShardPlan.Create(groups, 5000);

        long[] sizes = new long[plan.ShardCount];
        foreach (ShardGroup group in groups)
        {
            sizes[plan.ShardOf(group.Hash)] += group.Samples;
        }

        Assert.InRange(sizes.Sum(), 900_000, 1_100_000);
        Assert.InRange(sizes.Min(), 1, 5000);
        Assert.InRange(sizes.Max(), 1, 5000);
        Assert.InRange(plan.ShardCount, 200, 512);
    }

    [Fact]
    public void Create_HashesAlikeUpToTheLastBit_AreParted()
    {
        ShardPlan plan = ShardPlan.Create([new(0, 1), new(1UL << 63, 1)], 1);

        Assert.Equal(2, plan.ShardCount);
        Assert.Equal((0, 1), (plan.ShardOf(0), plan.ShardOf(1UL << 63)));
    }

    [Fact]
    public void Create_GroupsThatNothingParts_Throws() =>
        Assert.Equal("NT6104", Refusal(() => ShardPlan.Create([new(5, 3), new(5, 3)], 5)));

    [Fact]
    public void Create_MoreShardsThanNames_Throws() =>
        Assert.Equal(
            "NT6105",
            Refusal(
                () => ShardPlan.Create(Enumerable.Range(0, 1_000_001).Select(i => new ShardGroup((ulong)i, 1)), 1)));

    [Fact]
    public void ShardOf_UnknownGroup_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ShardPlan.Create([new(0, 1), new(2, 1)], 1).ShardOf(1));

    private static void CheckNumbers(
        ShardPlan plan, PlainShardPlan plain, ShardGroup[] groups, int capacity, ulong seed)
    {
        foreach (IGrouping<int, ShardGroup> shard in groups.Where(group => group.Samples > 0)
            .GroupBy(group => plan.ShardOf(group.Hash)))
        {
            ulong[] buckets = [.. shard.Select(group => plain.BucketOf(group.Hash)).Distinct()];
            Assert.Single(buckets);
            Assert.True(shard.Sum(group => group.Samples) <= capacity, $"seed {seed}");
            Assert.InRange(shard.Key, 0, plan.ShardCount - 1);
            Assert.True(buckets[0] >= (ulong)plan.ShardCount || buckets[0] == (ulong)shard.Key, $"seed {seed}");
        }
    }

    private static IEnumerable<int> SplitBetween(ulong before, ulong after)
    {
        for (ulong bucket = before; bucket < after; bucket++)
        {
            ulong half = 1;
            while (half * 2 <= bucket)
            {
                half *= 2;
            }

            yield return (int)bucket;
            yield return (int)(bucket - half);
        }
    }

    private static HashSet<int> Changed(
        ShardPlan before, ShardGroup[] groupsBefore, ShardPlan after, ShardGroup[] groupsAfter)
    {
        ILookup<int, ulong> old = groupsBefore.ToLookup(group => before.ShardOf(group.Hash), group => group.Hash);
        ILookup<int, ulong> now = groupsAfter.ToLookup(group => after.ShardOf(group.Hash), group => group.Hash);
        int shards = Math.Max(before.ShardCount, after.ShardCount);
        return [.. Enumerable.Range(0, shards).Where(shard => !old[shard].ToHashSet().SetEquals(now[shard]))];
    }

    private static ShardGroup[] Groups(ulong seed, int count, int largest, int hashBits)
    {
        TestRandom random = new(seed);
        ulong[] hashes = [.. Enumerable.Range(0, count).Select(_ => Hash(random, hashBits)).Distinct()];
        return [.. hashes.Select(hash => new ShardGroup(hash, 1 + random.Next(0, largest)))];
    }

    private static ulong Hash(TestRandom random, int bits)
    {
        ulong hash = ((ulong)random.Next(0, 1 << 30) << 34)
            ^ ((ulong)random.Next(0, 1 << 30) << 17)
            ^ (ulong)random.Next(0, 1 << 30);
        return hash & (ulong.MaxValue >> (64 - bits));
    }

    private static string Refusal(Action act) => Assert.Throws<NuTonicException>(act).Diagnostic.Code;
}
