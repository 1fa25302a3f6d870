using NuTonic.Engine.Sources.Aerial;

namespace NuTonic.Engine.Tests.Sources.Aerial;

public sealed class NaipNameTests
{
    [Theory]
    [InlineData("m_4107501_ne_18_060_20221108", null, "4107501", "ne", 18, 0.6, "2022-11-08")]
    [InlineData("m_4107501_ne_18_060_20221108_20230329", null, "4107501", "ne", 18, 0.6, "2022-11-08")]
    [InlineData("pr_m_1806551_nw_20_030_20221212_20230329", "pr", "1806551", "nw", 20, 0.3, "2022-12-12")]
    [InlineData("m_3607824_se_17_1_20160620", null, "3607824", "se", 17, 1, "2016-06-20")]
    [InlineData("m_3607824_se_17_1_20160620_subset", null, "3607824", "se", 17, 1, "2016-06-20")]
    [InlineData("m_3610332_se_13_060_20200903-downsampled", null, "3610332", "se", 13, 0.6, "2020-09-03")]
    [InlineData("m_3610332_sw_9_h_20140903", null, "3610332", "sw", 9, 0.5, "2014-09-03")]
    public void TryParse_NameOfTheProgram_IsTaken(
        string name, string? state, string quad, string quarter, int zone, double gsd, string date)
    {
        Assert.True(NaipName.TryParse(name, out NaipName? naip));
        Assert.Equal(new NaipName(state, quad, quarter, zone, gsd, date), naip);
    }

    [Theory]
    [InlineData("")]
    [InlineData("naip_va_rgb_jpeg_cog")]
    [InlineData("m_410750_ne_18_060_20221108")]
    [InlineData("m_4107501_xx_18_060_20221108")]
    [InlineData("m_4107501_ne_61_060_20221108")]
    [InlineData("m_4107501_ne_00_060_20221108")]
    [InlineData("m_4107501_ne_18_000_20221108")]
    [InlineData("m_4107501_ne_18_060_20221308")]
    [InlineData("m_4107501_ne_18_060_202211081")]
    [InlineData("M_4107501_ne_18_060_20221108")]
    [InlineData("m_٤107501_ne_18_060_20221108")]
    public void TryParse_OtherName_IsNot(string name)
    {
        Assert.False(NaipName.TryParse(name, out NaipName? naip));
        Assert.Null(naip);
    }
}
