using System.Collections.Immutable;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Rows;

/// <summary>
/// Writes the rows of one chip: caption; boxes of all regions; then for each class, the largest share first, its
/// caption and its boxes.
/// </summary>
internal static class RowBuilder
{
    /// <summary>Rises when the same facts, options and templates give other rows.</summary>
    public const int Version = 1;

    private static readonly string AllLabels = string.Join(", ", LandCoverClass.All.Select(c => c.Label));

    /// <summary>The rows of a chip in order; never empty.</summary>
    public static ImmutableArray<Row> Build(TileFacts facts, RowOptions options, PromptTemplates templates)
    {
        ImmutableArray<Row>.Builder rows = ImmutableArray.CreateBuilder<Row>();
        (string question, string answer) = new CaptionWriter(templates).Write(facts, options.CaptionShares);
        rows.Add(new Row(RowKind.Caption, null, facts.ImagePath, question, answer, facts.Summary.Regions));
        BoxListText boxes = new(facts.Summary, options.BoxConvention);
        if (options.Grounding && !facts.Summary.Regions.IsEmpty)
        {
            rows.Add(GroundAll(facts, boxes, templates));
        }

        if (options.PerClassRows)
        {
            AddClassRows(rows, (facts, boxes), options, templates);
        }

        return rows.DrainToImmutable();
    }

    /// <summary>Most rows that a chip can have under <paramref name="options"/>.</summary>
    public static int MostRows(RowOptions options) =>
        1
        + (options.Grounding ? 1 : 0)
        + (options.PerClassRows
            ? options.MaxClassesPerTile * (options is { Grounding: true, PerClassGrounding: true } ? 2 : 1)
            : 0);

    /// <summary>The one row of a still image.</summary>
    public static Row BuildOverview(OverviewFacts facts, PromptTemplates templates) =>
        new OverviewWriter(templates).Write(facts);

    /// <summary>True when rows of chips are written from a template under <paramref name="options"/>.</summary>
    /// <param name="kind">The template.</param>
    /// <param name="options">Which rows are written.</param>
    /// <param name="hasRegionCap">Whether boxes may be left out, which is asked for in other words.</param>
    public static bool Uses(PromptKind kind, RowOptions options, bool hasRegionCap) => kind switch
    {
        PromptKind.Caption => true,
        PromptKind.GroundAll => options.Grounding,
        PromptKind.GroundAllCapped => options.Grounding && hasRegionCap,
        PromptKind.ClassCaption => options.PerClassRows,
        PromptKind.GroundClass => options is { Grounding: true, PerClassRows: true, PerClassGrounding: true },
        PromptKind.GroundClassCapped => hasRegionCap && Uses(PromptKind.GroundClass, options, hasRegionCap),
        _ => false,
    };

    private static void AddClassRows(
        ImmutableArray<Row>.Builder rows,
        (TileFacts Facts, BoxListText Boxes) tile,
        RowOptions options,
        PromptTemplates templates)
    {
        (TileFacts facts, BoxListText boxes) = tile;
        MaskSummary summary = facts.Summary;
        ImmutableArray<WordedShare> shares = ShareWording.For(summary, CaptionShares.ValidPixels);
        ClassCaptionWriter captions = new(templates);
        foreach (ClassShare ranked in ClassRanking.Rank(summary, options.MinClassFraction, options.MaxClassesPerTile))
        {
            WordedShare share = shares.First(s => s.Class.Id == ranked.ClassId);
            ImmutableArray<Region> regions = [.. summary.Regions.Where(r => r.ClassId == ranked.ClassId)];
            (string question, string answer) = captions.Write(facts, share, regions.AsSpan());
            rows.Add(new Row(RowKind.ClassCaption, ranked.ClassId, facts.ImagePath, question, answer, regions));
            bool repeatsAll = regions.Length == summary.Regions.Length && !options.RepeatSingleClassGrounding;
            if (options.Grounding && options.PerClassGrounding && !regions.IsEmpty && !repeatsAll)
            {
                rows.Add(GroundClass(facts, share.Class, regions, boxes, templates));
            }
        }
    }

    private static Row GroundAll(TileFacts facts, BoxListText boxes, PromptTemplates templates)
    {
        MaskSummary summary = facts.Summary;
        bool isCapped = !summary.CappedClasses.IsEmpty;
        PromptKind kind = isCapped ? PromptKind.GroundAllCapped : PromptKind.GroundAll;
        int limit = isCapped ? summary.Regions.Count(r => r.ClassId == summary.CappedClasses[0]) : 0;
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["all_labels"] = AllLabels,
            ["limit"] = Wording.Number(limit),
        };
        PromptSeed seed = RowSeed.For(facts.Stem, kind, null);
        string question = templates.Render(kind, PromptSchema.Question, seed, values);
        string answer = boxes.Write(summary.Regions.AsSpan());
        return new Row(RowKind.GroundAll, null, facts.ImagePath, question, answer, summary.Regions);
    }

    private static Row GroundClass(
        TileFacts facts,
        LandCoverClass landCover,
        ImmutableArray<Region> regions,
        BoxListText boxes,
        PromptTemplates templates)
    {
        bool isCapped = facts.Summary.CappedClasses.Contains(landCover.Id);
        PromptKind kind = isCapped ? PromptKind.GroundClassCapped : PromptKind.GroundClass;
        Dictionary<string, PromptValue> values = new(StringComparer.Ordinal)
        {
            ["class"] = Wording.Name(landCover),
            ["label"] = landCover.Label,
            ["limit"] = Wording.Number(regions.Length),
        };
        PromptSeed seed = RowSeed.For(facts.Stem, kind, landCover.Id);
        string question = templates.Render(kind, PromptSchema.Question, seed, values);
        string answer = boxes.Write(regions.AsSpan());
        return new Row(RowKind.GroundClass, landCover.Id, facts.ImagePath, question, answer, regions);
    }
}
