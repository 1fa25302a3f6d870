using NuTonic.Engine.Diagnostics;
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
    [InlineData("2024-05-01/2024-05-31", 6)]
    [InlineData("2023-05-01/2024-05-31", 7)]
    [InlineData("2024-05-01/..", 7)]
    [InlineData("../2024-05-31", 7)]
    public void Of_QueryWindow_ComesLastWhereItReachesFurther(string query, int count)
    {
        LabelWindow[] windows = [.. LabelWindows.Of(Scene, LabelWindow.Parse(query))];

        Assert.Equal(count, windows.Length);
    }

    [Fact]
    public void Of_SceneJustBeforeMidnightElsewhere_TakesTheUtcDay()
    {
        DateTimeOffset late = new(2024, 6, 12, 22, 0, 0, TimeSpan.FromHours(-5));

        Assert.Equal(new DateTimeOffset(2024, 6, 13, 0, 0, 0, TimeSpan.Zero), LabelWindows.Of(late, null).First().Start);
    }

    [Theory]
    [InlineData("2024-06-01", "2024-06-01T00:00:00Z", "2024-06-02T00:00:00Z")]
    [InlineData("2024-06-01/2024-06-01", "2024-06-01T00:00:00Z", "2024-06-02T00:00:00Z")]
    [InlineData("2024-06-01/2024-06-30", "2024-06-01T00:00:00Z", "2024-07-01T00:00:00Z")]
    [InlineData("2024-06/2024-07", "2024-06-01T00:00:00Z", "2024-08-01T00:00:00Z")]
    [InlineData("2024", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z")]
    [InlineData("2024-06-01T12:00:00Z/2024-06-01T12:00:00Z", "2024-06-01T12:00:00Z", "2024-06-01T12:00:00.001Z")]
    [InlineData("2024-06-01T12:00:00.5+02:00/..", "2024-06-01T10:00:00.5Z", null)]
    [InlineData("../2024-06-30", null, "2024-07-01T00:00:00Z")]
    [InlineData("2024-06-01/", "2024-06-01T00:00:00Z", null)]
    [InlineData("../..", null, null)]
    public void Parse_Window_EndsBehindWhatIsNamed(string text, string? start, string? end)
    {
        LabelWindow window = LabelWindow.Parse(text)!;

        Assert.Equal(Time(start), window.Start);
        Assert.Equal(Time(end), window.End);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Parse_Nothing_IsNoWindow(string? text) => Assert.Null(LabelWindow.Parse(text));

    [Theory]
    [InlineData("yesterday", "neither a day nor an instant")]
    [InlineData("2024-02-30", "neither a day nor an instant")]
    [InlineData("2024-06-02/2024-06-01", "ends before it starts")]
    [InlineData("2024-01-01/2024-02-01/2024-03-01", "more than one slash")]
    [InlineData("9999-12-31", "beyond the calendar")]
    public void Parse_WhatIsNone_IsAnError(string text, string reason)
    {
        NuTonicException error = Assert.Throws<NuTonicException>(() => LabelWindow.Parse(text));

        Assert.Equal("NT1707", error.Diagnostic.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
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
        text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
