using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>What every unit of one build shares.</summary>
/// <param name="Actions">Fingerprint to result.</param>
/// <param name="Contents">Digest to bytes.</param>
/// <param name="Outputs">Where results are published.</param>
/// <param name="State">What the last build left.</param>
/// <param name="Listener">Hears what happens.</param>
/// <param name="Counts">Verdicts by kind.</param>
/// <param name="Mode">What this pass may do.</param>
internal sealed record BuildServices(
    IActionCache Actions,
    IContentStore Contents,
    OutputFolder Outputs,
    BuildState State,
    IBuildListener Listener,
    BuildCounts Counts,
    BuildMode Mode)
{
    /// <summary>Layouts of assembled files; null assembles them from the store.</summary>
    public LayoutFiles? Layouts { get; init; }

    /// <summary>Of a dry run that need not look at each node: what options alone make dirty; else null.</summary>
    public OptionPrecedents? Precedents { get; init; }

    /// <summary>Manifests of the last build.</summary>
    public EarlierManifests Earlier { get; } = new(Actions);

    /// <summary>Bytes of a content that a node of this build yielded.</summary>
    /// <exception cref="NuTonicException">NT7006: the content is no longer in the store.</exception>
    public byte[] Read(in Digest digest) =>
        Contents.TryRead(digest, out byte[]? content)
            ? content
            : throw new NuTonicException(Errors.ContentLost, null, digest.Short);
}
