using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0.5", 0.5)]
    [InlineData("Sun, 01 Mar 2026 12:00:07 GMT", 7)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    [InlineData("99999999999", 1e6)]
    [InlineData("Infinity", 1e6)]
    public void Parse_SecondsOrADate_IsTheWait(string value, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfter.Parse(value, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("-3")]
    public void Parse_AnythingElse_IsNoWait(string? value) => Assert.Null(RetryAfter.Parse(value, Now));
}
