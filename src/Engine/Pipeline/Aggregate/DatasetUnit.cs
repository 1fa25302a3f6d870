using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Poi;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>What is made from all POIs together: split files, settings, card.</summary>
/// <param name="build">What the build shares.</param>
/// <param name="inputs">Hash of everything the POIs give to it.</param>
/// <param name="totals">The splits.</param>
/// <param name="previous">What the last build left of it, or null.</param>
internal sealed class DatasetUnit(
    PoiContext build, Hash128 inputs, ImmutableArray<SplitTotals> totals, UnitRecord? previous) : IDatasetUnit
{
    private readonly Assembler _assembler = new(DatasetBuild.UnitName, previous, build.Services);
    private readonly AssemblyNode[] _splits = [.. totals.Select(SplitNode.Create)];

    /// <inheritdoc/>
    public ImmutableHashSet<Digest> MissingParts() =>
        [.. _splits.Where(split => !_assembler.IsUpToDate(split)).SelectMany(_assembler.MissingParts)];

    /// <inheritdoc/>
    public void Run(CancellationToken cancellation)
    {
        UnitSession session = new(DatasetBuild.UnitName, previous, build.Services);
        List<NodeRecord?> records = [];
        foreach (AssemblyNode split in _splits)
        {
            records.Add((_assembler.FromLastBuild(split) ?? _assembler.Assemble(split, cancellation)).Record);
        }

        records.Add(session.Evaluate(SettingsNode.Create(build), cancellation).Record);
        if (records.Any(record => record is null))
        {
            session.Follows("card", CardNode.Kind, "a split file or the settings");
            return;
        }

        ImmutableArray<SplitFacts> facts =
            [.. totals.Select((split, i) => FactsOf(split, records[i]!.Outputs[0]))];
        records.Add(session.Evaluate(CardNode.Create(build, totals, facts), cancellation).Record);
        if (build.Services.Mode != BuildMode.DryRun)
        {
            byte[] payload = new byte[Hash128.Length];
            inputs.WriteTo(payload);
            session.Commit(new UnitRecord(
                DatasetBuild.UnitName, build.OptionsDigest, [], [.. records.Select(record => record!)], payload, []));
        }
    }

    private static SplitFacts FactsOf(SplitTotals split, OutputRecord file) => new(
        split.Split,
        [.. Enum.GetValues<Rows.RowKind>().Select(split.Counts.Rows)],
        split.Places,
        split.Counts.Chips,
        file.Stamp.Size,
        file.Digest.ToString());
}
