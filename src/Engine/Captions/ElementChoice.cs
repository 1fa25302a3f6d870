using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Draws;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Chooses what the caption of a patch is about: one of the largest areas or of the longest lines, drawn by a hash of
/// the seed and the patch, so that the choice depends on nothing else in the build.
/// </summary>
/// <remarks>It lies here and not with the facts, whose folder must not know captions.</remarks>
internal static class ElementChoice
{
    // What a line as long as the patch counts for beside an area that covers all of it, in scenes.
    private const double LineWeight = 0.1;

    /// <summary>The subject; null when nothing is large enough.</summary>
    public static CaptionSubject? Choose(PatchFacts facts, ChoiceOptions options)
    {
        ImmutableArray<ElementFacts> areas = Largest(
            facts, options, e => e.Kind == ElementKind.Area && e.AreaShare > options.MinAreaShare);
        ImmutableArray<ElementFacts> lines = Largest(
            facts,
            options,
            e => e.Kind == ElementKind.Line && e.LengthShare > options.MinLengthShare && !e.Tags.IsEmpty);
        if (areas.IsEmpty && lines.IsEmpty)
        {
            return null;
        }

        (ulong kindBits, ulong elementBits) = Draw(options.Seed, facts.PatchId);
        bool isArea = lines.IsEmpty || (!areas.IsEmpty && Unit(kindBits) < options.AreaWeight);
        ImmutableArray<ElementFacts> candidates = isArea ? areas : lines;
        ElementFacts leading = candidates[(int)(elementBits % (ulong)candidates.Length)];
        return new CaptionSubject(
            isArea ? CaptionTask.Area : CaptionTask.NonArea, [leading, .. Others(facts, leading, options)]);
    }

    private static ImmutableArray<ElementFacts> Largest(
        PatchFacts facts, ChoiceOptions options, Func<ElementFacts, bool> qualifies) =>
    [
        .. facts.Elements.Where(qualifies).OrderByDescending(e => e.AreaShare).ThenByDescending(e => e.LengthShare)
            .Take(options.CandidateElements),
    ];

    // Sorting keeps the order of the facts among equals.
    private static IEnumerable<ElementFacts> Others(PatchFacts facts, ElementFacts leading, ChoiceOptions options) =>
        facts.Elements.Where(e => e.Id != leading.Id && !e.Tags.IsEmpty)
            .OrderByDescending(e => Math.Max(e.AreaShare, e.LengthShare * LineWeight))
            .Take(options.ElementsPerPatch - 1);

    private static (ulong Kind, ulong Element) Draw(ulong seed, long patchId) =>
        StableHash.Two(string.Create(CultureInfo.InvariantCulture, $"element-choice\n{seed}\n{patchId}"));

    private static double Unit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));
}
