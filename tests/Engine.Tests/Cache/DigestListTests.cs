using System.Collections.Immutable;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

public sealed class DigestListTests
{
    private static readonly Digest A = Digest.Of("a"u8);
    private static readonly Digest B = Digest.Of("b"u8);

    public static TheoryData<int> Lengths => [0, 1, 2, 5, 63, 64, 65, 300];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Hash_AnyLength_IsThatOfThePackedList(int length)
    {
        ImmutableArray<Digest> list = [.. Enumerable.Range(0, length).Select(i => Digest.Of(BitConverter.GetBytes(i)))];

        Assert.Equal(Digest.Of(DigestList.Pack(list)), DigestList.Hash(list));
        Assert.Equal(list, DigestList.Unpack(DigestList.Pack(list)));
    }

    [Fact]
    public void Hash_OtherOrder_IsAnother() => Assert.NotEqual(DigestList.Hash([A, B]), DigestList.Hash([B, A]));
}
