using System.Collections.Immutable;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Tests.Captions;

public sealed class ElementChoiceTests
{
    private static ElementFacts[] Areas { get; } =
        [.. new[] { 0.4, 0.3, 0.2, 0.06, 0.05, 0.01 }.Select((share, i) => Element(i, ElementKind.Area, share))];

    private static ElementFacts[] Lines { get; } =
        [.. new[] { 1.2, 1.0, 0.5, 0.31, 0.3, 0.1 }.Select((share, i) => Element(10 + i, ElementKind.Line, share))];

    [Fact]
    public void Choose_NothingLargeEnough_IsNull()
    {
        Assert.Null(ElementChoice.Choose(Facts(1), new ChoiceOptions()));
        Assert.Null(ElementChoice.Choose(Facts(1, Areas[4], Areas[5], Lines[4], Lines[5]), new ChoiceOptions()));
    }

    [Fact]
    public void Choose_ManyPatches_DrawsTheThreeLargestEvenlyAndSixInTenAreas()
    {
        Dictionary<string, int> drawn = [];
        for (int patch = 1; patch <= 6000; patch++)
        {
            CaptionSubject subject = ElementChoice.Choose(Facts(patch, [.. Areas, .. Lines]), new ChoiceOptions())!;
            string id = Assert.Single(subject.Elements).Id;
            drawn[id] = drawn.GetValueOrDefault(id) + 1;
            Assert.Equal(
                subject.Elements[0].Kind == ElementKind.Area ? CaptionTask.Area : CaptionTask.NonArea, subject.Task);
        }

        Assert.Equal(
            ["way/0", "way/1", "way/10", "way/11", "way/12", "way/2"], drawn.Keys.Order(StringComparer.Ordinal));
        Assert.All(["way/0", "way/1", "way/2"], id => Assert.InRange(drawn[id], 1100, 1300));
        Assert.All(["way/10", "way/11", "way/12"], id => Assert.InRange(drawn[id], 700, 900));
    }

    [Fact]
    public void Choose_OneKindOnly_TakesIt()
    {
        for (int patch = 1; patch <= 50; patch++)
        {
            Assert.Equal(
                CaptionTask.Area, ElementChoice.Choose(Facts(patch, [.. Areas, Lines[5]]), new ChoiceOptions())!.Task);
            Assert.Equal(
                CaptionTask.NonArea,
                ElementChoice.Choose(Facts(patch, [.. Lines, Areas[5]]), new ChoiceOptions())!.Task);
        }
    }

    [Fact]
    public void Choose_LineWithoutTags_IsPassedOver()
    {
        ElementFacts bare = Lines[0] with { Tags = [] };

        Assert.Null(ElementChoice.Choose(Facts(1, bare), new ChoiceOptions()));
    }

    [Fact]
    public void Choose_SeedAndPatch_DecideAlone()
    {
        PatchFacts facts = Facts(42, [.. Areas, .. Lines]);
        CaptionSubject first = ElementChoice.Choose(facts, new ChoiceOptions())!;

        Assert.Equal(
            first.Elements[0].Id,
            ElementChoice.Choose(facts with { ImageName = "other" }, new ChoiceOptions())!.Elements[0].Id);
        Assert.Contains(
            Enumerable.Range(2, 20),
            seed => ElementChoice.Choose(facts, new ChoiceOptions { Seed = (ulong)seed })!.Elements[0].Id
                != first.Elements[0].Id);
    }

    [Fact]
    public void Choose_Weights_AreKeptAtTheirEnds()
    {
        for (int patch = 1; patch <= 50; patch++)
        {
            PatchFacts facts = Facts(patch, [.. Areas, .. Lines]);
            Assert.Equal(CaptionTask.Area, ElementChoice.Choose(facts, new ChoiceOptions { AreaWeight = 1 })!.Task);
            Assert.Equal(CaptionTask.NonArea, ElementChoice.Choose(facts, new ChoiceOptions { AreaWeight = 0 })!.Task);
        }
    }

    [Fact]
    public void Choose_Scene_AddsTheNextLargestOfAnyKind()
    {
        PatchFacts facts = Facts(3, [.. Areas, .. Lines]);

        CaptionSubject subject = ElementChoice.Choose(
            facts, new ChoiceOptions { ElementsPerPatch = 5, CandidateElements = 1, AreaWeight = 1 })!;

        Assert.Equal(["way/0", "way/1", "way/2", "way/10", "way/11"], subject.Elements.Select(e => e.Id));
        Assert.Equal(12, ElementChoice.Choose(facts, new ChoiceOptions { ElementsPerPatch = 99 })!.Elements.Length);
    }

    private static PatchFacts Facts(long patch, params ElementFacts[] elements) => new()
    {
        PatchId = patch,
        ImageName = "quad",
        Longitude = 0,
        Latitude = 0,
        SideMeters = 268.8,
        Elements = [.. elements],
    };

    private static ElementFacts Element(int number, ElementKind kind, double share) => new()
    {
        Id = "way/" + number,
        Kind = kind,
        Noun = "thing",
        Tags = [new TagFact("natural", "wood", null)],
        IsClipped = false,
        Positions = ["center"],
        AreaShare = kind == ElementKind.Area ? share : 0,
        LengthShare = kind == ElementKind.Line ? share : 0,
        Outline = ImmutableArray<ImmutableArray<(double X, double Y)>>.Empty,
    };
}
