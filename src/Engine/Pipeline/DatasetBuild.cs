using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Aggregate;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// One pass over the graph: a first look at all POIs, then those that it did not find up to date, then what is made from
/// all of them.
/// </summary>
/// <param name="build">What the build shares.</param>
/// <param name="listed">POI folders in order.</param>
internal sealed class DatasetBuild(BuildContext build, ImmutableArray<PoiEntry> listed)
{
    private readonly PoiSummaries _summaries = new(listed);
    private ImmutableArray<PoiEntry> _folders = listed;

    /// <summary>Runs the pass. Failures of single POIs are reported, the others go on.</summary>
    /// <param name="cancellation">Stops after the nodes that are running; what is finished stays.</param>
    public void Run(CancellationToken cancellation)
    {
        int[] open = FindOpen(cancellation);
        int failed = RunUnits(open, requireContents: false, cancellation);
        if (failed > 0)
        {
            build.Services.Listener.Report(Diagnostic.Create(Errors.NotAssembled, null, failed));
            return;
        }

        if (!_summaries.AreComplete)
        {
            FollowAll(cancellation);
            return;
        }

        RunDataset(cancellation);
        RemoveOthers();
    }

    // Positions of the POIs that need more than a look; the others are finished.
    private int[] FindOpen(CancellationToken cancellation)
    {
        GlanceResult[] found = new FirstLook(build).Run(_folders, _summaries, cancellation);
        if (Array.Exists(found, result => result != GlanceResult.UpToDate))
        {
            // POIs that are all as they were had different ids then.
            _folders = PoiIds.MarkConflicts(_folders, _summaries, build.Options.Threads);
        }

        ImmutableArray<PoiEntry>.Builder folders = _folders.ToBuilder();
        List<int> open = [];
        for (int poi = 0; poi < found.Length; poi++)
        {
            if (found[poi] == GlanceResult.UpToDate && _folders[poi].Conflict is null)
            {
                build.Services.Listener.UnitFinished(_folders[poi].UnitName, hasFailed: false);
                continue;
            }

            _summaries[poi] = null;
            folders[poi] = folders[poi] with { HasKnownSources = found[poi] == GlanceResult.OtherOptions };
            open.Add(poi);
        }

        _folders = folders.ToImmutable();
        return [.. open];
    }

    private int RunUnits(int[] pois, bool requireContents, CancellationToken cancellation)
    {
        PoiUnit[] units = [.. pois.Select(poi => new PoiUnit(build, _folders[poi], requireContents))];
        Scheduler.Run(
            units,
            build.Options.Threads,
            finished => build.Services.Listener.Progress(finished, units.Length),
            cancellation);
        for (int i = 0; i < units.Length; i++)
        {
            _summaries[pois[i]] = units[i].Summary;
        }

        return units.Count(unit => unit.HasFailed);
    }

    private void RunDataset(CancellationToken cancellation)
    {
        Hash128 inputs = DatasetUnit.Inputs(build, _summaries);
        if (DatasetUnit.IsUpToDate(build, inputs))
        {
            return;
        }

        UnitRecord? previous = build.Services.Previous(DatasetUnit.Name);
        DatasetUnit dataset = new(build, inputs, SplitTotals.Of(_summaries.All()), previous);
        if (build.Services.Mode == BuildMode.Build)
        {
            // A split file has to be written again, but the cache no longer has some of its parts: their POIs are
            // evaluated once more, which computes what is missing.
            ImmutableHashSet<Digest> missing = dataset.MissingParts();
            if (!missing.IsEmpty)
            {
                RunUnits([.. _summaries.With(missing)], requireContents: true, cancellation);
                dataset = new DatasetUnit(
                    build, DatasetUnit.Inputs(build, _summaries), SplitTotals.Of(_summaries.All()), previous);
            }
        }

        dataset.Run(cancellation);
    }

    // The settings are known without the POIs.
    private void FollowAll(CancellationToken cancellation)
    {
        UnitSession session = new(DatasetUnit.Name, build.Services.Previous(DatasetUnit.Name), build.Services);
        session.Evaluate(SettingsNode.Create(build), cancellation);
        session.Follows("splits", SplitNode.Kind, "a POI", Enum.GetValues<Tiling.Split>().Length);
        session.Follows("card", CardNode.Kind, "a split file");
    }

    // POIs of an earlier build that are not part of this one: their files go.
    private void RemoveOthers()
    {
        BuildState state = build.Services.State;
        if (build.Services.Mode == BuildMode.Build && state.Count == _folders.Length + 1)
        {
            // Every unit of this build is remembered, so there is no other.
            if (build.Services.Outputs.Journal.HasUnrecorded)
            {
                UnrecordedOutputs.Remove(build.Services);
                build.Services.Outputs.DeleteEmptyFolders();
            }

            return;
        }

        HashSet<string> present = [.. _folders.Select(folder => folder.UnitName), DatasetUnit.Name];
        string[] others = [.. state.UnitNames.Where(name => !present.Contains(name))];
        if (build.Services.Mode != BuildMode.DryRun)
        {
            if (others.Length > 0 || build.Services.Outputs.Journal.HasUnrecorded)
            {
                StaleUnits.Remove(present, build.Services);
                UnrecordedOutputs.Remove(build.Services);
                build.Services.Outputs.DeleteEmptyFolders();
            }

            return;
        }

        foreach (string name in others.Concat(UnrecordedOutputs.Leftovers(build.Services)))
        {
            build.Services.Counts.Add(Removals.Kind, Verdict.Built);
            build.Services.Listener.NodeFinished(
                new NodeReport(name, null, Removals.Kind, Verdict.Built, Reason.Removed));
        }
    }
}
