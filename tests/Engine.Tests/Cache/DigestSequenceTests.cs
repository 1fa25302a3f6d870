using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

public sealed class DigestSequenceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(10_000)]
    public void ToSequence_AnyLength_HasWhatWasAddedInOrder(int length)
    {
        Digest[] digests = [.. Enumerable.Range(0, length).Select(i => Digest.Of(BitConverter.GetBytes(i)))];
        DigestSequence.Builder builder = new();
        foreach (Digest digest in digests)
        {
            builder.Add(digest);
        }

        DigestSequence sequence = builder.ToSequence();
        DigestSequence expression = [.. digests];

        Assert.Equal(digests, sequence);
        Assert.Equal(digests, expression);
        Assert.Equal(digests, Enumerable.Range(0, sequence.Count).Select(i => sequence[i]));
    }

    [Fact]
    public void Add_AnotherBuilder_AppendsWhatItCollected()
    {
        Digest[] digests = [.. Enumerable.Range(0, 5_000).Select(i => Digest.Of(BitConverter.GetBytes(i)))];
        DigestSequence.Builder all = new();
        foreach (Digest[] part in new[] { digests[..3], [], digests[3..2_060], digests[2_060..] })
        {
            DigestSequence.Builder builder = new();
            Array.ForEach(part, builder.Add);
            all.Add(builder);
        }

        Assert.Equal(digests, all.ToSequence());
    }

    [Fact]
    public void Index_BehindTheLastDigest_IsRefused()
    {
        DigestSequence.Builder builder = new();
        builder.Add(Digest.Of("a"u8));
        DigestSequence sequence = builder.ToSequence();

        Assert.Throws<ArgumentOutOfRangeException>(() => sequence[1]);
    }
}
