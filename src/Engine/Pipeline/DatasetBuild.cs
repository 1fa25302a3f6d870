using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Reports;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// One pass over the graph: a first look at all units, then those that it did not find up to date, then
/// what is made from all of them.
/// </summary>
/// <param name="build">What the build shares.</param>
/// <param name="profile">What the units are.</param>
/// <param name="listed">Units in order.</param>
internal sealed class DatasetBuild(BuildContext build, IProfile profile, ImmutableArray<UnitEntry> listed)
{
    /// <summary>Name of the unit of what is made from all others; no other unit can have it.</summary>
    public const string UnitName = "dataset";

    // So few leave a thread without work now and then; with more there is less to do beforehand.
    private const int FewUnits = 64;

    private readonly UnitSummaries _summaries = new(listed);
    private ImmutableArray<UnitEntry> _units = listed;
    private int _surveyed;

    /// <summary>
    /// Called when a few units are going to run, with what is done beside them: more of that kind comes behind it.
    /// </summary>
    public Action<Task> Anticipate { get; init; } = static _ => { };

    /// <summary>Runs the pass. Failures of single units are reported, the others go on.</summary>
    /// <param name="cancellation">Stops after the nodes that are running; what is finished stays.</param>
    public void Run(CancellationToken cancellation)
    {
        using IForesight? foresight = profile.Foresee(_units.Length);
        int[] open = FindOpen(foresight, cancellation);
        if (build.Services.Mode == BuildMode.Build && open.Length is > 0 and <= FewUnits && profile.Threads > 1)
        {
            Anticipate(profile.Anticipate(_summaries, open));
        }

        int failed = foresight is null
            ? RunUnits(open, requireContents: false, cancellation)
            : Foretell(open, foresight, cancellation);
        if (failed > 0)
        {
            build.Services.Listener.Report(Diagnostic.Create(profile.NotAssembled, null, failed));
            return;
        }

        if (!_summaries.AreComplete)
        {
            FollowAll(cancellation);
            return;
        }

        RunDataset(open.Length > 0, cancellation);
        RemoveOthers();
    }

    // Positions of the units that need more than a look; the others are finished.
    private int[] FindOpen(IForesight? foresight, CancellationToken cancellation)
    {
        GlanceResult[] found = new FirstLook(build, foresight).Run(_units, _summaries, cancellation);
        _units = profile.Relate(_units, found, _summaries);
        Survey(found, cancellation);
        _units = profile.Settle(_units, found, _summaries);
        ImmutableArray<UnitEntry>.Builder units = _units.ToBuilder();
        List<int> open = [];
        for (int unit = 0; unit < found.Length; unit++)
        {
            if (!NeedsMore(_units[unit], found[unit]))
            {
                build.Services.Listener.UnitFinished(_units[unit].UnitName, hasFailed: false);
                continue;
            }

            if (found[unit] == GlanceResult.UpToDate)
            {
                TakeBack(_units[unit].UnitName);
            }

            _summaries[unit] = null;
            units[unit] = Informed(units[unit], found[unit]);
            open.Add(unit);
        }

        _units = units.ToImmutable();
        return [.. open];
    }

    private IEnumerable<UnitEntry> NeedMore(GlanceResult[] found)
    {
        for (int unit = 0; unit < found.Length; unit++)
        {
            if (NeedsMore(_units[unit], found[unit]))
            {
                yield return Informed(_units[unit], found[unit]);
            }
        }
    }

    private static bool NeedsMore(UnitEntry unit, GlanceResult found) =>
        found != GlanceResult.UpToDate || unit.Conflict is not null || unit.IsOutdated;

    private static UnitEntry Informed(UnitEntry unit, GlanceResult found) =>
        unit with { HasKnownSources = found != GlanceResult.Changed };

    // The survey is the first half of what is told as progress.
    private void Survey(GlanceResult[] found, CancellationToken cancellation)
    {
        IReadOnlyList<IUnit> surveys = profile.Survey(NeedMore(found));
        Scheduler.Run(
            surveys,
            profile.Threads,
            finished => build.Services.Listener.Progress(finished / 2, surveys.Count),
            cancellation);
        _surveyed = surveys.Count;
    }

    // The first look counted its nodes; the unit is going to count them again.
    private void TakeBack(string unit)
    {
        foreach (NodeRecord node in LastBuild(unit)?.Nodes ?? [])
        {
            build.Services.Counts.Add(node.Kind, Verdict.UpToDate, -1);
        }
    }

    // What the last build left of a unit that the first look did not measure.
    private UnitRecord? LastBuild(string unit)
    {
        UnitRecord? last = build.Services.State.Find(unit);
        if (build.Services.Mode == BuildMode.DryRun)
        {
            build.Services.Counts.Measure(last);
        }

        return last;
    }

