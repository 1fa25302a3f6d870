using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

public sealed class DigestTests
{
    // FIPS 180-4 example, also RFC 6234 section 8.5.
    private const string AbcHex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Of_PublishedVector_Matches()
    {
        Digest digest = Digest.Of("abc"u8);

        Assert.Equal(AbcHex, digest.ToString());
        Assert.Equal(AbcHex[..12], digest.Short);
        Assert.False(digest.IsEmpty);
    }

    [Fact]
    public void Default_IsEmpty_AndPrintsZeros()
    {
        Assert.True(default(Digest).IsEmpty);
        Assert.Equal(new string('0', 64), default(Digest).ToString());
    }

    [Theory]
    [InlineData(AbcHex)]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    public void TryParse_EitherCase_GivesTheDigest(string hex)
    {
        Assert.True(Digest.TryParse(hex, out Digest digest));
        Assert.Equal(Digest.Of("abc"u8), digest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ba78")]
    [InlineData(AbcHex + "0")]
    [InlineData(" a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void TryParse_NotADigest_Refuses(string hex)
    {
        Assert.False(Digest.TryParse(hex, out Digest digest));
        Assert.True(digest.IsEmpty);
    }

    [Fact]
    public void CompareTo_AnyByteDiffers_OrdersAsTheBytes()
    {
        for (int position = 0; position < Digest.Length; position++)
        {
            byte[] low = Digest.Of("abc"u8).ToBytes();
            byte[] high = Digest.Of("abc"u8).ToBytes();
            low[position] = 0x7f;
            high[position] = 0x80;
            Digest lower = Digest.FromBytes(low);
            Digest higher = Digest.FromBytes(high);

            Assert.True(lower.CompareTo(higher) < 0, $"byte {position}");
            Assert.True(higher.CompareTo(lower) > 0, $"byte {position}");
            Assert.True(lower != higher, $"byte {position}");
        }
    }

    [Fact]
    public void CompareTo_ManyDigests_OrdersAsTheirHexText()
    {
        Digest[] digests = [.. Enumerable.Range(0, 500).Select(i => Digest.Of(BitConverter.GetBytes(i)))];

        Array.Sort(digests);

        string[] texts = [.. digests.Select(digest => digest.ToString())];
        Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
    }

    [Fact]
    public void FromBytes_AfterCopyTo_IsTheSame()
    {
        Digest digest = Digest.Of("round trip"u8);

        Assert.Equal(digest, Digest.FromBytes(digest.ToBytes()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Digest.FromBytes(new byte[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => digest.CopyTo(new byte[31]));
    }
}
