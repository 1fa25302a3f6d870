using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// Tells in a dry run what other options do to a POI, when POIs that were looked at say it: from what the first look
/// found in its packed record, without planning it. Most POIs of such a run end here.
/// </summary>
/// <param name="build">What the build shares.</param>
/// <param name="precedents">What is known from POIs that were looked at.</param>
/// <param name="layout">Where the files of each POI belong; asked for after the first look.</param>
/// <param name="pois">How many POIs there are.</param>
internal sealed class PoiForesight(
    PoiContext build, OptionPrecedents precedents, Func<PoiLayout> layout, int pois) : IForesight
{
    private readonly PoiPreview.Result?[] _previews = new PoiPreview.Result?[pois];
    private Precedent? _windows;
    private IReadOnlyList<NodeReport> _reports = [];
    private int _foreseen;
    private int _stills;
    private long _tiles;

    /// <inheritdoc/>
    public IUnitPreview Preview() => new PoiPreview(build, precedents, _previews);

    /// <inheritdoc/>
    public int[] Samples(int[] positions)
    {
        HashSet<PoiPreview.Result> seen = [];
        List<int> samples = [];
        foreach (int position in positions)
        {
            if (_previews[position] is { } preview && seen.Add(preview))
            {
                samples.Add(position);
            }
        }

        return [.. samples];
    }

    /// <summary>
    /// True when the POI's windows are dirty because of options alone, and its still is as it was.
    /// </summary>
    public bool IsForeseen(int position, UnitEntry unit)
    {
        PoiLayout all = layout();
        if (unit is not { HasKnownSources: true, Conflict: null }
            || _previews[position] is not { } preview
            || preview.Options.Find(WindowsNode.NodeName) is not { } windows
            || (preview.Stills > 0 && !AreStillsCurrent(preview.Options))
            || all.PlaceOf(position) is not { WidthPx: > 0, HeightPx: > 0 } place
            || !all.IsInPlace(position))
        {
            return false;
        }

        Expect(windows);
        _foreseen++;
        _stills += preview.Stills;
        _tiles += TileForecast.MostTiles(place.HeightPx, place.WidthPx, build.Steps);
        build.Services.Listener.UnitForeseen(unit.UnitName, _reports);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_foreseen == 0)
        {
            return;
        }

        BuildCounts counts = build.Services.Counts;
        if (_stills > 0)
        {
            counts.Add(StillNodes.StillKind, Verdict.UpToDate, _stills);
            counts.Add(StillNodes.OverviewKind, Verdict.UpToDate, _stills);
        }

        counts.Add(WindowsNode.Kind, Verdict.Built, _foreseen);
        counts.Of(ChipNode.Kind).AddWaitingReports(_foreseen);
        counts.Of(ChipNode.Kind).AddWaiting(_tiles);
        TileForecast.CountBesidesChips(counts, _tiles, build.Steps);
    }

    private static bool AreStillsCurrent(UnitPrecedents options) =>
        options.IsCurrent(StillNodes.StillName) && options.IsCurrent(StillNodes.OverviewName);

    private void Expect(Precedent windows)
    {
        if (ReferenceEquals(windows, _windows))
        {
            return;
        }

        _windows = windows;
        _reports =
        [
            new NodeReport("", TileForecast.NodeName, ChipNode.Kind, Verdict.Built, windows.Follower)
            {
                IsWaiting = true,
            },
            new NodeReport("", WindowsNode.NodeName, WindowsNode.Kind, Verdict.Built, windows.Reason),
        ];
    }
}
