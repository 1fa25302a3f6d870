using System.Collections.Immutable;
using NuTonic.Engine.Cache;
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

    /// <summary>How POI folders are read.</summary>
    public required PoiFolderOptions SourceOptions { get; init; }

    /// <summary>Native row or column that each row or column of a mask is picked from.</summary>
    public ImmutableArray<int> MaskPicks { get; } = NearestResize.Indices(Steps.NativeTile, Steps.OutputSize);

    /// <inheritdoc/>
    public override IProfile Begin() => new PoiProfile(this);

    /// <inheritdoc/>
    public override void Dispose() => Renderers.Dispose();
}
