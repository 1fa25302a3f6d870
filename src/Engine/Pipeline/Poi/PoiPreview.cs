using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Finds POIs of which a dry run may conclude, and whether they have a still.</summary>
/// <param name="build">What the build shares.</param>
/// <param name="precedents">What is going to be known from POIs that are looked at.</param>
/// <param name="found">Receives what was found, by position; null: look at the POI.</param>
internal sealed class PoiPreview(PoiContext build, OptionPrecedents precedents, PoiPreview.Result?[] found)
    : IUnitPreview
{
    private readonly FolderStamps _outputs = new(build.Services.Outputs.Root);
    private Result? _last;
    private UnitPrecedents? _options;
    private bool _isLikeOthers;
    private int _stills;
    private int _overviews;

    /// <inheritdoc/>
    public void Begin(Digest options)
    {
        _options = precedents.Of(options);
        _isLikeOthers = true;
        _stills = 0;
        _overviews = 0;
    }

    /// <summary>
    /// Windows and tiles follow from the options. Which sources a POI names depends on an option that does not stand in
    /// their node, so such a POI is looked at.
    /// </summary>
    public void Add(in NodeOutline node)
    {
        switch (node.Kind)
        {
            case SourcesNode.Kind:
                _isLikeOthers = false;
                break;
            case StillNodes.StillKind:
                _stills++;
                _isLikeOthers = _isLikeOthers && node.IsIntact(_outputs);
                break;
            case StillNodes.OverviewKind:
                _overviews++;
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void End(int position, ReadOnlySpan<byte> facts)
    {
        if (!_isLikeOthers || _stills != _overviews || !PlanFacts.AreUsable(facts, build.SourceOptions))
        {
            return;
        }

        // Nearly all POIs are alike.
        if (_last is null || _last.Options != _options || _last.Stills != _stills)
        {
            _last = new Result(_options!, _stills);
        }

        found[position] = _last;
    }

    /// <inheritdoc/>
    public void Dispose() => _outputs.Dispose();

    /// <summary>What a preview found; shared by POIs.</summary>
    /// <param name="Options">What is known of POIs that the last build left with the same options.</param>
    /// <param name="Stills">Stills with their overviews.</param>
    internal sealed record Result(UnitPrecedents Options, int Stills);
}
