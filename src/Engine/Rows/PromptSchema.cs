using System.Collections.Immutable;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Rows;

/// <summary>What a template file of the rows must hold.</summary>
/// <param name="Kind">Which file.</param>
/// <param name="FileName">Name in the prompt folder.</param>
/// <param name="Sections">The order is part of the choice of variants: append, never reorder.</param>
internal sealed record PromptSchema(PromptKind Kind, string FileName, ImmutableArray<PromptSection> Sections)
    : TemplateSchema(FileName, Sections)
{
    /// <summary>The section that every file has.</summary>
    public const string Question = "question";

    /// <summary>All files; the index is the kind.</summary>
    public static ImmutableArray<PromptSchema> All { get; } =
    [
        new(PromptKind.Caption, "caption.txt", Caption()),
        new(PromptKind.GroundAll, "ground_all.txt", [new(Question, ["all_labels"])]),
        new(PromptKind.GroundAllCapped, "ground_all_capped.txt", [new(Question, ["all_labels", "limit"])]),
        new(PromptKind.ClassCaption, "class_caption.txt", ClassCaption()),
        new(PromptKind.GroundClass, "ground_class.txt", [new(Question, ["class", "label"])]),
        new(PromptKind.GroundClassCapped, "ground_class_capped.txt", [new(Question, ["class", "label", "limit"])]),
        new(PromptKind.Overview, "overview.txt", Overview()),
    ];

    /// <summary>The schema of <paramref name="kind"/>.</summary>
    public static PromptSchema Of(PromptKind kind) => All[(int)kind];

    private static ImmutableArray<PromptSection> Caption() =>
    [
        new(Question, ["area"]),
        new("answer.none", []),
        new("answer.whole", ["area", "first"]),
        new("answer.one", ["area", "first", "percent", "about"]),
        new("answer.dominant", ["area", "first", "percent", "about", "others"]),
        new("answer.mixed", ["area", "first", "percent", "about", "others"]),
        new("traces.one", ["area", "traces"]),
        new("traces.many", ["area", "traces"]),
        new("largest.place", ["region_class", "place"]),
        new("largest.spanning", ["region_class"]),
    ];

    private static ImmutableArray<PromptSection> ClassCaption() =>
    [
        new(Question, ["area", "class"]),
        new("share.whole", ["area", "class"]),
        new("share.part", ["area", "class", "percent", "about"]),
        new("patches.none", ["class"]),
        new("patches.one", ["class", "place"]),
        new("patches.spanning", ["class"]),
        new("patches.many", ["class", "count", "place"]),
        new("patches.many_spanning", ["class", "count"]),
        new("patches.capped", ["class", "limit", "place"]),
        new("patches.capped_spanning", ["class", "limit"]),
    ];

    private static ImmutableArray<PromptSection> Overview() =>
    [
        new(Question, []),
        new("answer.address", ["address", "coordinates"]),
        new("answer.country", ["country", "coordinates"]),
        new("answer.coordinates", ["coordinates"]),
    ];
}