    // Looks at a few units and concludes to the others.
    private int Foretell(int[] open, IForesight foresight, CancellationToken cancellation)
    {
        int[] samples = foresight.Samples(open);
        int failed = RunUnits(samples, requireContents: false, cancellation);
        List<int> left = [];
        int sample = 0;
        foreach (int position in open)
        {
            if (sample < samples.Length && samples[sample] == position)
            {
                sample++;
            }
            else if (!foresight.IsForeseen(position, _units[position]))
            {
                left.Add(position);
            }
        }

        return failed + RunUnits([.. left], requireContents: false, cancellation);
    }

    private int RunUnits(int[] positions, bool requireContents, CancellationToken cancellation)
    {
        IBuildUnit[] units = new IBuildUnit[positions.Length];
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = profile.Open(positions[i], _units[positions[i]], requireContents);
        }

        int surveyed = _surveyed;
        _surveyed = 0;
        Scheduler.Run(
            units,
            profile.Threads,
            finished => build.Services.Listener.Progress(
                (int)((long)(surveyed + finished) * units.Length / (surveyed + units.Length)), units.Length),
            cancellation);
        for (int i = 0; i < units.Length; i++)
        {
            _summaries[positions[i]] = units[i].Summary;
        }

        return units.Count(unit => unit.HasFailed);
    }

    private void RunDataset(bool haveUnitsRun, CancellationToken cancellation)
    {
        UnitRecord? previous = null;
        IDatasetUnit? dataset = null;
        DigestSequence? missing = null;
        if (haveUnitsRun && build.Services.Mode == BuildMode.Build)
        {
            // They changed what they give to it, most likely: it is prepared while the hash says so.
            Task<Hash128> hash = Task.Run(() => profile.InputsOf(_summaries), CancellationToken.None);
            previous = LastBuild(UnitName);
            dataset = profile.DatasetOf(_summaries, previous);
            missing = dataset.MissingParts();
            hash.GetAwaiter().GetResult();
        }

        if (IsDatasetUpToDate(profile.InputsOf(_summaries)))
        {
            return;
        }

        previous ??= LastBuild(UnitName);
        dataset ??= profile.DatasetOf(_summaries, previous);
        if (build.Services.Mode == BuildMode.Build)
        {
            // A file has to be written again, but the cache no longer has some of its parts: their units are evaluated
            // once more, which computes what is missing.
            missing ??= dataset.MissingParts();
            if (missing.Count > 0)
            {
                // Each node still counts once.
                build.Services.Counts.BeginPass();
                ImmutableHashSet<Digest> lost = [.. missing];
                int[] lossy = [.. _summaries.Where(summary => profile.HasAny(summary, lost))];
                RunUnits(lossy, requireContents: true, cancellation);
                dataset = profile.DatasetOf(_summaries, previous);
            }
        }

        dataset.Run(profile.InputsOf(_summaries), cancellation);
    }

    // True when neither the units nor the options changed and the files are as they were
    // published; its nodes are counted then.
    private bool IsDatasetUpToDate(Hash128 inputs)
    {
        if (build.Services.Mode == BuildMode.Rebuild)
        {
            return false;
        }

        // It has no sources: what it is made of comes from the units.
        string root = build.Services.Outputs.Root;
        using UnitGlance glance = new(build.Services.State, build.OptionsDigest, root, root);
        if (glance.Look(UnitName, "", out byte[]? payload, out ImmutableArray<Diagnostic> warnings)
            != GlanceResult.UpToDate
            || payload!.Length != Hash128.Length || Hash128.Read(payload) != inputs)
        {
            return false;
        }

        glance.AddTo(build.Services.Counts);
        foreach (Diagnostic warning in warnings)
        {
            build.Services.Listener.Report(warning);
        }

        return true;
    }

    private void FollowAll(CancellationToken cancellation) => profile.Forecast(
        new UnitSession(UnitName, LastBuild(UnitName), build.Services), cancellation);

    // Units of an earlier build that are not part of this one: their files go.
    private void RemoveOthers()
    {
        BuildState state = build.Services.State;
        if (build.Services.Mode == BuildMode.Build && state.Count == _units.Length + 1)
        {
            // Every unit of this build is remembered, so there is no other.
            if (build.Services.Outputs.Journal.HasUnrecorded)
            {
                UnrecordedOutputs.Remove(build.Services);
                build.Services.Outputs.DeleteEmptyFolders();
            }

            return;
        }

        HashSet<string> present = [.. _units.Select(unit => unit.UnitName), UnitName];
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
