using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// The first half of a quad: its patches, their facts and pictures. All quads that need it are surveyed before the
/// first caption is asked for, because captions cost and patches of other quads may have the same pixels. The pixels
/// are read once, from north to south, when the patches are not known.
/// </summary>
/// <remarks>What is kept until the captions are due is a few hundred bytes for each patch, no pixel.</remarks>
/// <param name="build">What the build shares.</param>
/// <param name="entry">The quad's unit.</param>
/// <param name="left">Patches that are left to other quads.</param>
/// <param name="requireContents">True makes nodes dirty whose unpublished contents left the store.</param>
internal sealed class QuadSurvey(AerialContext build, UnitEntry entry, LeftPatches left, bool requireContents)
    : IUnit, IDisposable
{
    private readonly Dictionary<long, PatchStart?> _started = [];
    private UnitRecord? _previous;
    private QuadPixels? _pixels;
    private PatchJob? _job;
    private PatchStart?[] _starts = [];
    private bool[] _isStarted = [];

    /// <summary>Why the quad cannot be built; null when it can.</summary>
    public NuTonicException? Failure { get; private set; }

    /// <summary>
    /// The quad as the last build left it when nothing but duplicates can have changed since; null when it has to be
    /// evaluated.
    /// </summary>
    public UnitRecord? Unchanged { get; private set; }

    /// <summary>The quad; null before it is planned.</summary>
    public QuadPlan? Plan { get; private set; }

    /// <summary>Its nodes.</summary>
    public UnitSession Session { get; private set; } = null!;

    /// <summary>Node of its patches; null in a dry run that does not know them.</summary>
    public NodeRecord? PatchesNodeRecord { get; private set; }

    /// <summary>Its patches; null like <see cref="PatchesNodeRecord"/>.</summary>
    public PatchesRecord? Record { get; private set; }

    /// <summary>Evaluates what comes before captions, and captions.</summary>
    public PatchJob Job => _job!;

    /// <summary>Patches that could become samples, after the survey; null when that is not known.</summary>
    public ImmutableArray<PatchClaim>? Claims { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<Action<CancellationToken>> Begin(CancellationToken cancellation) => build.Gate.Inside(
        () =>
        {
            Look();
            if (Unchanged is not null)
            {
                return [];
            }

            Evaluate(cancellation);
            return (IReadOnlyList<Action<CancellationToken>>)[.. Enumerable.Range(0, _starts.Length)
                .Where(number => !_isStarted[number])
                .Select(number => (Action<CancellationToken>)(token =>
                    build.Gate.Inside(() => StartOf(number, token), token)))];
        },
        cancellation);

    /// <inheritdoc/>
    public void Complete(CancellationToken cancellation)
    {
        if (Unchanged is not null)
        {
            Claims = QuadSummary.UnpackRelation(Unchanged.Payload.Span).Claims;
            return;
        }

        Claims = Record is null ? null : ClaimsOf(ImmutableHashSet<long>.Empty);
        Session.Suspend();
        _job = new PatchJob(build, Session, Plan!, _pixels!, KnownElements.None);
        _pixels!.Dispose();
    }

    /// <inheritdoc/>
    public void Fail(NuTonicException failure)
    {
        Failure = failure;
        Dispose();
    }

    /// <summary>
    /// Finds out whether the quad is as the last build left it; call it before <see cref="Evaluate"/>.
    /// </summary>
    public void Look()
    {
        _previous = build.Services.State.Find(entry.UnitName);
        Unchanged = AsLastBuilt();
    }

    /// <summary>Plans the quad and evaluates its patches.</summary>
    /// <exception cref="NuTonicException">The quad cannot be read.</exception>
    public void Evaluate(CancellationToken cancellation)
    {
        Unchanged = null;
        Session = new UnitSession(entry.UnitName, _previous, build.Services) { RequireContents = requireContents };
        Plan = new QuadPlanner(build, entry).Plan(_previous);
        Session.ChangedFiles = ChangedProbes.Between(_previous, Plan.Probes);
        _pixels = new QuadPixels(Plan, build.Steps.Patches);
        Node node = PatchesNode.Create(Plan, build.Steps, left, _pixels, (patch, colors, token) =>
            _started[patch.Patch.Id] = _job!.Start(patch, colors, token));
        _job = new PatchJob(
            build, Session, Plan, _pixels, KnownElements.Of(_previous, build.Map.Digest, node.Manifest.Fingerprint));
        PatchesNodeRecord = Session.Evaluate(node, cancellation).Record;
        if (PatchesNodeRecord is not null)
        {
            Record = PatchesRecord.Unpack(PatchesNodeRecord.Payload.Span, build.Steps.Patches, Plan.Path);
            _starts = new PatchStart?[Record.Patches.Length];
            _isStarted = new bool[_starts.Length];
            for (int i = 0; i < _starts.Length; i++)
            {
                _isStarted[i] = _started.Remove(Record.Patches[i].Patch.Id, out _starts[i]);
            }
        }

        _previous = null;
    }

    /// <summary>
    /// Evaluates facts and picture of a patch, once; null when a dry run met facts that are not known.
    /// </summary>
    public PatchStart? StartOf(int number, CancellationToken cancellation)
    {
        if (!_isStarted[number])
        {
            _starts[number] = _job!.Start(Record!.Patches[number], null, cancellation);
            _isStarted[number] = true;
        }

        return _starts[number];
    }

    /// <summary>Patches that could become samples, with those marked that are left out; when all are started.</summary>
    public ImmutableArray<PatchClaim> ClaimsOf(ImmutableHashSet<long> duplicates) =>
    [
        .. Record!.Patches
            .Where((_, number) => _starts[number] is { HasSubject: true })
            .Select(patch => new PatchClaim(patch.Patch.Id, patch.Pixels, duplicates.Contains(patch.Patch.Id))),
    ];

    /// <summary>Closes the quad and gives back its records.</summary>
    public void Dispose()
    {
        _pixels?.Dispose();
        _previous = null;
        _job = null;
        _starts = [];
        _started.Clear();
        Session = null!;
        Unchanged = null;
        Plan = null;
        PatchesNodeRecord = null;
        Record = null;
    }

    private UnitRecord? AsLastBuilt()
    {
        if (build.Services.Mode == BuildMode.Rebuild
            || requireContents
            || entry.IsOutdated
            || _previous is null
            || _previous.OptionsDigest != build.OptionsDigest
            || !new UnitProbes(entry.FolderPath, build.SourceClock).AreUnchanged(
                _previous.Probes, out ImmutableArray<ProbeRecord> probes)
            || QuadSummary.UnpackRelation(_previous.Payload.Span).Overlaps != left.Hash)
        {
            return null;
        }

        return probes == _previous.Probes ? _previous : _previous with { Probes = probes };
    }
}
