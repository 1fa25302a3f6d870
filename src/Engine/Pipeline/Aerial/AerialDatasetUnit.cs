using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Packaging.Shards;
using NuTonic.Engine.Pipeline.Aggregate;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>What is made from all quads together: shards, what lies beside them, settings, card.</summary>
internal sealed class AerialDatasetUnit : IDatasetUnit
{
    private readonly AerialContext _build;
    private readonly ImmutableArray<QuadSummary> _quads;
    private readonly UnitRecord? _previous;
    private readonly ShardSamples _samples;
    private readonly RowFiles? _rows;
    private readonly Assembler _assembler;
    private readonly AssemblyNode[] _files;

    /// <summary>Plans the shards.</summary>
    /// <param name="build">What the build shares.</param>
    /// <param name="quads">The quads in order.</param>
    /// <param name="previous">What the last build left of it, or null.</param>
    /// <exception cref="NuTonicException">NT3103: two patches have one id; NT6104, NT6105: the shards.</exception>
    public AerialDatasetUnit(AerialContext build, ImmutableArray<QuadSummary> quads, UnitRecord? previous)
    {
        _build = build;
        _quads = quads;
        _previous = previous;
        _samples = ShardSamples.Of(quads, build.Steps);
        _rows = build.Steps.ImageTextRows ? new RowFiles(build, quads) : null;
        _assembler = new Assembler(DatasetBuild.UnitName, previous, build.Services);
        Digest end = End(build.Services);
        _files =
        [
            .. _samples.Shards.Select((samples, shard) => ShardNode.Create(shard, samples, end)),
            .. _samples.Shards.Select((samples, shard) => ShardNode.Facts(shard, samples)),
            ShardNode.Rejected(RejectedTable.Path, quads),
        ];
    }

    /// <inheritdoc/>
    public DigestSequence MissingParts() =>
    [
        .. _files.Where(file => !_assembler.IsUpToDate(file)).SelectMany(_assembler.MissingParts),
        .. _samples.Shards
            .Where((samples, shard) => !IsAsPublished(ShardTableNodes.Table(_build.Services, shard, samples)))
            .SelectMany(samples => Lost(samples.Select(sample => sample.Entry))),
        .. _rows?.MissingParts() ?? [],
    ];

    /// <inheritdoc/>
    public void Run(Hash128 inputs, CancellationToken cancellation)
    {
        UnitSession session = new(DatasetBuild.UnitName, _previous, _build.Services);
        List<NodeRecord?> records = [];
        foreach (AssemblyNode file in _files)
        {
            records.Add((_assembler.FromLastBuild(file) ?? _assembler.Assemble(file, cancellation)).Record);
        }

        foreach (Node table in Tables())
        {
            records.Add(session.Evaluate(table, cancellation).Record);
        }

        IReadOnlyList<NodeRecord?> rows = _rows?.Evaluate(session, _assembler, cancellation) ?? [];
        records.AddRange(rows);
        records.Add(session.Evaluate(SettingsNode.Create(_build), cancellation).Record);
        if (records.Any(record => record is null))
        {
            session.Follows("card", CardNode.Kind, "a shard or the settings");
            return;
        }

        AerialCardFacts facts = AerialCardNode.FactsOf(_build, _quads, _samples, _rows?.RowsBySplit ?? []);
        _build.Notes.Set(AerialNotes.Of(facts));
        records.Add(session.Evaluate(AerialCardNode.Create(_build, facts), cancellation).Record);
        records.Add(session.Evaluate(AerialCardNode.Attribution(facts), cancellation).Record);
        Commit(session, records, inputs);
    }

    private void Commit(UnitSession session, List<NodeRecord?> records, Hash128 inputs)
    {
        ImmutableArray<Diagnostic> warnings = Warnings();
        foreach (Diagnostic warning in warnings)
        {
            _build.Services.Listener.Report(warning);
        }

        if (_build.Services.Mode != BuildMode.DryRun && records.All(record => record is not null))
        {
            byte[] payload = new byte[Hash128.Length];
            inputs.WriteTo(payload);
            session.Commit(new UnitRecord(
                DatasetBuild.UnitName,
                _build.OptionsDigest,
                [],
                [.. records.Select(record => record!)],
                payload,
                warnings));
        }
    }

    private ImmutableArray<Diagnostic> Warnings()
    {
        int bare = _quads.Sum(quad => quad.WithoutElements);
        int small = _quads.Sum(quad => quad.WithoutSubject);
        bool hasNone = _samples.Shards.IsEmpty && bare + small > 0 && _build.Map.Exists;
        return
        [
            .. _build.Map.Cut() is { } cut ? [cut] : (Diagnostic[])[],
            .. hasNone ? [Diagnostic.Create(Errors.NoSamples, null, bare + small, bare, small)] : (Diagnostic[])[],
        ];
    }

    private IEnumerable<Node> Tables() => _samples.Shards.SelectMany((samples, shard) => (Node[])
    [
        ShardTableNodes.Table(_build.Services, shard, samples),
        .. _build.Steps.ShardIndex ? [ShardTableNodes.Index(shard, samples)] : (Node[])[],
    ]);

    // Whether the cache has the table is not asked: its rows are small, and asking costs as much as reading them.
    private bool IsAsPublished(Node table) =>
        _previous?.Nodes.FirstOrDefault(node => node.Name == table.Name) is { } last
        && last.Fingerprint == table.Manifest.Fingerprint
        && _build.Services.Outputs.Check(last.Outputs[0], out _) is OutputState.Intact or OutputState.Touched;

    private IEnumerable<Digest> Lost(IEnumerable<Digest> contents) =>
        contents.Where(content => !_build.Services.Contents.Contains(content));

    // Every shard ends with it; a dry run only has to know its digest.
    private static Digest End(BuildServices services)
    {
        byte[] end = TarEnd.Create();
        return services.Mode == BuildMode.DryRun ? Digest.Of(end) : services.Contents.Put(end);
    }
}
