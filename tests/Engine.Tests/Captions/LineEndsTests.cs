using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Tests.Captions;

public sealed class LineEndsTests
{
    [Theory]
    [InlineData("west edge", "south edge in the southwest", "west", "south")]
    [InlineData("north edge in the northwest", "south edge", "north", "south")]
    [InlineData("southwest corner", "east edge", "southwest", "east")]
    public void Across_TwoEdges_TellsTheEdges(string first, string last, string from, string to) =>
        Assert.Equal((from, to), LineEnds.Across(Line(first, last, null)));

    [Theory]
    [InlineData("west edge", "southwest")]
    [InlineData("west edge", "west edge in the southwest")]
    [InlineData("center", "north")]
    public void Across_NotFromEdgeToEdge_Null(string first, string last) => Assert.Null(LineEnds.Across(Line(first, last, null)));

    [Theory]
    [InlineData("west edge", "center", null)]
    [InlineData("center", "west edge", null)]
    [InlineData("west edge", "center", "east-west")]
    [InlineData("west edge", "center", "northwest-southeast")]
    public void Dead_OneEdge_TellsWhereItStops(string first, string last, string? orientation)
    {
        (string From, CompassWord To)? dead = LineEnds.Dead(Line(first, last, orientation));

        Assert.Equal(("west", "center"), (dead?.From, dead?.To.Side));
    }

    [Theory]
    [InlineData("west edge", "southwest", "north-south")]
    [InlineData("west edge", "west", "east-west")]
    [InlineData("west edge", "east edge", "east-west")]
    [InlineData("northwest", "southeast", null)]
    public void Dead_NothingSensible_Null(string first, string last, string? orientation) =>
        Assert.Null(LineEnds.Dead(Line(first, last, orientation)));

    private static ElementFacts Line(string first, string last, string? orientation) =>
        SomeFacts.Line("way/1", "stream", null) with { Ends = [first, last], Orientation = orientation, Sinuosity = "curved" };
}
