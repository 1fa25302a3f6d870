using System.Collections.Immutable;
using System.IO.Hashing;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Aggregate;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>One pass over a land-cover data set: its units are POIs.</summary>
/// <param name="build">What the build shares.</param>
internal sealed class PoiProfile(PoiContext build) : IProfile
{
    private volatile bool _namesSources;
    private int _awaited;

    /// <inheritdoc/>
    public int Threads => build.Options.Threads;

    /// <inheritdoc/>
    public ErrorDescriptor NotAssembled => Errors.NotAssembled;

    /// <inheritdoc/>
    public ImmutableArray<UnitEntry> List() => PoiCatalog.List(build);

    /// <inheritdoc/>
    public ImmutableArray<UnitEntry> Relate(
        ImmutableArray<UnitEntry> units, GlanceResult[] found, UnitSummaries summaries) =>
        // POIs that are all as they were had different ids then.
        Array.Exists(found, result => result != GlanceResult.UpToDate)
            ? PoiIds.MarkConflicts(units, summaries, build.Options.Threads)
            : units;

    /// <inheritdoc/>
    public IBuildUnit Open(UnitEntry unit, bool requireContents)
    {
        if (build.Services.Mode == BuildMode.DryRun && build.Unfetched.ContainsKey(unit.Folder))
        {
            _awaited++;
            return new AwaitedUnit(build, unit.UnitName);
        }

        return new PoiUnit(build, unit, requireContents) { NamesSources = () => _namesSources = true };
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
    public Hash128 InputsOf(UnitSummaries summaries)
    {
        XxHash128 hash = new();
        hash.Append([build.IsSampleWorld ? (byte)1 : (byte)0]);
        summaries.AppendTo(hash);
        return Hash128.Of(hash);
    }

    /// <inheritdoc/>
    public IDatasetUnit DatasetOf(Hash128 inputs, UnitSummaries summaries, UnitRecord? previous) =>
        new DatasetUnit(build, inputs, DatasetTotals.Of(summaries.All()), previous);

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
        build.Notes.SetForecast(_awaited == 0 ? [] : [FormattableString.Invariant($"not fetched yet: {_awaited} {(_awaited == 1 ? "POI" : "POIs")}")]);
    }

    private bool HadLedger() =>
        build.Services.State.Find(DatasetBuild.UnitName)?.Nodes.Any(node => node.Kind == LedgerNode.Kind) == true;
}
