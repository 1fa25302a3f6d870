using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// One quad that the first look did not find up to date. Its pixels are read once, from north to south, when its patches
/// are not known; pictures are made meanwhile. Captions are jobs of their own: they may wait for a server.
/// </summary>
/// <param name="build">What the build shares.</param>
/// <param name="entry">The quad's unit.</param>
/// <param name="left">Patches that are left to other quads.</param>
/// <param name="requireContents">True makes nodes dirty whose unpublished contents left the store.</param>
internal sealed class QuadUnit(AerialContext build, UnitEntry entry, LeftPatches left, bool requireContents)
    : IBuildUnit, IDisposable
{
    private readonly Dictionary<long, PatchStart?> _started = [];
    private UnitRecord? _previous;
    private UnitWarnings? _warnings;
    private UnitSession? _session;
    private QuadPixels? _pixels;
    private QuadPlan? _plan;
    private PatchesRecord? _record;
    private NodeRecord? _patches;
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

        return build.Gate.Inside(() => Plan(cancellation), cancellation);
    }

    /// <summary>
    /// Closes the quad and gives back its records: what remains of a finished unit is its summary, so that memory does not
    /// grow with the number of quads.
    /// </summary>
    public void Dispose()
    {
        _pixels?.Dispose();
        _pixels = null;
        _previous = null;
        _session = null;
        _warnings = null;
        _plan = null;
        _record = null;
        _patches = null;
        _findings = [];
        _started.Clear();
    }

    /// <inheritdoc/>
    public void Complete(CancellationToken cancellation)
    {
        if (Summary is null && _record is not null && _findings.All(finding => finding is not null))
        {
            Finish(_plan!, _record);
        }

        Dispose();
        build.Services.Listener.UnitFinished(entry.UnitName, hasFailed: false);
    }

    /// <inheritdoc/>
    public void Fail(NuTonicException failure)
    {
        Dispose();
        HasFailed = true;
        build.Services.Listener.Report(failure.Diagnostic);
        build.Services.Listener.UnitFinished(entry.UnitName, hasFailed: true);
    }

    private IReadOnlyList<Action<CancellationToken>> Plan(CancellationToken cancellation)
    {
        _previous = build.Services.Previous(entry.UnitName);
        if (IsUpToDate())
        {
            return [];
        }

        _session = new UnitSession(entry.UnitName, _previous, build.Services) { RequireContents = requireContents };
        _warnings = new UnitWarnings(build.Services.Listener);
        QuadPlan plan = new QuadPlanner(build, entry).Plan(_previous);
        _plan = plan;
        _session.ChangedFiles = ChangedProbes.Between(_previous, plan.Probes);
        _pixels = new QuadPixels(plan, build.Steps.Patches);
        return Evaluate(plan, cancellation);
    }

    private IReadOnlyList<Action<CancellationToken>> Evaluate(QuadPlan plan, CancellationToken cancellation)
    {
        PatchJob? job = null;
        Node node = PatchesNode.Create(plan, build.Steps, left, _pixels!, (patch, colors, token) =>
            _started[patch.Patch.Id] = job!.Start(patch, colors, token));
        KnownElements known = KnownElements.Of(_previous, build.Map.Digest, node.Manifest.Fingerprint);
        job = new PatchJob(build, _session!, plan, _pixels!, known);
        _patches = _session!.Evaluate(node, cancellation).Record;
        if (_patches is null)
        {
            PatchForecast.Report(_session, plan, build, left);
            return [];
        }

        PatchesRecord record = PatchesRecord.Unpack(_patches.Payload.Span, build.Steps.Patches, plan.Path);
        _record = record;
        _findings = new PatchFinding?[record.Patches.Length];
        return [.. Enumerable.Range(0, _findings.Length).Select(number => (Action<CancellationToken>)(token =>
            _findings[number] = build.Gate.Inside(() => Run(job, record.Patches[number], token), token)))];
    }

    private PatchFinding? Run(PatchJob job, PatchRecord patch, CancellationToken cancellation)
    {
        PatchStart? start = _started.TryGetValue(patch.Patch.Id, out PatchStart? known)
            ? known
            : job.Start(patch, null, cancellation);
        return start is null ? null : job.Finish(patch, start, cancellation);
    }

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
            IsNaip = plan.Quad.IsNaip,
            License = plan.Quad.License,
            Flaws = record.Flaws,
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
            _warnings!.Report(Diagnostic.Create(
                Errors.QuadWithoutPatches,
                new SourceLocation(plan.Path),
                plan.Quad.Name,
                PatchForecast.WhyNone(record, plan, build.Steps.Patches)));
        }

        if (build.Services.Mode == BuildMode.DryRun)
        {
            return;
        }

        _session!.Commit(new UnitRecord(
            entry.UnitName,
            build.OptionsDigest,
            plan.Probes,
            [_patches!, .. findings.SelectMany(finding => finding.Nodes)],
            Summary,
            _warnings!.Reported)
        {
            Facts = QuadFormat.Pack(plan.Quad, build.Map.Digest),
        });
    }

    private bool IsUpToDate()
    {
        if (build.Services.Mode == BuildMode.Rebuild
            || requireContents
            || entry.IsOutdated
            || _previous is null
            || _previous.OptionsDigest != build.OptionsDigest
            || !new UnitProbes(entry.FolderPath, build.SourceClock).AreUnchanged(
                _previous.Probes, out ImmutableArray<ProbeRecord> probes)
            || QuadSummary.UnpackPlace(_previous.Payload.Span).Overlaps != left.Hash)
        {
            return false;
        }

        foreach (NodeRecord node in _previous.Nodes)
        {
            build.Services.Counts.Add(node.Kind, Verdict.UpToDate);
        }

        foreach (Diagnostic warning in _previous.Warnings)
        {
            build.Services.Listener.Report(warning);
        }

        Summary = _previous.Payload.ToArray();
        if (build.Services.Mode != BuildMode.DryRun && probes != _previous.Probes)
        {
            build.Services.State.Put(_previous with { Probes = probes });
        }

        return true;
    }
}
