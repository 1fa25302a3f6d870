using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Stac;

public sealed class DateWindowTests
{
    [Theory]
    [InlineData("2024-06-01", "2024-06-01T00:00:00Z/2024-06-01T23:59:59.999Z")]
    [InlineData("2024-06-01/2024-06-30", "2024-06-01T00:00:00Z/2024-06-30T23:59:59.999Z")]
    [InlineData("2024-06-01/..", "2024-06-01T00:00:00Z/..")]
    [InlineData("2024-06-01/", "2024-06-01T00:00:00Z/..")]
    [InlineData("../2024-06-30", "../2024-06-30T23:59:59.999Z")]
    [InlineData("2024-02", "2024-02-01T00:00:00Z/2024-02-29T23:59:59.999Z")]
    [InlineData("2023", "2023-01-01T00:00:00Z/2023-12-31T23:59:59.999Z")]
    [InlineData("2024-06-01T10:00:00Z", "2024-06-01T10:00:00Z/2024-06-01T10:00:00Z")]
    [InlineData("2024-06-01T10:00:00+02:00/2024-06-02", "2024-06-01T08:00:00Z/2024-06-02T23:59:59.999Z")]
    [InlineData(" 2024-06-01 / 2024-06-02 ", "2024-06-01T00:00:00Z/2024-06-02T23:59:59.999Z")]
    public void Parse_Text_IsTheIntervalOfAnApi(string text, string interval) =>
        Assert.Equal(interval, DateWindow.Parse(text).ToString());

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("../..", "both ends are open")]
    [InlineData("/", "both ends are open")]
    [InlineData("2024-06-30/2024-06-01", "it ends before it starts")]
    [InlineData("2024-06-01/2024-06-02/2024-06-03", "more than one slash")]
    [InlineData("2024-13-01", "'2024-13-01' is no date")]
    [InlineData("2023-02-29", "'2023-02-29' is no date")]
    [InlineData("01.06.2024", "'01.06.2024' is no date")]
    [InlineData("yesterday", "'yesterday' is no date")]
    [InlineData("0001", "is no date")]
    [InlineData("9999", "is no date")]
    public void Parse_NoWindow_IsNT1504(string text, string reason)
    {
        Diagnostic error = Assert.Throws<NuTonicException>(() => DateWindow.Parse(text)).Diagnostic;

        Assert.Equal("NT1504", error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-06-01", "2024-06-01T00:00:00Z", true)]
    [InlineData("2024-06-01", "2024-06-01T23:59:59Z", true)]
    [InlineData("2024-06-01", "2024-06-02T00:00:00Z", false)]
    [InlineData("2024-06-01/..", "2099-01-01T00:00:00Z", true)]
    [InlineData("../2024-06-01", "2024-06-02T00:00:00Z", false)]
    public void Touches_Instant(string text, string instant, bool touches)
    {
        Assert.True(Instant.TryParse(instant, out DateTimeOffset time));

        Assert.Equal(touches, DateWindow.Parse(text).Touches(time, time));
    }

    [Theory]
    [InlineData("2024-06-01T10:00:00.123456789Z", "2024-06-01T10:00:00.1234567Z")]
    [InlineData("2024-06-01t10:00:00z", "2024-06-01T10:00:00Z")]
    [InlineData("2024-06-01 10:00:00+00:00", "2024-06-01T10:00:00Z")]
    [InlineData("2024-06-01T10:00:00", "2024-06-01T10:00:00Z")]
    public void TryParse_InstantsOfCatalogues_AreUtc(string text, string utc)
    {
        Assert.True(Instant.TryParse(text, out DateTimeOffset instant));
        Assert.Equal(utc, Instant.Text(instant));
    }
}
