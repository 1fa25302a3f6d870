using NuTonic.Engine.EarthEngine;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class SentinelProductTests
{
    private const string Image = "20190101T100411_20190101T100412_T32TQM";

    [Theory]
    [InlineData("S2B_MSIL2A_20190101T100411_N0211_R122_T32TQM_20190101T113516", true)]
    [InlineData("S2B_MSIL2A_20190101T100411_N0211_R122_T32TQM_20190101T113516.SAFE", true)]
    [InlineData("S2B_MSIL2A_20190101T100411_R122_T32TQM_20201008T021333", true)]
    [InlineData("S2B_MSIL1C_20190101T100411_N0207_R122_T32TQM_20190101T105151", true)]
    [InlineData(Image, true)]
    [InlineData("S2B_32TQM_20190101_0_L2A", true)]
    [InlineData("S2B_T32TQM_20190101T100833_L2A", true)]
    [InlineData("S2B_32TQM_20190102_0_L2A", false)]
    [InlineData("S2B_32TQL_20190101_0_L2A", false)]
    [InlineData("S2B_MSIL2A_20190101T100409_N0211_R122_T32TQM_20190101T113516", false)]
    [InlineData("S2B_MSIL2A_20190101T100411_N0211_R122_T33TQM_20190101T113516", false)]
    public void IsSameAs_NamesOfCatalogues_AreMatchedToEarthEngines(string name, bool isSame)
    {
        Assert.Equal(isSame, SentinelProduct.Of(name)!.IsSameAs(SentinelProduct.Of(Image)!));
    }

    [Fact]
    public void Of_ZoneOfOneDigit_IsTheTileWithTwo() =>
        Assert.Equal("05QKB", SentinelProduct.Of("S2A_5QKB_20240101_0_L2A")!.Tile);

    [Theory]
    [InlineData("")]
    [InlineData("S2B_32TQM_20190101_0_L2A\n")]
    [InlineData("LC08_L2SP_192027_20190101_02_T1")]
    [InlineData("S2B_32TQM_20191301_0_L2A")]
    [InlineData("S2B_32TQM_20190101_0_L2A/../x")]
    public void Of_OtherNames_IsNull(string name) => Assert.Null(SentinelProduct.Of(name));
}
