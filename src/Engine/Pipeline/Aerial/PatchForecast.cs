using NuTonic.Engine.Graph;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// In a dry run: how many nodes wait for the patches of a quad. Its grid tells without a look at the pixels.
/// </summary>
internal static class PatchForecast
{
    /// <summary>
    /// Reports the patches of a quad that has to be read. They are at most as many as lie on its grid: those that
    /// show too little fall away later.
    /// </summary>
    /// <param name="session">The quad's nodes.</param>
    /// <param name="plan">The quad.</param>
    /// <param name="build">What the build shares.</param>
    /// <param name="left">Patches that are left to other quads.</param>
    public static void Report(UnitSession session, QuadPlan plan, AerialContext build, LeftPatches left)
    {
        using PatchReader reader = PatchReader.Open(plan.Path, plan.Quad.IsNaip, build.Steps.Patches);
        long nodes = PatchGrid.Enumerate(plan.Quad.Name, reader.QuadGrid, build.Steps.Patches, plan.Path)
            .Count(patch => !left.Contains(patch.Column, patch.Row));
        session.Follows("all/facts", FactsNode.Kind, PatchesNode.NodeName, nodes);
        BuildCounts counts = build.Services.Counts;
        counts.Of(ImageNode.Kind).AddWaiting(nodes);
        counts.Of(CaptionNode.Kind).AddWaiting(nodes);
        counts.Of(CaptionNode.RevisionKind).AddWaiting(nodes * build.Steps.Revisions);
        counts.Of(AnnotationsNode.Kind).AddWaiting(nodes);
        counts.Of(SampleNode.Kind).AddWaiting(nodes);
    }

    /// <summary>Why a quad gives no patch, for a warning.</summary>
    /// <param name="record">What became of its patches.</param>
    /// <param name="plan">The quad.</param>
    /// <param name="options">Size, distance and draw.</param>
    public static string WhyNone(PatchesRecord record, QuadPlan plan, PatchOptions options)
    {
        string[] reasons = [.. Enum.GetValues<PatchFlaw>()
            .Where(flaw => record.Flaws[(int)flaw] > 0)
            .Select(flaw => FormattableString.Invariant($"{record.Flaws[(int)flaw]} {WordsOf(flaw)}"))];
        if (reasons.Length > 0)
        {
            return "of its patches " + string.Join(", ", reasons);
        }

        return PatchGrid.Enumerate(plan.Quad.Name, record.Quad, options with { DropRate = 0 }, plan.Path).IsEmpty
            ? "it is smaller than a patch"
            : "DropRate leaves all of its patches out";
    }

    /// <summary>A flaw in words.</summary>
    public static string WordsOf(PatchFlaw flaw) => flaw switch
    {
        PatchFlaw.NoData => "without imagery",
        PatchFlaw.LowEntropy => "blank",
        PatchFlaw.Overlap => "shown by another quad",
        PatchFlaw.Duplicate => "with the pixels of another patch",
        _ => "kept",
    };
}
