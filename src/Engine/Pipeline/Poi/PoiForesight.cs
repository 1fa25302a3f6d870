using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// Tells in a dry run what other options do to a POI, when POIs that were looked at say it: straight from its packed
/// record, without planning it. Most POIs of such a run end here.
/// </summary>
internal sealed class PoiForesight : IForesight
{
    private readonly PoiContext _build;
    private readonly OptionPrecedents _precedents;
    private readonly PoiPlace?[] _places;
    private readonly FolderPlan _folders;
    private readonly FolderStamps _outputs;
    private readonly BuildCounts _counts = new();
    private readonly RecordView _view;
    private readonly List<KnownNode> _known = [];
    private int _nodes;
    private Precedent? _windows;
    private IReadOnlyList<NodeReport> _reports = [];

    /// <summary>Concludes for POIs whose sources are as the last build left them.</summary>
    /// <param name="build">What the build shares.</param>
    /// <param name="precedents">What is known from POIs that were looked at.</param>
    /// <param name="places">Of all POIs, by position.</param>
    /// <param name="folders">Where their files belong.</param>
    public PoiForesight(PoiContext build, OptionPrecedents precedents, PoiPlace?[] places, FolderPlan folders)
    {
        _build = build;
        _precedents = precedents;
        _places = places;
        _folders = folders;
        _outputs = new FolderStamps(build.Services.Outputs.Root);
        _view = IsLikeOthers;
    }

    /// <summary>
    /// True when the POI's windows are dirty because of options alone, and its still is as it was.
    /// </summary>
    public bool IsForeseen(int position, UnitEntry unit)
    {
        if (unit is not { HasKnownSources: true, Conflict: null }
            || _places[position] is not { WidthPx: > 0, HeightPx: > 0 } place
            || place.Folder != _folders.Find(unit.UnitName)
            || !_build.Services.State.View(unit.UnitName, _view))
        {
            return false;
        }

        Count(TileForecast.MostTiles(place.HeightPx, place.WidthPx, _build.Steps));
        _build.Services.Listener.UnitForeseen(unit.UnitName, _reports);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _build.Services.Counts.Add(_counts);
        _outputs.Dispose();
    }

    private bool IsLikeOthers(ReadOnlySpan<byte> record)
    {
        UnitOutline last = new(record);
        UnitPrecedents precedents = _precedents.Of(last.Options);
        if (precedents.Find(WindowsNode.NodeName) is not { } windows)
        {
            return false;
        }

        _nodes = 0;
        while (last.TryNext(out NodeOutline node))
        {
            if (!IsLikeOthers(node, precedents))
            {
                return false;
            }

            Remember(node);
        }

        if (!PlanFacts.AreUsable(last.Facts(), _build.SourceOptions))
        {
            return false;
        }

        Expect(windows);
        return true;
    }

    // Windows and tiles follow from the options. Which sources a POI names depends on an option that does not stand in
    // their node, so such a POI is looked at.
    private bool IsLikeOthers(NodeOutline node, UnitPrecedents precedents) => node.Kind switch
    {
        SourcesNode.Kind => false,
        StillNodes.StillKind => precedents.IsCurrent(StillNodes.StillName) && node.IsIntact(_outputs),
        StillNodes.OverviewKind => precedents.IsCurrent(StillNodes.OverviewName),
        _ => true,
    };

    // The objects serve all POIs, one after the other.
    private void Remember(NodeOutline node)
    {
        if (_nodes == _known.Count)
        {
            _known.Add(new KnownNode());
        }

        KnownNode known = _known[_nodes++];
        known.Kind = node.Kind;
        known.Bytes = node.PublishedBytes;
    }

    private void Expect(Precedent windows)
    {
        if (!ReferenceEquals(windows, _windows))
        {
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

    private void Count(long tiles)
    {
        for (int i = 0; i < _nodes; i++)
        {
            KindTally tally = _counts.Of(_known[i].Kind);
            tally.AddSized(_known[i].Bytes);
            if (_known[i].Kind is StillNodes.StillKind or StillNodes.OverviewKind)
            {
                tally.Add(Verdict.UpToDate);
            }
        }

        _counts.Add(WindowsNode.Kind, Verdict.Built);
        _counts.Of(ChipNode.Kind).AddWaitingReport();
        _counts.Of(ChipNode.Kind).AddWaiting(tiles);
        TileForecast.CountBesidesChips(_counts, tiles, _build.Steps);
    }

    /// <summary>A node of the POI that is looked at.</summary>
    private sealed class KnownNode
    {
        public string Kind { get; set; } = "";

        public long Bytes { get; set; }
    }
}
