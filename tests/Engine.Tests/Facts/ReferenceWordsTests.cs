using NuTonic.Engine.Facts;
using Drawn = NuTonic.Engine.Tests.Facts.Scene;

namespace NuTonic.Engine.Tests.Facts;

/// <summary>The published words; RSTELLER.md 6 of the shared folder is where they come from.</summary>
public sealed class ReferenceWordsTests
{
    private static Scene Scene => new() { Options = new FactsOptions { Style = FactsStyle.Reference } };

    [Theory]
    [InlineData(0.1, 0.9, "left-top")]
    [InlineData(0.9, 0.5, "right-center")]
    [InlineData(0.5, 0.9, "top-center")]
    [InlineData(0.5, 0.5, "center")]
    [InlineData(0.5, 0.1, "bottom-center")]
    [InlineData(0.1, 0.1, "left-bottom")]
    public void Position_OfAPlace_IsGridName(double x, double y, string word) =>
        Assert.Equal(word, ReferenceWords.Position(x, y));

    [Fact]
    public void End_OnTheEdge_IsMarkedExceptInTheCorner()
    {
        Assert.Equal("right-center_right", ReferenceWords.End(PatchPoint.Snap(1, 0.5)));
        Assert.Equal("left-center_left", ReferenceWords.End(PatchPoint.Snap(0, 0.5)));
        Assert.Equal("left-bottom", ReferenceWords.End(PatchPoint.Snap(0, 0)));
        Assert.Equal("left-bottom_bottom", ReferenceWords.End(PatchPoint.Snap(0.1, 0)));
        Assert.Equal("center", ReferenceWords.End(PatchPoint.Snap(0.5, 0.5)));
    }

    [Theory]
    [InlineData(0.8, 0.5, "east-west")]
    [InlineData(0.8, 0.66, "east-west")]
    [InlineData(0.8, 0.8, "southwest-northeast")]
    [InlineData(0.55, 0.9, "south-north")]
    [InlineData(0.8, 0.2, "northwest-southeast")]
    public void Orientation_OfALine_HasThirtyDegreeLimits(double x, double y, string word) =>
        Assert.Equal(word, Scene.Line(1, "highway=service", (0.5, 0.5), (x, y)).Only().Orientation);

    [Fact]
    public void Build_Areas_HaveThePublishedShapes()
    {
        // "square" never comes, seven positions are a rectangle, eight are not.
        Assert.Equal("rectangular", Scene.Area(1, "building=yes", Drawn.Box(0.2, 0.2, 0.4, 0.4)).Only().Shape);
        Assert.Equal("rectangular", Scene.Area(1, "building=yes", Drawn.Circle(0.5, 0.5, 0.2, 6)).Only().Shape);
        Assert.Equal("circular", Scene.Area(1, "building=yes", Drawn.Circle(0.5, 0.5, 0.2, 20)).Only().Shape);
        Assert.Equal("irregular", Scene.Area(
            1, "building=yes", (0.1, 0.1), (0.9, 0.1), (0.9, 0.2), (0.5, 0.2), (0.5, 0.3), (0.3, 0.3), (0.3, 0.9),
            (0.1, 0.9)).Only().Shape);
    }

    [Fact]
    public void Build_WindingLine_HasACoarseOutlineAndNoOrientation()
    {
        ElementFacts river = Scene.Line(
            1, "waterway=river", (0.1, 0.5), (0.2, 0.6), (0.3, 0.4), (0.4, 0.6), (0.5, 0.4), (0.6, 0.6), (0.7, 0.4),
            (0.9, 0.5)).Only();

        Assert.Equal("twisted", river.Sinuosity);
        Assert.Equal("too curved or twisted to determine accurately", river.Orientation);
        Assert.Equal(2, Assert.Single(river.Outline).Length);
    }
}
