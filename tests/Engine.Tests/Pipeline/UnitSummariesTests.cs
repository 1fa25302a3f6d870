using System.Security.Cryptography;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Pipeline;

public sealed class UnitSummariesTests
{
    // Short ones share a piece, the long one has a piece of its own; docs/formats.md says what is hashed.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Hash_SummariesOfAnySize_IsThatOfTheirConcatenation(bool isSampleWorld)
    {
        int[] lengths = [0, 1, 30_000, 5_000, 100_000, 32_768, 7];
        UnitSummaries summaries = new([.. lengths.Select((_, i) => UnitEntry.OfFolder("/root", $"poi_é{i}"))]);
        List<byte> all = [isSampleWorld ? (byte)1 : (byte)0];
        for (int i = 0; i < lengths.Length; i++)
        {
            byte[] summary = Sample.Bytes(lengths[i], seed: i);
            summaries[i] = summary;
            all.AddRange([.. System.Text.Encoding.UTF8.GetBytes($"poi_é{i}"), 0, .. summary]);
        }

        Assert.Equal(Hash128.Read(SHA256.HashData(all.ToArray())), summaries.Hash(isSampleWorld));
    }

    [Fact]
    public void Hash_ASummaryChanges_Changes()
    {
        UnitSummaries summaries = new([UnitEntry.OfFolder("/root", "poi")]);
        summaries[0] = [1];
        Hash128 before = summaries.Hash(isSampleWorld: false);

        summaries[0] = [2];

        Assert.NotEqual(before, summaries.Hash(isSampleWorld: false));
        Assert.NotEqual(summaries.Hash(isSampleWorld: true), summaries.Hash(isSampleWorld: false));
    }
}
