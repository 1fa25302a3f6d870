using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

public sealed class Crc32CTests
{
    // RFC 3720, section B.4, and the check value of the catalogue of parametrised CRC algorithms.
    public static TheoryData<byte[], uint> Known => new()
    {
        { [], 0 },
        { "123456789"u8.ToArray(), 0xE3069283 },
        { new byte[32], 0x8A9136AA },
        { [.. Enumerable.Repeat(byte.MaxValue, 32)], 0x62A8AB43 },
        { [.. Enumerable.Range(0, 32).Select(i => (byte)i)], 0x46DD794E },
        { [.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))], 0x113FDB5C },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Of_KnownBytes_IsTheKnownChecksum(byte[] bytes, uint expected) =>
        Assert.Equal(expected, Crc32C.Of(bytes));

    [Fact]
    public void Append_AnyCut_IsTheChecksumOfTheWhole()
    {
        byte[] bytes = Sample.Bytes(50, seed: 3);
        uint whole = Crc32C.Of(bytes);

        Assert.All(
            Enumerable.Range(0, bytes.Length + 1),
            cut => Assert.Equal(whole, Crc32C.Append(Crc32C.Of(bytes.AsSpan(0, cut)), bytes.AsSpan(cut))));
    }
}
