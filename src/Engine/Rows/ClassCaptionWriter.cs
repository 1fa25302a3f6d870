using NuTonic.Engine.Regions;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Rows;

/// <summary>Words the row about one class of a chip: how much there is of it, and how it is spread.</summary>
/// <param name="templates">The sentences.</param>
internal sealed class ClassCaptionWriter(PromptTemplates templates)
{
    private const PromptKind Kind = PromptKind.ClassCaption;

    /// <summary>Question and answer.</summary>
    /// <param name="facts">The chip.</param>
    /// <param name="share">The class's share of the valid pixels.</param>
    /// <param name="regions">Its kept regions, the largest first.</param>
    public (string Question, string Answer) Write(TileFacts facts, WordedShare share, ReadOnlySpan<Region> regions)
    {
        int classId = share.Class.Id;
        PromptSeed seed = RowSeed.For(facts.Stem, Kind, classId);
        PromptValue count = Wording.Number(regions.Length);
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["class"] = Wording.Name(share.Class),
            ["area"] = Wording.Area(facts.Summary, CaptionShares.ValidPixels),
            ["percent"] = share.Percent,
            ["about"] = share.About,
            ["count"] = count,
            ["limit"] = count,
        };
        bool isSpanning = false;
        if (regions.Length > 0)
        {
            isSpanning = Wording.IsSpanning(regions[0].Box, facts.Summary);
            values["place"] = Wording.Place(regions[0].Box, facts.Summary);
        }

        string extent = share.Fraction >= 1 ? "share.whole" : "share.part";
        string spread = Spread(regions.Length, facts.Summary.CappedClasses.Contains(classId), isSpanning);
        string question = templates.Render(Kind, PromptSchema.Question, seed, values);
        string answer = templates.Render(Kind, extent, seed, values);

        // A class that covers everything is one patch: nothing to add.
        return extent == "share.whole" && regions.Length == 1
            ? (question, answer)
            : (question, answer + " " + templates.Render(Kind, spread, seed, values));
    }

    private static string Spread(int regions, bool isCapped, bool isSpanning) => (regions, isCapped, isSpanning) switch
    {
        (0, _, _) => "patches.none",
        (_, true, true) => "patches.capped_spanning",
        (_, true, false) => "patches.capped",
        (1, _, true) => "patches.spanning",
        (1, _, false) => "patches.one",
        (_, _, true) => "patches.many_spanning",
        _ => "patches.many",
    };
}
