using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>What every POI of one build shares.</summary>
/// <param name="Options">Options and locations.</param>
/// <param name="Steps">Options of the steps.</param>
/// <param name="Services">The graph's stores and listener.</param>
/// <param name="Templates">Question and answer templates.</param>
/// <param name="Prompts">Digests of the templates.</param>
/// <param name="OptionsDigest">Digest of every option, template and step version that can reach a POI.</param>
internal sealed record PoiContext(
    BuildOptions Options,
    StepOptions Steps,
    BuildServices Services,
    PromptTemplates Templates,
    PromptDigests Prompts,
    Digest OptionsDigest) : BuildContext(Options, Services, OptionsDigest)
{
    /// <summary>Chip renderers to rent; closed with the session.</summary>
    public required RendererPool Renderers { get; init; }

    /// <summary>
    /// POI folders that could not be fetched and why, by name. They are POIs of the build, whether there is a folder or
    /// not: in a build they fail with that error, a dry run counts them as not fetched yet.
    /// </summary>
    public ImmutableDictionary<string, Diagnostic> Unfetched { get; init; } =
        ImmutableDictionary<string, Diagnostic>.Empty;

    /// <summary>How POI folders are read.</summary>
    public required PoiFolderOptions SourceOptions { get; init; }

    /// <summary>True when the POIs are made up, so that no source has terms.</summary>
    public bool IsSampleWorld { get; init; } = Options.PoiRoot is null;

    /// <summary>Native row or column that each row or column of a mask is picked from.</summary>
    public ImmutableArray<int> MaskPicks { get; } = NearestResize.Indices(Steps.NativeTile, Steps.OutputSize);

    /// <inheritdoc/>
    public override IProfile Begin() => new PoiProfile(this);

    /// <inheritdoc/>
    public override void Dispose() => Renderers.Dispose();
}
