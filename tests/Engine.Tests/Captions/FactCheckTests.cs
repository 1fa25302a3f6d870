using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Tests.Captions;

public sealed class FactCheckTests
{
    private static readonly PatchFacts Facts = Patch();

    private static readonly CaptionSubject Subject = SomeFacts.Subject(Facts.Elements[0]);

    [Theory]
    [InlineData("Lake Merritt covers about a third of the image.")]
    [InlineData("Lake Merritt's shore is irregular.")]
    [InlineData("Near Lake Merritt runs Peñasco Street.")]
    [InlineData("In the northwest, Penasco St. passes the lake.")]
    [InlineData("LAKE MERRITT and Peñasco Street meet. There is a lake.")]
    [InlineData("The street runs for 231 meters, or 230 m, or about 0.23 km, or 759 feet.")]
    [InlineData("The lake covers 22,540 square meters, 2.3 hectares or 5.6 acres: 31% or about 30 percent.")]
    [InlineData("A two-lane street, some 31 meters from the water.")]
    [InlineData("Two thirds of one half, seen from above.")]
    [InlineData("Highway 24 lies in the North. Its surface is dark.")]
    [InlineData("The image of June 2022 shows three houses.")]
    [InlineData("Surrounded by trees, nearby houses look small. Possibly a park.")]
    [InlineData("Water fills the northwest. Houses stand beside it.")]
    [InlineData("An L-shaped roof is seen.")]
    public void Check_TrueCaption_EveryClaimIsCovered(string text) =>
        Assert.Empty(FactCheck.Check(text, Facts, Subject).Uncovered);

    [Theory]
    [InlineData("The lake is Lake Tahoe.", "name Lake Tahoe")]
    [InlineData("The lake belongs to Fresno, California.", "name Fresno", "name California")]
    [InlineData("Lake Merritt Park is green.", "name Lake Merritt Park")]
    [InlineData("Oakland lies here.", "name Oakland")]
    [InlineData("A Walmart and the lake.", "name Walmart")]
    [InlineData("Highway 25 passes.", "name Highway 25")]
    [InlineData("The street is 500 meters long.", "number 500 meters")]
    [InlineData("The street is 231 feet long.", "number 231 feet")]
    [InlineData("It covers 45% of the image.", "number 45%")]
    [InlineData("There are five houses.", "number five")]
    [InlineData("Built in 1987.", "number 1987")]
    [InlineData("A lake of 12 acres.", "number 12 acres")]
    public void Check_InventedCaption_NamesTheClaims(string text, params string[] uncovered) =>
        Assert.Equal(
            uncovered, FactCheck.Check(text, Facts, Subject).Uncovered.Select(claim => claim.Kind + " " + claim.Text));

    [Theory]
    [InlineData("Lake Merritt lies in the northwest.")]
    [InlineData("The lake is seen in the west. It lies in the north.")]
    [InlineData("The lake fills the upper left of the image.")]
    [InlineData("The lake touches the southern part of the image.")]
    [InlineData("The street crosses the picture and ends in the southeast.")]
    [InlineData("Trees stand in the southeast.")]
    [InlineData("The forest is in the south.")]
    [InlineData("North of the lake and east of the street there is grass.")]
    [InlineData("The lake has a straight eastern shore, and its southeast end is narrow.")]
    [InlineData("The street runs east of the lake, with houses to the south.")]
    [InlineData("The lake is surrounded by grass in the south-facing bays.")]
    public void Check_PlaceThatMayBe_IsCovered(string text) =>
        Assert.Empty(FactCheck.Check(text, Places, Of(Places)).Uncovered);

    [Theory]
    [InlineData("Lake Merritt lies in the southeast.", "southeast")]
    [InlineData("The lake lies in the far east.", "east")]
    [InlineData("A lake. It lies in the south-east corner.", "south-east")]
    [InlineData("The lake covers the eastern half of the image.", "eastern")]
    [InlineData("The lake lies in the lower right of this aerial image.", "lower right")]
    public void Check_PlaceThatCannotBe_NamesIt(string text, string uncovered) => Assert.Equal(
        "direction " + uncovered,
        Assert.Single(
            FactCheck.Check(text, Places, Of(Places)).Uncovered.Select(claim => claim.Kind + " " + claim.Text)));

    [Fact]
    public void Check_PlaceOfARevision_MayBeThatOfTheRawCaption() =>
        Assert.Empty(
            FactCheck
                .Check("The lake lies in the southeast.", Places, Of(Places), "A lake in the southeast.").Uncovered);

    [Fact]
    public void Check_Revision_MayRepeatTheRawCaption()
    {
        const string Raw = "Lake Tahoe is 500 meters long.";

        Assert.Empty(FactCheck.Check("There is Lake Tahoe, 500 meters long.", Facts, Subject, Raw).Uncovered);
        Assert.Single(FactCheck.Check("There is Lake Tahoe, 700 meters long.", Facts, Subject, Raw).Uncovered);
    }

    [Fact]
    public void Verdict_UncoveredClaims_NamesThem()
    {
        FactCheckResult good = FactCheck.Check("Lake Merritt covers 31% of the image.", Facts, Subject);
        FactCheckResult bad = FactCheck.Check("The lake is Lake Tahoe with 45 boats.", Facts, Subject);

        Assert.Equal((2, 0), (good.Claims.Length, good.Uncovered.Count()));
        Assert.Equal((2, 2), (bad.Claims.Length, bad.Uncovered.Count()));
        Assert.Equal("fact", bad.Verdict.Reason);
        Assert.Equal("Lake Tahoe; 45", bad.Verdict.Detail);
        Assert.True(good.Verdict.IsAccepted);
    }

    // A lake in the northwest that reaches a little beyond the middle to the south,
    // and a street from northwest to southeast.
    private static PatchFacts Places { get; } = SomeFacts.Patch(
        SomeFacts.Area("way/1", "lake", "Lake Merritt") with
        {
            Outline = [[(0, 0.4), (0.5, 0.6), (0.4, 1), (0, 1), (0, 0.4)]],
        },
        SomeFacts.Line("way/2", "residential street", "Peñasco Street"));

    private static CaptionSubject Of(PatchFacts facts) => SomeFacts.Subject(facts.Elements[0]);

    private static PatchFacts Patch()
    {
        ElementFacts house = SomeFacts.Area("way/10", "house", null) with
        {
            AreaShare = 0.002,
            AreaSquareMeters = 140,
            Tags = [],
        };
        return SomeFacts.Patch(
            SomeFacts.Area("way/1", "lake", "Lake Merritt") with
            {
                Relations = [new RelationFact("way/2", "near", "southeast", 31)],
            },
            SomeFacts.Line("way/2", "residential street", "Peñasco Street"),
            SomeFacts.Line("way/3", "highway", "Highway 24"),
            house,
            house with { Id = "way/11" },
            house with { Id = "way/12" });
    }
}
