using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Tests.Captions;

/// <summary>Sentences that were wrong or clumsy once, over many seeds.</summary>
public sealed class CaptionWordingTests
{
    private const int Seeds = 300;

    private readonly TemplateCaptioner _captioner = new(
        CaptionTemplates.Load(PromptFolder.Embedded), new WashOptions());

    [Fact]
    public void Write_IrregularArea_WordsOfTheRightClass() => Assert.All(
        All(SomeFacts.Area("way/1", "meadow", null)),
        text =>
        {
            Assert.DoesNotContain("is irregularly shaped", text, StringComparison.Ordinal);
            Assert.DoesNotContain("an irregular meadow", text, StringComparison.Ordinal);
            Assert.InRange(text.Split("irregular").Length - 1, 0, 1);
        });

    [Theory]
    [InlineData("irregular")]
    [InlineData("rectangular")]
    public void Write_School_ShapeAndSizeBelongToItsGrounds(string shape)
    {
        string[] texts = All(SomeFacts.Area("way/1", "school", "Wildwood School") with { Shape = shape });

        Assert.All(
            texts, text => Assert.DoesNotMatch(@"\b(irregular\w*|rectangular|shaped|large|big|broad) school\b", text));
        Assert.Contains(texts, text => text.Contains("grounds", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_BroadleavedWood_TreesAreNotCalledTrees()
    {
        string[] texts = All(
            SomeFacts.Area("way/1", "woodland", null) with { Tags = [new TagFact("leaf_type", "broadleaved", null)] });

        Assert.Contains(texts, text => text.Contains("broadleaved trees", StringComparison.OrdinalIgnoreCase));
        Assert.All(texts, text => Assert.DoesNotContain("trees are broadl", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Write_AreaAndLineOfARiver_NameComesOnce()
    {
        ElementFacts trail = SomeFacts.Line("way/1", "footpath", "Otter Trail") with
        {
            Relations = [new RelationFact("way/2", "near", "south", 9), new RelationFact("way/3", "near", "south", 12)],
        };
        ElementFacts area = SomeFacts.Area("way/2", "river", "Tejón River");
        ElementFacts line = SomeFacts.Line("way/3", "river", "Tejón River");

        Assert.All(All([trail], area, line), text => Assert.InRange(text.Split("Tejón").Length - 1, 0, 1));
        Assert.All(All([trail, area, line]), text => Assert.Equal(1, text.Split("Tejón").Length - 1));
    }

    [Fact]
    public void Revise_Neighbor_FollowsBehindAComma()
    {
        ElementFacts railway = SomeFacts.Line("way/1", "railway", null) with
        {
            Relations = [new RelationFact("way/2", "near", "south", 9)],
        };

        string[] texts = All([railway], SomeFacts.Area("way/2", "farmland", null));

        Assert.Contains(texts, text => text.EndsWith(", with farmland to the south.", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotMatch("[a-z] and farmland|not far from farmland", text));
    }

    [Fact]
    public void Write_LineFromNorthToSouth_DoesNotEnterInTheWest()
    {
        ElementFacts stream = SomeFacts.Line("way/1", "stream", null) with
        {
            Ends = ["west edge", "southwest"],
            Orientation = "north-south",
            Outline = [[(0, 0.8), (0.2, 0.3)]],
        };

        Assert.All(All(stream), text => Assert.DoesNotContain("west", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_ClippedAtOneEnd_NeverSaysBothEndsAreInView()
    {
        ElementFacts track = SomeFacts.Line("way/1", "track", null) with
        {
            Ends = ["west edge", "center"],
            Orientation = "east-west",
        };

        string[] texts = All(track);

        Assert.All(
            texts,
            text => Assert.DoesNotMatch(
                "Both ends|entirely inside|begins and ends|whole|all the way|right across", text));
        Assert.Contains(texts, text => text.Contains("comes in from the west and ends", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_LongLineInACorner_DoesNotReachAcross()
    {
        ElementFacts road = SomeFacts.Line("way/1", "service road", null) with
        {
            Sinuosity = "twisted",
            Orientation = null,
            LengthShare = 1.4,
            LengthMeters = 376,
            Outline = [[(0.1, 0.1), (0.2, 0.3), (0.3, 0.1)]],
        };

        Assert.All(All(road), text => Assert.DoesNotMatch("most of|much of|whole|all the way", text));
    }

    [Fact]
    public void Revise_AreaOverAllOfThePatch_HasNoPlace() => Assert.All(
        All(SomeFacts.Area("way/1", "forest", null) with { AreaShare = 0.95, Positions = ["center"] }),
        text => Assert.DoesNotMatch("nearly every|almost all parts|middle|center", text));

    [Theory]
    [InlineData("broken", "undirected")]
    [InlineData("curved", "undirected")]
    public void Write_LineWithoutDirection_SaysHowFarItReaches(string sinuosity, string id)
    {
        ElementFacts hedge = SomeFacts.Line(id, "hedge", null) with
        {
            Sinuosity = sinuosity,
            Orientation = null,
            Ends = [],
        };

        Assert.All(All(hedge), text => Assert.DoesNotMatch(@"\bfrom (the )?\w+ to\b|Both ends|begins", text));
    }

    [Theory]
    [InlineData("row of trees", "rows of trees")]
    [InlineData("body of water", "bodies of water")]
    [InlineData("flight of steps", "flights of steps")]
    public void Plural_NounWithOf_HeadIsCounted(string noun, string plural)
    {
        Assert.Equal(plural, EnglishNouns.Plural(noun));
        Assert.False(EnglishNouns.IsPlural(noun));
        Assert.False(EnglishNouns.IsMass(noun));
    }

    private string[] All(ElementFacts lead) => All([lead]);

    // Raw captions and their revisions.
    private string[] All(ElementFacts[] subject, params ElementFacts[] others)
    {
        PatchFacts facts = SomeFacts.Patch([.. subject, .. others]);
        CaptionSubject chosen = SomeFacts.Subject(subject);
        return
        [
            .. Enumerable.Range(0, Seeds).SelectMany(seed =>
            {
                string raw = _captioner.Write(facts, chosen, seed);
                return new[] { raw, _captioner.Revise(facts, chosen, seed, raw, 1) };
            }),
        ];
    }
}
