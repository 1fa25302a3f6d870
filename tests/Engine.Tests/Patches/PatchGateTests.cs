using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Tests.Patches;

public sealed class PatchGateTests
{
    // 16 of 256 pixels are 0.0625.
    [Theory]
    [InlineData(15, 0.0625, true)]
    [InlineData(16, 0.0625, true)]
    [InlineData(17, 0.0625, false)]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(256, 1, true)]
    [InlineData(256, 0.99, false)]
    public void Judge_NoDataShare_IsHeldToTheLimit(int empty, double limit, bool isKept)
    {
        using PatchPixels pixels = Pixels(4, empty);

        PatchVerdict verdict = PatchGate.Judge(pixels, new PatchGateOptions(limit, 0));

        Assert.Equal(isKept ? PatchFlaw.None : PatchFlaw.NoData, verdict.Flaw);
        Assert.Equal(isKept, verdict.IsKept);
        Assert.Equal(isKept ? 0 : Math.Round(empty / 256.0, 6), verdict.Value);
    }

    // Four levels, equally often, are two bits.
    [Theory]
    [InlineData(4, 2, true)]
    [InlineData(4, 2.000001, false)]
    [InlineData(2, 1, true)]
    [InlineData(1, 0.000001, false)]
    [InlineData(1, 0, true)]
    public void Judge_Entropy_IsHeldToTheLimit(int levels, double limit, bool isKept)
    {
        using PatchPixels pixels = Pixels(levels, 0);

        PatchVerdict verdict = PatchGate.Judge(pixels, new PatchGateOptions(1, limit));

        Assert.Equal(isKept ? PatchFlaw.None : PatchFlaw.LowEntropy, verdict.Flaw);
        Assert.Equal(Math.Log2(levels), PatchGate.Entropy(pixels), 1e-6);
    }

    [Fact]
    public void Entropy_PixelsThatShowNothing_DoNotCount()
    {
        using PatchPixels pixels = Pixels(1, 100);
        pixels.Rgb[..300].Fill(9);

        Assert.Equal(0, PatchGate.Entropy(pixels));
    }

    [Fact]
    public void Judge_NothingAtAll_HasNoEntropy()
    {
        using PatchPixels pixels = Pixels(4, 256);

        PatchVerdict verdict = PatchGate.Judge(pixels, new PatchGateOptions(1, 0.5));

        Assert.Equal(new PatchVerdict(PatchFlaw.LowEntropy, 0, 0.5), verdict);
    }

    [Fact]
    public void Of_OnePixelChanged_IsAnotherHash()
    {
        using PatchPixels first = Pixels(4, 0);
        using PatchPixels second = Pixels(4, 3);
        using PatchPixels third = Pixels(4, 0);
        third.Rgb[^1]++;

        Assert.Equal(PatchHash.Of(first), PatchHash.Of(second));
        Assert.NotEqual(PatchHash.Of(first), PatchHash.Of(third));
    }

    /// <summary>16 x 16 pixels of so many grey levels, the first so many marked as empty.</summary>
    private static PatchPixels Pixels(int levels, int empty)
    {
        PatchPixels pixels = new(16) { EmptyCount = empty };
        for (int i = 0; i < 256; i++)
        {
            pixels.Rgb.Slice(3 * i, 3).Fill((byte)(20 + (40 * (i % levels))));
            pixels.IsEmpty[i] = i < empty ? (byte)1 : (byte)0;
        }

        return pixels;
    }
}
