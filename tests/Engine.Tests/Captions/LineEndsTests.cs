using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

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
    public void Across_NotFromEdgeToEdge_Null(string first, string last) =>
        Assert.Null(LineEnds.Across(Line(first, last, null)));

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

    [Theory]
    [InlineData("Harrow Pike", "primary road", 0.688, 0.682, true)]
    [InlineData("HARROW PIKE", "primary road", 0.688, 0.681, true)]
    [InlineData("Old Ferry Road", "primary road", 0.688, 0.681, false)]
    [InlineData(null, "primary road", 0.688, 0.681, false)]
    [InlineData("Harrow Pike", "cycle path", 0.688, 0.681, false)]
    [InlineData("Harrow Pike", "primary road", 0.7, 0.681, false)]
    public void GoesOn_LineThatMeetsItsEnd_IsTheSameRoad(string? name, string noun, double x, double y, bool expected)
    {
        ElementFacts road = SomeFacts.Line("way/1", "primary road", "Harrow Pike") with
        {
            Outline = [[(0, 0.493), (0.688, 0.681)]],
        };
        ElementFacts other = SomeFacts.Line("way/2", noun, name) with { Outline = [[(1, 0.77), (x, y)]] };

        Assert.Equal(expected, LineEnds.GoesOn(road, [road, other]));
    }

    // The map cuts roads at junctions: that a piece ends there is nothing that the picture shows.
    [Fact]
    public void Write_RoadThatGoesOnAsAnotherWay_NeverSaysThatItEnds()
    {
        ElementFacts road = SomeFacts.Line("way/1", "primary road", "Harrow Pike") with
        {
            Outline = [[(0, 0.493), (0.688, 0.681)]],
            Ends = ["west edge", "northeast"],
            Orientation = "east-west",
            Sinuosity = "straight",
            IsClipped = true,
        };
        ElementFacts rest = SomeFacts.Line("way/2", "primary road", "Harrow Pike") with
        {
            Outline = [[(0.688, 0.681), (1, 0.77)]],
        };
        TemplateCaptioner captioner = new(CaptionTemplates.Load(PromptFolder.Embedded), new WashOptions());
        string[] Captions(ElementFacts lead, params ElementFacts[] others) => [.. Enumerable.Range(0, 200)
            .Select(seed => captioner.Write(SomeFacts.Patch([lead, .. others]), SomeFacts.Subject(lead), seed))];

        Assert.DoesNotContain(Captions(road, rest), SaysThatItEnds);
        Assert.DoesNotContain(
            Captions(road with { IsClipped = false, Ends = ["west", "northeast"] }, rest), SaysThatItEnds);
        Assert.Contains(Captions(road), SaysThatItEnds);
        Assert.Contains(Captions(road with { IsClipped = false, Ends = ["west", "northeast"] }), SaysThatItEnds);
    }

    private static bool SaysThatItEnds(string caption) =>
        new[] { " ends ", "other end lies", "ends of", "inside the" }
            .Any(words => caption.Contains(words, StringComparison.Ordinal));

    private static ElementFacts Line(string first, string last, string? orientation) =>
        SomeFacts.Line("way/1", "stream", null) with
        {
            Ends = [first, last],
            Orientation = orientation,
            Sinuosity = "curved",
        };
}
