using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>What is made from all POIs together: split files, settings, card.</summary>
/// <param name="build">What the build shares.</param>
/// <param name="totals">The splits.</param>
internal sealed class DatasetUnit(BuildContext build, ImmutableArray<SplitTotals> totals)
{
    /// <summary>Name of the unit; no POI folder can have it.</summary>
    public const string Name = "dataset";

    private readonly UnitRecord? _previous = build.Services.State.Find(Name);
    private readonly AssemblyNode[] _splits = [.. totals.Select(SplitNode.Create)];

    /// <summary>Contents that a split file has to be assembled from and that the store no longer has.</summary>
    public ImmutableHashSet<Digest> MissingParts()
    {
        Assembler assembler = new(Name, _previous, build.Services);
        return [.. _splits.Where(split => !assembler.IsUpToDate(split)).SelectMany(assembler.MissingParts)];
    }

    /// <summary>Evaluates and publishes everything.</summary>
    public void Run(CancellationToken cancellation)
    {
        Assembler assembler = new(Name, _previous, build.Services);
        UnitSession session = new(Name, _previous, build.Services);
        List<NodeRecord?> records = [];
        foreach (AssemblyNode split in _splits)
        {
            records.Add((assembler.FromLastBuild(split) ?? assembler.Assemble(split, cancellation)).Record);
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
            session.Commit(new UnitRecord(
                Name, build.OptionsDigest, [], [.. records.Select(record => record!)], ReadOnlyMemory<byte>.Empty, []));
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
