using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Aggregate;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>One pass over a land-cover data set: its units are POIs.</summary>
/// <param name="build">What the build shares.</param>
internal sealed class PoiProfile(PoiContext build) : IProfile
{
    private volatile bool _namesSources;
    private int _awaited;
    private TotalsAhead? _totals;
    private PoiLayout _layout = new(static _ => null, FolderPlan.Flat);

    /// <inheritdoc/>
    public int Threads => build.Options.Threads;

    /// <inheritdoc/>
    public ErrorDescriptor NotAssembled => Errors.NotAssembled;

    /// <inheritdoc/>
    public ImmutableArray<UnitEntry> List() => PoiCatalog.List(build);

    /// <summary>
    /// Two POIs of one id conflict. POIs whose files belong into another sub-folder than they are in are
    /// outdated: others came or went.
    /// </summary>
    public ImmutableArray<UnitEntry> Relate(
        ImmutableArray<UnitEntry> units, GlanceResult[] found, UnitSummaries summaries)
    {
        if (new LastLayout(build).Find(units, found, summaries) is { } last)
        {
            _layout = last;
            return units;
        }

        PoiPlace?[] places = Place(units, summaries, out PoiLayout layout);
        _layout = layout;
        ImmutableArray<UnitEntry> related = HaveKnownIds(found) ? units : PoiIds.MarkConflicts(units, places);
        ImmutableArray<UnitEntry>.Builder? moved = null;
        for (int unit = 0; unit < places.Length; unit++)
        {
            // Records of earlier versions do not tell where their files are.
            if (found[unit] == GlanceResult.UpToDate && !layout.IsInPlace(unit))
            {
                moved ??= related.ToBuilder();
                moved[unit] = related[unit] with { IsOutdated = true };
            }
        }

        return moved?.ToImmutable() ?? related;
    }

    /// <summary>Nothing in one POI decides on another.</summary>
    public IReadOnlyList<IUnit> Survey(IEnumerable<UnitEntry> open) => [];

    /// <inheritdoc/>
    public ImmutableArray<UnitEntry> Settle(
        ImmutableArray<UnitEntry> units, GlanceResult[] found, UnitSummaries summaries) => units;

    /// <inheritdoc/>
    public IForesight? Foresee(int units) =>
        build.Services is { Precedents: { } precedents, Listener.HearsUpToDate: false }
            ? new PoiForesight(build, precedents, () => _layout, units)
            : null;

    /// <inheritdoc/>
    public IBuildUnit Open(int position, UnitEntry unit, bool requireContents)
    {
        if (build.Services.Mode == BuildMode.DryRun && build.Unfetched.ContainsKey(unit.Folder))
        {
            _awaited++;
            return new AwaitedUnit(build, unit.UnitName);
        }

        return new PoiUnit(build, unit, _layout.FolderOf(position), requireContents)
        {
            NamesSources = () => _namesSources = true,
        };
    }

    /// <inheritdoc/>
    public bool HasAny(byte[] summary, ImmutableHashSet<Digest> contents)
    {
        PoiSummary.Reader poi = new(summary);
        for (int i = 0; i < poi.Fragments; i++)
        {
            if (contents.Contains(poi.NextFragment()))
            {
                return true;
            }
        }

        return poi.Sources() is { } sources && contents.Contains(sources);
    }

    /// <summary>Changes when a POI comes, goes or gets other rows, or the card has to name other sources.</summary>
    public Hash128 InputsOf(UnitSummaries summaries) => summaries.Hash(build.IsSampleWorld);

    /// <inheritdoc/>
    public Task Anticipate(UnitSummaries summaries, int[] open)
    {
        _totals = TotalsAhead.Begin(summaries, open);
        return build.Services.Layouts?.BeginFind(DatasetUnit.FileNames, _totals.Done) ?? _totals.Done;
    }

    /// <inheritdoc/>
    public IDatasetUnit DatasetOf(UnitSummaries summaries, UnitRecord? previous)
    {
        DatasetTotals totals = _totals?.Finish(summaries) ?? DatasetTotals.Of(summaries, build.Options.Threads);

        // Units may run once more.
        _totals = null;
        return new DatasetUnit(build, totals, previous) { HasFolders = _layout.IsDivided };
    }

    /// <summary>The settings are known without the POIs.</summary>
    public void Forecast(UnitSession session, CancellationToken cancellation)
    {
        session.Evaluate(SettingsNode.Create(build), cancellation);
        session.Follows("splits", SplitNode.Kind, "a POI", Enum.GetValues<Tiling.Split>().Length);
        if (_namesSources || HadLedger())
        {
            session.Follows(LedgerNode.NodeName, LedgerNode.Kind, "a POI");
        }

        session.Follows("card", CardNode.Kind, "a split file");
        build.Notes.SetForecast(
            _awaited == 0
                ? []
                : [FormattableString.Invariant($"not fetched yet: {_awaited} {(_awaited == 1 ? "POI" : "POIs")}")]);
    }

    private bool HadLedger() =>
        build.Services.State.Find(DatasetBuild.UnitName)?.Nodes.Any(node => node.Kind == LedgerNode.Kind) == true;

    // Two POIs that the last build recorded had different ids. A build makes sure: of two that were never there at
    // the same time it would write one over the other.
    private bool HaveKnownIds(GlanceResult[] found)
    {
        GlanceResult enough = build.Services.Mode == BuildMode.DryRun
            ? GlanceResult.OtherOptions
            : GlanceResult.UpToDate;
        foreach (GlanceResult result in found)
        {
            if (result != GlanceResult.UpToDate && result != enough)
            {
                return false;
            }
        }

        return true;
    }

    // A dry run may be of some POIs only, but where their files lie depends on all.
    private PoiPlace?[] Place(ImmutableArray<UnitEntry> units, UnitSummaries summaries, out PoiLayout layout)
    {
        PoiPlaces reader = new(build);
        PoiPlace?[] places = reader.Read(units, unit => summaries[unit]);
        layout = new PoiLayout(
            unit => places[unit], reader.Plan(build.IsPartial ? WithOthers(reader, units, places) : places));
        return places;
    }

    private PoiPlace?[] WithOthers(PoiPlaces reader, ImmutableArray<UnitEntry> units, PoiPlace?[] places)
    {
        HashSet<string> known = [.. units.Select(unit => unit.UnitName)];
        ImmutableArray<UnitEntry> others = List().RemoveAll(unit => known.Contains(unit.UnitName));
        return
        [
            .. places,
            .. reader.Read(others, unit => build.Services.State.Find(others[unit].UnitName)?.Payload),
        ];
    }
}
