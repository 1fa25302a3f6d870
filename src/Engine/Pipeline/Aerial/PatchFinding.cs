using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Result of all nodes of one patch.</summary>
/// <param name="Nodes">Records in order.</param>
/// <param name="HasElements">False when the map has nothing in it that can be seen.</param>
/// <param name="Sample">What the data set takes of it; null without a caption.</param>
/// <param name="Captions">Its captions and what was refused; null without a caption.</param>
internal sealed record PatchFinding(
    ImmutableArray<NodeRecord> Nodes, bool HasElements, SampleRecord? Sample, AnnotationsRecord? Captions)
{
    /// <summary>True when it is left out because another patch has the same pixels.</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>Lines of the ledger of refused captions; null when none was refused.</summary>
    public Digest? Rejected { get; init; }

    /// <summary>
    /// A patch that is left out; its facts and picture stay known, for the day when the other one goes. Null when a dry
    /// run found that the picture has to be made.
    /// </summary>
    public static PatchFinding? Duplicate(PatchStart start) => start.Image is { } image
        ? new([start.Facts, image], start.HasElements, null, null) { IsDuplicate = true }
        : null;
}
