using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Aerial;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

public sealed class ShardSamplesTests
{
    private static readonly QuadSummary One = AerialRecordTests.Summary(
        "one", AerialRecordTests.Sample(30), AerialRecordTests.Sample(10));

    private static readonly QuadSummary Two = AerialRecordTests.Summary(
        "two", AerialRecordTests.Sample(20), AerialRecordTests.Sample(40));

    [Fact]
    public void Of_TwoQuads_TakesAllSamplesById()
    {
        ShardSamples samples = ShardSamples.Of([One, Two], Options());

        Assert.Equal([10L, 20, 30, 40], Assert.Single(samples.Shards).Select(sample => sample.PatchId));
    }

    [Fact]
    public void Of_QuadsInAnotherOrder_SameShards()
    {
        ShardSamples one = ShardSamples.Of([One, Two], Options(("ShardSize", "2")));
        ShardSamples other = ShardSamples.Of([Two, One], Options(("ShardSize", "2")));

        Assert.True(one.Shards.Length > 1);
        Assert.Equal(one.Shards.Select(shard => shard.ToArray()), other.Shards.Select(shard => shard.ToArray()));
        Assert.All(one.Shards, shard => Assert.InRange(shard.Length, 1, 2));
    }

    [Fact]
    public void Of_TwoPatchesWithOneId_Fails()
    {
        QuadSummary clash = AerialRecordTests.Summary("three", AerialRecordTests.Sample(10));

        NuTonicException failure = Assert.Throws<NuTonicException>(() => ShardSamples.Of([One, clash], Options()));

        Assert.Equal(Errors.PatchIdClash.Code, failure.Diagnostic.Code);
    }

    private static AerialOptions Options(params (string Name, string Value)[] options) => AerialOptions.From(
        OptionSet.Parse(
            options.ToDictionary(option => option.Name, option => option.Value),
            _ => null,
            error => Assert.Fail(error.Message))!,
        _ => null);
}
