using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Aggregate;
using NuTonic.Engine.Pipeline.Poi;

namespace NuTonic.Engine.Pipeline;

/// <summary>One pass over the graph: all POIs, then what is made from all of them.</summary>
/// <param name="build">What the build shares.</param>
internal sealed class DatasetBuild(BuildContext build)
{
    /// <summary>Runs the pass. Failures of single POIs are reported, the others go on.</summary>
    /// <param name="folders">POI folders in order.</param>
    /// <param name="cancellation">Stops after the nodes that are running; what is finished stays.</param>
    public void Run(ImmutableArray<PoiEntry> folders, CancellationToken cancellation)
    {
        PoiUnit[] units = [.. folders.Select(folder => new PoiUnit(build, folder, requireContents: false))];
        RunUnits(units, cancellation);
        int failed = units.Count(unit => unit.HasFailed);
        if (failed > 0)
        {
            build.Services.Listener.Report(Diagnostic.Create(Errors.NotAssembled, null, failed));
            return;
        }

        if (units.Any(unit => unit.Summary is null))
        {
            FollowAll(cancellation);
            return;
        }

        DatasetUnit dataset = new(build, SplitTotals.Of(units.Select(unit => unit.Summary!)));
        if (build.Services.Mode == BuildMode.Build && Restore(dataset, units, cancellation))
        {
            dataset = new DatasetUnit(build, SplitTotals.Of(units.Select(unit => unit.Summary!)));
        }

        dataset.Run(cancellation);
        RemoveOthers(folders);
    }

    // A split file has to be written again, but the cache no longer has some of its parts: their POIs are evaluated
    // once more, which computes what is missing.
    private bool Restore(DatasetUnit dataset, PoiUnit[] units, CancellationToken cancellation)
    {
        ImmutableHashSet<Digest> missing = dataset.MissingParts();
        if (missing.IsEmpty)
        {
            return false;
        }

        List<PoiUnit> again = [];
        for (int i = 0; i < units.Length; i++)
        {
            if (units[i].Summary!.Fragments.Any(missing.Contains))
            {
                units[i] = new PoiUnit(build, units[i].Folder, requireContents: true);
                again.Add(units[i]);
            }
        }

        RunUnits(again, cancellation);
        return true;
    }

    private void RunUnits(IReadOnlyList<PoiUnit> units, CancellationToken cancellation) =>
        Scheduler.Run(
            units,
            build.Options.Threads,
            finished => build.Services.Listener.Progress(finished, units.Count),
            cancellation);

    // The settings are known without the POIs.
    private void FollowAll(CancellationToken cancellation)
    {
        UnitSession session = new(DatasetUnit.Name, build.Services.State.Find(DatasetUnit.Name), build.Services);
        session.Evaluate(SettingsNode.Create(build), cancellation);
        session.Follows("splits", SplitNode.Kind, "a POI");
        session.Follows("card", CardNode.Kind, "a split file");
    }

    // POIs of an earlier build that are not part of this one: their files go.
    private void RemoveOthers(ImmutableArray<PoiEntry> folders)
    {
        HashSet<string> present = [.. folders.Select(folder => folder.UnitName), DatasetUnit.Name];
        if (build.Services.Mode != BuildMode.DryRun)
        {
            if (build.Services.State.UnitNames.Any(name => !present.Contains(name)))
            {
                StaleUnits.Remove(present, build.Services);
                build.Services.Outputs.DeleteEmptyFolders();
            }

            return;
        }

        foreach (string name in build.Services.State.UnitNames.Where(name => !present.Contains(name)))
        {
            build.Services.Counts.Add("removal", Verdict.Built);
            build.Services.Listener.NodeFinished(
                name, Verdict.Built, "it is no longer part of the data set: its files would be removed");
        }
    }
}
