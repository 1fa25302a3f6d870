using System.Collections.Immutable;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Tests.Captions;

public sealed class RelationSentencesTests
{
    private static readonly CaptionTemplates Templates = CaptionTemplates.Load(PromptFolder.Embedded);

    [Theory]
    [InlineData("Line", "inside", "Area", "through")]
    [InlineData("Area", "inside", "Area", "inside")]
    [InlineData("Point", "inside", "Area", "inside")]
    [InlineData("Area", "contains", "Point", "contains")]
    [InlineData("Area", "contains", "Line", "contains")]
    [InlineData("Area", "crosses", "Line", "crossed")]
    [InlineData("Line", "crosses", "Area", "through")]
    [InlineData("Area", "crosses", "Area", "overlaps")]
    [InlineData("Line", "crosses", "Line", "crosses")]
    [InlineData("Line", "touches", "Line", "joins")]
    [InlineData("Line", "touches", "Area", "touches")]
    [InlineData("Area", "touches", "Area", "touches")]
    [InlineData("Area", "near", "Point", "near")]
    public void Find_Relation_KindFollowsFromBothElements(string from, string relation, string to, string expected)
    {
        RelationItem item = Assert.Single(Find(
            Of(Enum.Parse<ElementKind>(from), "way/1", "meadow"),
            (Of(Enum.Parse<ElementKind>(to), "way/2", "quarry"), relation, null)));

        Assert.Equal(expected, item.Kind);
        Assert.Equal("a quarry", item.Other.Text);
    }

    [Theory]
    [InlineData("contains")]
    [InlineData("crosses")]
    [InlineData("inside")]
    public void Find_DirectionOfWhatOverlaps_IsNotTold(string relation)
    {
        RelationItem item = Assert.Single(Find(
            SomeFacts.Area("way/1", "meadow", null), (SomeFacts.Area("way/2", "quarry", null), relation, "south")));

        Assert.Null(item.Side);
        Assert.DoesNotContain("_side", item.Section, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_PointOnTheBorder_IsNotBordered() =>
        Assert.Empty(Find(
            SomeFacts.Area("way/1", "meadow", null), (Of(ElementKind.Point, "node/2", "tree"), "touches", "north")));

    [Fact]
    public void Find_AreaAndLineOfOneName_OneMention()
    {
        RelationItem item = Assert.Single(Find(
            SomeFacts.Line("way/1", "footpath", "Otter Trail"),
            (SomeFacts.Area("way/2", "river", "Tejón River"), "near", "south"),
            (SomeFacts.Line("way/3", "river", "Tejón River"), "near", "south")));

        Assert.Equal(("Tejón River", "south"), (item.Other.Text, item.Side));
    }

    [Fact]
    public void Find_NamedRiverAndItsAreaWithoutName_OneMention() => Assert.Single(Find(
        SomeFacts.Line("way/1", "footpath", null),
        (SomeFacts.Area("way/2", "river", null), "near", "south"),
        (SomeFacts.Line("way/3", "stream", "Tejón River"), "near", "southwest")));

    [Fact]
    public void Find_LineOfTheRiverItself_IsLeftOut() => Assert.Empty(Find(
        SomeFacts.Area("way/1", "river", null), (SomeFacts.Line("way/2", "river", "Tejón River"), "contains", null)));

    [Fact]
    public void Find_TwoStreetsWithNames_BothMentioned() => Assert.Equal(2, Find(
        SomeFacts.Area("way/1", "meadow", null),
        (SomeFacts.Line("way/2", "minor road", "Oak Lane"), "near", "south"),
        (SomeFacts.Line("way/3", "minor road", "Elm Lane"), "near", "south")).Count);

    [Fact]
    public void Find_BorderedAndNearInOneDirection_OneMention()
    {
        RelationItem item = Assert.Single(Find(
            SomeFacts.Area("way/1", "meadow", null),
            (SomeFacts.Area("way/2", "farmland", null), "touches", "south"),
            (SomeFacts.Area("way/3", "farmland", null), "near", "south")));

        Assert.Equal("touches", item.Kind);
    }

    [Fact]
    public void Find_OneSortOnSeveralSides_OneItemWithItsSidesClockwise()
    {
        RelationItem item = Assert.Single(Find(
            SomeFacts.Area("way/1", "meadow", null),
            (SomeFacts.Area("way/2", "forest", null), "touches", "southwest"),
            (SomeFacts.Area("way/3", "forest", null), "touches", "south"),
            (SomeFacts.Area("way/4", "forest", null), "touches", "northeast")));

        Assert.Equal("forests", item.Other.Text);
        Assert.True(item.Other.IsPlural);
        Assert.Equal("northeast, south, and southwest", item.Side);
    }

    [Theory]
    [InlineData("meadow", "farmland", "farmland")]
    [InlineData("farmland", "farmland", "more farmland")]
    [InlineData("meadow", "meadow", "another meadow")]
    [InlineData("meadow", "allotment gardens", "allotment gardens")]
    public void Find_MassNoun_HasNoAreaOf(string noun, string other, string expected)
    {
        RelationItem item = Assert.Single(Find(
            SomeFacts.Area("way/1", noun, null), (SomeFacts.Area("way/2", other, null), "touches", "south")));

        Assert.Equal(expected, item.Other.Text);
    }

    [Fact]
    public void Merge_OneKindOnSeveralSides_OneListThatKeepsSidesTogether()
    {
        IReadOnlyList<RelationItem> items = Find(
            SomeFacts.Area("way/1", "orchard", null),
            (SomeFacts.Area("way/2", "forest", null), "touches", "south"),
            (SomeFacts.Area("way/3", "forest", null), "touches", "southwest"),
            (SomeFacts.Area("way/4", "farmland", null), "touches", "west"));

        RelationItem item = Assert.Single(RelationLists.Merge(items));

        Assert.Equal("relation.touches_list", item.Section);
        Assert.Equal("forests to the south and southwest, and farmland to the west", item.Other.Text);
    }

    [Fact]
    public void Merge_OneSide_IsNamedOnce()
    {
        IReadOnlyList<RelationItem> items = Find(
            SomeFacts.Area("way/1", "scrubland", null),
            (Of(ElementKind.Point, "node/2", "tree"), "near", "north"),
            (SomeFacts.Area("way/3", "building", null), "near", "north"));

        Assert.Equal("a tree and a building to the north", Assert.Single(RelationLists.Merge(items)).Other.Text);
    }

    private static ElementFacts Of(ElementKind kind, string id, string noun) => kind switch
    {
        ElementKind.Area => SomeFacts.Area(id, noun, null),
        ElementKind.Line => SomeFacts.Line(id, noun, null),
        _ =>
            SomeFacts.Area(id, noun, null) with
            {
                Kind = ElementKind.Point,
                AreaShare = 0,
                AreaSquareMeters = 0,
                Shape = null,
            },
    };

    private static IReadOnlyList<RelationItem> Find(
        ElementFacts lead, params (ElementFacts Other, string Relation, string? Side)[] others)
    {
        ImmutableArray<RelationFact> relations =
        [
            .. others.Select(o => new RelationFact(o.Other.Id, o.Relation, o.Side, 5)),
        ];
        lead = lead with { Relations = relations };
        PatchFacts facts = SomeFacts.Patch([lead, .. others.Select(o => o.Other)]);
        return new RelationSentences(Templates, facts, new WashOptions()).Find(lead, [lead], "words");
    }
}
