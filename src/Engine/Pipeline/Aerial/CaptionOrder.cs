using NuTonic.Engine.Cache;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>A caption that is wanted.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Facts">What is known about it.</param>
/// <param name="FactsDigest">Digest of the line of facts.</param>
/// <param name="Subject">What the raw caption is about.</param>
/// <param name="Raw">For a revision: the raw caption; else null.</param>
/// <param name="Revision">0 for the raw caption, else the number of the revision.</param>
internal sealed record CaptionOrder(
    PatchRecord Patch, PatchFacts Facts, Digest FactsDigest, CaptionSubject Subject, string? Raw, int Revision)
{
    /// <summary>What the caption is about.</summary>
    public CaptionTask Task => Revision == 0 ? Subject.Task : CaptionTask.Revision;

    /// <summary>Kind of its nodes.</summary>
    public string Kind => Revision == 0 ? CaptionNode.Kind : CaptionNode.RevisionKind;

    /// <summary>Name of its node without a suffix for the attempt.</summary>
    public string Part => Revision == 0 ? "caption" : FormattableString.Invariant($"revision{Revision}");
}
