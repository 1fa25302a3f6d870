using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// One quad that the first look did not find up to date. Captions are jobs of their own: they may wait for a server.
/// </summary>
/// <param name="build">What the build shares.</param>
/// <param name="entry">The quad's unit.</param>
/// <param name="left">Patches that are left to other quads.</param>
/// <param name="duplicates">Patches that are left out because others have the same pixels.</param>
/// <param name="survey">Its first half: already run, or to be run as a part of the unit.</param>
/// <param name="isSurveyed">True when it has run.</param>
internal sealed class QuadUnit(
    AerialContext build,
    UnitEntry entry,
    LeftPatches left,
    ImmutableHashSet<long> duplicates,
    QuadSurvey survey,
    bool isSurveyed) : IBuildUnit
{
    private readonly UnitWarnings _warnings = new(build.Services.Listener);
    private PatchFinding?[] _findings = [];

    /// <inheritdoc/>
    public byte[]? Summary { get; private set; }

    /// <inheritdoc/>
    public bool HasFailed { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<Action<CancellationToken>> Begin(CancellationToken cancellation)
    {
        if (entry.Conflict is { } conflict)
        {
            throw new NuTonicException(conflict, null);
        }

        if (survey.Failure is { } failure)
        {
            throw new NuTonicException(failure.Diagnostic, failure);
        }

        return build.Gate.Inside(() => Evaluate(cancellation), cancellation);
    }

    /// <inheritdoc/>
    public void Complete(CancellationToken cancellation)
    {
        if (Summary is null && survey.Record is not null && _findings.All(finding => finding is not null))
        {
            Finish(survey.Plan!, survey.Record);
        }

        Close();
        build.Services.Listener.UnitFinished(entry.UnitName, hasFailed: false);
    }

    /// <inheritdoc/>
    public void Fail(NuTonicException failure)
    {
        Close();
        HasFailed = true;
        build.Services.Listener.Report(failure.Diagnostic);
        build.Services.Listener.UnitFinished(entry.UnitName, hasFailed: true);
    }

    // What remains of a finished unit is its summary.
    private void Close()
    {
        survey.Dispose();
        _findings = [];
    }

    private IReadOnlyList<Action<CancellationToken>> Evaluate(CancellationToken cancellation)
    {
        if (!isSurveyed)
        {
            survey.Look();
        }

        if (survey.Unchanged is { } unchanged && QuadSummary.UnpackRelation(unchanged.Payload.Span).LeftOut(duplicates))
        {
            Keep(unchanged);
            return [];
        }

        if (survey.Plan is null)
        {
            survey.Evaluate(cancellation);
        }
        else
        {
            survey.Session.Resume(build.Services.State.Find(entry.UnitName));
        }

        if (survey.Record is not { } record)
        {
            PatchForecast.Report(survey.Session, survey.Plan!, build, left);
            return [];
        }

        _findings = new PatchFinding?[record.Patches.Length];
        return [.. Enumerable.Range(0, _findings.Length).Select(number => (Action<CancellationToken>)(token =>
            _findings[number] = build.Gate.Inside(() => Run(number, record.Patches[number], token), token)))];
    }

    private PatchFinding? Run(int number, PatchRecord patch, CancellationToken cancellation) =>
        survey.StartOf(number, cancellation) is not { } start ? null
        : start.HasSubject && duplicates.Contains(patch.Patch.Id) ? PatchFinding.Duplicate(start)
        : survey.Job.Finish(patch, start, cancellation);

    private void Finish(QuadPlan plan, PatchesRecord record)
    {
        PatchFinding[] findings = [.. _findings.Select(finding => finding!)];
        QuadTally tally = new(findings);
        Summary = new QuadSummary
        {
            Name = plan.Quad.Name,
            Date = plan.Quad.Date,
            Grid = record.Quad,
            Overlaps = left.Hash,
            Claims = survey.ClaimsOf(duplicates),
            IsNaip = plan.Quad.IsNaip,
            License = plan.Quad.License,
            Flaws = record.Flaws.SetItem((int)PatchFlaw.Duplicate, tally.Duplicates),
            WithoutElements = tally.WithoutElements,
            WithoutSubject = tally.WithoutSubject,
            Tally = tally.Pack(),
            Rejected = [.. record.Patches.Zip(findings)
                .Where(pair => pair.Second.Rejected is not null)
                .Select(pair => (pair.First.Patch.Id, pair.Second.Rejected!.Value))],
            Samples = [.. findings.Select(finding => finding.Sample).OfType<SampleRecord>()],
        }.Pack();
        if (findings.Length == 0)
        {
            _warnings.Report(Diagnostic.Create(
                Errors.QuadWithoutPatches,
                new SourceLocation(plan.Path),
                plan.Quad.Name,
                PatchForecast.WhyNone(record, plan, build.Steps.Patches)));
        }

        if (build.Services.Mode == BuildMode.DryRun)
        {
            return;
        }

        survey.Session.Commit(new UnitRecord(
            entry.UnitName,
            build.OptionsDigest,
            plan.Probes,
            [survey.PatchesNodeRecord!, .. findings.SelectMany(finding => finding.Nodes)],
            Summary,
            _warnings.Reported)
        {
            Facts = QuadFormat.Pack(plan.Quad, build.Map.Digest),
        });
    }

    private void Keep(UnitRecord unchanged)
    {
        UnchangedUnit.Report(build.Services, unchanged);
        Summary = unchanged.Payload.ToArray();
        if (build.Services.Mode != BuildMode.DryRun
            && build.Services.State.Find(entry.UnitName)?.Probes.SequenceEqual(unchanged.Probes) != true)
        {
            build.Services.State.Put(unchanged);
        }
    }
}
