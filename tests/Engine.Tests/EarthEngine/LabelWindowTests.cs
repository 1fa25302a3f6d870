using NuTonic.Engine.EarthEngine;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class LabelWindowTests
{
    private static readonly DateTimeOffset Scene = new(2024, 6, 12, 10, 26, 2, TimeSpan.Zero);

    [Fact]
    public void Of_Scene_WidensAroundItsDay()
    {
        LabelWindow[] windows = [.. LabelWindows.Of(Scene, null)];

        Assert.Equal(
            ["the scene's day", "+-7 days", "+-14 days", "+-30 days", "+-60 days", "+-120 days"],
            windows.Select(window => window.Name));
        Assert.Equal(new DateTimeOffset(2024, 6, 12, 0, 0, 0, TimeSpan.Zero), windows[0].Start);
        Assert.Equal(new DateTimeOffset(2024, 6, 13, 0, 0, 0, TimeSpan.Zero), windows[0].End);
        Assert.Equal(new DateTimeOffset(2024, 6, 5, 0, 0, 0, TimeSpan.Zero), windows[1].Start);
        Assert.Equal(new DateTimeOffset(2024, 6, 20, 0, 0, 0, TimeSpan.Zero), windows[1].End);
    }

    [Theory]
    [InlineData("2024-05-01", "2024-06-01", 6)]
    [InlineData("2023-05-01", "2024-06-01", 7)]
    [InlineData("2024-05-01", null, 7)]
    [InlineData(null, "2024-06-01", 7)]
    public void Of_QueryWindow_ComesLastWhereItReachesFurther(string? start, string? end, int count)
    {
        LabelWindow[] windows = [.. LabelWindows.Of(Scene, new LabelWindow("query", Time(start), Time(end)))];

        Assert.Equal(count, windows.Length);
    }

    [Fact]
    public void Of_SceneJustBeforeMidnightElsewhere_TakesTheUtcDay()
    {
        DateTimeOffset late = new(2024, 6, 12, 22, 0, 0, TimeSpan.FromHours(-5));

        Assert.Equal(
            new DateTimeOffset(2024, 6, 13, 0, 0, 0, TimeSpan.Zero), LabelWindows.Of(late, null).First().Start);
    }

    [Fact]
    public void Contains_End_IsOutside()
    {
        LabelWindow window = LabelWindow.Around(new DateOnly(2024, 6, 12), 0);

        Assert.True(window.Contains(new DateTimeOffset(2024, 6, 12, 0, 0, 0, TimeSpan.Zero)));
        Assert.True(window.Contains(new DateTimeOffset(2024, 6, 12, 23, 59, 59, 999, TimeSpan.Zero)));
        Assert.False(window.Contains(new DateTimeOffset(2024, 6, 13, 0, 0, 0, TimeSpan.Zero)));
        Assert.False(window.Contains(new DateTimeOffset(2024, 6, 11, 23, 59, 59, 999, TimeSpan.Zero)));
    }

    private static DateTimeOffset? Time(string? text) =>
        text is null
            ? null
            : DateTimeOffset.Parse(text + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
}
