using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Tests.Packaging.Shards;

public sealed class ShardGroupTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(63, 1)]
    [InlineData(64, 2)]
    [InlineData(255, 2)]
    [InlineData(256, 4)]
    [InlineData(1024, 8)]
    [InlineData(4095, 8)]
    [InlineData(4096, 16)]
    [InlineData(5000, 16)]
    [InlineData(1_000_000, 16)]
    public void SideOf_Capacity_LeavesRoomForSixteenGroups(int capacity, int side)
    {
        Assert.Equal(side, ShardGroup.SideOf(capacity));
        Assert.True(side == 1 || side * side * 16 <= capacity);
    }

    [Fact]
    public void HashOf_Position_IsThatOfItsBlock()
    {
        ulong hash = ShardGroup.HashOf("m_1", 0, 0, 5000);

        Assert.Equal(hash, ShardGroup.HashOf("m_1", 15, 15, 5000));
        ulong[] others =
        [
            ShardGroup.HashOf("m_1", 16, 0, 5000), ShardGroup.HashOf("m_1", 0, 16, 5000),
            ShardGroup.HashOf("m_2", 0, 0, 5000), ShardGroup.HashOf("m_1", 16, 16, 5000),
        ];
        Assert.Equal(5, others.Append(hash).Distinct().Count());
    }

    // The first 16 digits of printf 'm_1\n0\n1' | sha256sum.
    [Fact]
    public void HashOf_KnownKey_IsTheBeginningOfItsDigest() =>
        Assert.Equal(0x7F5F6FD1A212FD07UL, ShardGroup.HashOf("m_1", 3, 20, 5000));

    [Fact]
    public void ShardPlan_QuadsOfWholeBlocks_NeverExceedsSmallShards()
    {
        foreach (int capacity in new[] { 1, 3, 16, 64, 100, 256, 1000 })
        {
            (string Quad, int Column, int Row)[] positions =
            [
                .. from quad in Enumerable.Range(0, 3)
                    from i in Enumerable.Range(0, 400)
                    select ($"m_{quad}", i % 20, i / 20),
            ];
            ulong[] hashes = [.. positions.Select(p => ShardGroup.HashOf(p.Quad, p.Column, p.Row, capacity))];

            ShardPlan plan = ShardPlan.Create(hashes.Select(hash => new ShardGroup(hash, 1)), capacity);

            int[] sizes = [.. hashes.GroupBy(plan.ShardOf).OrderBy(shard => shard.Key).Select(shard => shard.Count())];
            Assert.Equal(plan.ShardCount, sizes.Length);
            Assert.InRange(sizes.Max(), 1, capacity);
        }
    }
}
