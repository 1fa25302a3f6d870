using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Tests.Captions;

public sealed class TemplateRevisionsTests
{
    private readonly TemplateCaptioner _captioner = new(
        CaptionTemplates.Load(PromptFolder.Embedded), new WashOptions());

    [Fact]
    public void Text_AnyOrder_IsThatOfASingleRevision()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            (PatchFacts facts, CaptionSubject subject) = SomeFacts.Random(seed);
            string raw = _captioner.Write(facts, subject, 1);

            TemplateRevisions revisions = _captioner.Revisions(facts, subject, 1, raw);

            Assert.All(
                (int[])[3, 1, 4, 2],
                i => Assert.Equal(_captioner.Revise(facts, subject, 1, raw, i), revisions.Text(i)));
        }
    }

    [Fact]
    public void Text_KnownRevision_IsNotWrittenAgain()
    {
        PatchFacts facts = SomeFacts.Lake();
        TemplateRevisions revisions = _captioner.Revisions(facts, SomeFacts.Subject(facts.Elements[0]), 1, "A lake.");
        revisions.Text(TemplateCaptioner.MaxRevisions);
        long before = GC.GetAllocatedBytesForCurrentThread();

        string text = revisions.Text(2);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEmpty(text);
    }

    [Theory]
    [InlineData("touches", "nearby", "close by", "next to")]
    [InlineData("near", "right beside", "adjoining")]
    public void Revise_Neighbour_TellsTouchingFromNearness(string relation, params string[] wrong)
    {
        ElementFacts forest = SomeFacts.Area("way/2", "forest", null);
        ElementFacts lake = SomeFacts.Area("way/1", "lake", null) with
        {
            Relations = [new RelationFact("way/2", relation, "south", relation == "near" ? 20 : 0)],
        };
        PatchFacts facts = SomeFacts.Patch(lake, forest);
        string[] texts =
        [
            .. Enumerable.Range(0, 60)
                .Select(seed => _captioner.Revise(facts, SomeFacts.Subject(lake), seed, "A lake.", 1)),
        ];

        Assert.Contains(texts, text => text.Contains("forest", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain(wrong, word => text.Contains(word, StringComparison.Ordinal)));
    }
}
