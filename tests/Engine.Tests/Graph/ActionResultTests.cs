using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class ActionResultTests
{
    private static readonly ActionResult Result = new(new byte[] { 1, 2, 3 }, [Digest.Of("a"u8), Digest.Of("b"u8)]);

    [Fact]
    public void Unpack_Packed_IsTheSameResult()
    {
        ActionResult? read = ActionResult.Unpack(Result.Pack(), 2);

        Assert.NotNull(read);
        Assert.Equal(Result.Payload.ToArray(), read.Payload.ToArray());
        Assert.Equal(Result.Contents, read.Contents);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Unpack_OtherNumberOfOutputs_IsAMiss(int outputs) =>
        Assert.Null(ActionResult.Unpack(Result.Pack(), outputs));

    [Fact]
    public void Unpack_OtherVersion_IsAMiss()
    {
        byte[] packed = Result.Pack();
        packed[0]++;

        Assert.Null(ActionResult.Unpack(packed, 2));
    }

    [Fact]
    public void Unpack_TruncatedAnywhere_IsAMiss()
    {
        byte[] packed = Result.Pack();

        Assert.All(
            Enumerable.Range(0, packed.Length),
            length => Assert.Null(ActionResult.Unpack(packed.AsSpan(0, length), 2)));
    }
}
