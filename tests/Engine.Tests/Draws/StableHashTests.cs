using NuTonic.Engine.Draws;

namespace NuTonic.Engine.Tests.Draws;

public sealed class StableHashTests
{
    // FIPS 180-2, appendix B.1: SHA-256 of "abc" begins ba7816bf 8f01cfea 414140de 5dae2223.
    [Fact]
    public void Of_PublishedVector_IsItsBeginning()
    {
        Assert.Equal(0xba7816bf8f01cfeaUL, StableHash.Of("abc"));
        Assert.Equal(0xba7816bf8f01cfeaUL, StableHash.Of("abc"u8));
        Assert.Equal((0xba7816bf8f01cfeaUL, 0x414140de5dae2223UL), StableHash.Two("abc"));
    }

    [Fact]
    public void Unit_Ends_AreAboveZeroAndAtMostOne()
    {
        Assert.InRange(StableHash.Unit(0), double.Epsilon, 1e-15);
        Assert.InRange(StableHash.Unit(ulong.MaxValue), 1 - 1e-15, 1);
    }
}
