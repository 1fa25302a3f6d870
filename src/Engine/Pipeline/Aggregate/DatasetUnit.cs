using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Poi;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>What is made from all POIs together: split files, ledger of sources, settings, card.</summary>
/// <param name="build">What the build shares.</param>
/// <param name="totals">What the POIs give to it.</param>
/// <param name="previous">What the last build left of it, or null.</param>
internal sealed class DatasetUnit(
    PoiContext build, DatasetTotals totals, UnitRecord? previous) : IDatasetUnit
{
    private readonly Assembler _assembler = new(DatasetBuild.UnitName, previous, build.Services);
    private readonly AssemblyNode[] _splits = [.. totals.Splits.Select(SplitNode.Create)];
    private readonly AssemblyNode? _ledger = LedgerNode.Create(totals);

    /// <summary>Names of the nodes that are assembled.</summary>
    public static IEnumerable<string> FileNames =>
        [.. Enum.GetValues<Tiling.Split>().Select(SplitNames.Of), LedgerNode.NodeName];

    /// <summary>True when the files of POIs lie in sub-folders.</summary>
    public bool HasFolders { get; init; }

    /// <inheritdoc/>
    public DigestSequence MissingParts()
    {
        DigestSequence.Builder missing = new();
        foreach (AssemblyNode file in Files().Where(file => !_assembler.IsUpToDate(file)))
        {
            foreach (Digest part in _assembler.MissingParts(file))
            {
                missing.Add(part);
            }
        }

        return missing.ToSequence();
    }

    /// <inheritdoc/>
    public void Run(Hash128 inputs, CancellationToken cancellation)
    {
        UnitSession session = new(DatasetBuild.UnitName, previous, build.Services);
        List<NodeRecord?> records = [];
        foreach (AssemblyNode file in Files())
        {
            records.Add((_assembler.FromLastBuild(file) ?? _assembler.Assemble(file, cancellation)).Record);
        }

        records.Add(session.Evaluate(SettingsNode.Create(build), cancellation).Record);
        if (records.Any(record => record is null))
        {
            session.Follows("card", CardNode.Kind, "a split file or the settings");
            return;
        }

        ImmutableArray<SplitFacts> facts =
            [.. totals.Splits.Select((split, i) => FactsOf(split, records[i]!.Outputs[0]))];
        OutputRecord? ledger = _ledger is null ? null : records[_splits.Length]!.Outputs[0];
        build.Notes.Set(Notes());
        records.Add(session.Evaluate(CardNode.Create(build, totals, facts, ledger, HasFolders), cancellation).Record);
        if (build.Services.Mode != BuildMode.DryRun)
        {
            byte[] payload = new byte[Hash128.Length];
            inputs.WriteTo(payload);
            session.Commit(new UnitRecord(
                DatasetBuild.UnitName, build.OptionsDigest, [], [.. records.Select(record => record!)], payload, []));
        }
    }

    private IEnumerable<AssemblyNode> Files() => _ledger is null ? _splits : _splits.Append(_ledger);

    private ImmutableArray<string> Notes() => totals.CloudyTiles == 0
        ? []
        : [
            string.Create(
                CultureInfo.InvariantCulture,
                $"tiles left out: {totals.CloudyTiles} with more than "
                + $"MaxCloudFraction={build.Steps.MaxCloudFraction} under cloud or cloud shadow"),
        ];

    private static SplitFacts FactsOf(SplitTotals split, OutputRecord file) => new(
        split.Split,
        [.. Enum.GetValues<Rows.RowKind>().Select(split.Counts.Rows)],
        split.Places,
        split.Counts.Chips,
        file.Stamp.Size,
        file.Digest.ToString());
}
