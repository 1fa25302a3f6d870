using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Tests.Pipeline.Options;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1234", 1234)]
    [InlineData("12B", 12)]
    [InlineData("1kb", 1000)]
    [InlineData("1.5 MB", 1_500_000)]
    [InlineData("10GB", 10_000_000_000)]
    [InlineData("1KiB", 1024)]
    [InlineData("2MiB", 2 << 20)]
    [InlineData("8GiB", 8L << 30)]
    public void Size_WithOrWithoutUnit_IsRead(string text, long bytes)
    {
        Assert.True(SizeText.TryParse(text, out long read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1,5MB")]
    [InlineData("GB")]
    [InlineData("NaN")]
    [InlineData("NaNGB")]
    [InlineData("Infinity")]
    [InlineData("99999999999TB")]
    [InlineData("10 parsecs")]
    public void Size_Other_IsRefused(string text) => Assert.False(SizeText.TryParse(text, out _));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("30", 720)]
    [InlineData("30d", 720)]
    [InlineData("1.5D", 36)]
    [InlineData("12h", 12)]
    [InlineData("0.1h", 1)]
    public void Age_InDaysOrHours_IsRead(string text, long hours)
    {
        Assert.True(AgeText.TryParse(text, out long read));
        Assert.Equal(hours, read);
    }

    [Theory]
    [InlineData("-1d")]
    [InlineData("d")]
    [InlineData("NaN")]
    [InlineData("1w")]
    [InlineData("1e9")]
    public void Age_Other_IsRefused(string text) => Assert.False(AgeText.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(12_345_678, "12.3 MB")]
    [InlineData(5_000_000_000_000_000, "5000.0 TB")]
    public void Of_Bytes_HasAUnit(long bytes, string text) => Assert.Equal(text, SizeText.Of(bytes));
}
