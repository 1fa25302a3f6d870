using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Tests.Raster;

public sealed class SyntheticLabelsTests
{
    private const int SidePx = 512;

    [Fact]
    public void Fill_SameSeed_SameLabels()
    {
        Assert.Equal(Fill("poi_0001"), Fill("poi_0001"));
        Assert.NotEqual(Fill("poi_0001"), Fill("poi_0002"));
    }

    [Fact]
    public void Fill_OneTile_HoldsEveryClass() =>
        Assert.Equal(Enumerable.Range(0, 9).Select(id => (byte)id), Fill("poi_0001").Distinct().Order());

    // Noise would change class at 8 of 9 pixels; blobs of 48 px lattice cells change at one in some dozens.
    [Fact]
    public void Fill_Neighbours_AreMostlyEqual()
    {
        byte[] label = Fill("poi_0001");
        int changes = 0;
        for (int i = 1; i < label.Length; i++)
        {
            changes += i % SidePx != 0 && label[i] != label[i - 1] ? 1 : 0;
        }

        Assert.InRange(changes, SidePx, label.Length / 12);
    }

    private static byte[] Fill(string seed)
    {
        byte[] label = new byte[SidePx * SidePx];
        SyntheticLabels.Fill(seed, SidePx, label);
        return label;
    }
}
