using System.Collections.Immutable;
using System.IO.Hashing;
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
    BuildContext build, Hash128 inputs, ImmutableArray<SplitTotals> totals, UnitRecord? previous)
{
    /// <summary>Name of the unit; no POI folder can have it.</summary>
    public const string Name = "dataset";

    private readonly Assembler _assembler = new(Name, previous, build.Services);
    private readonly AssemblyNode[] _splits = [.. totals.Select(SplitNode.Create)];

    /// <summary>Changes when a POI comes, goes or gets other rows, or the card has to name other sources.</summary>
    public static Hash128 Inputs(BuildContext build, PoiSummaries pois)
    {
        XxHash128 hash = new();
        hash.Append([build.Options.PoiRoot is null ? (byte)1 : (byte)0]);
        pois.AppendTo(hash);
        return Hash128.Of(hash);
    }

    /// <summary>True when neither the POIs nor the options changed and the files are as they were published; its nodes
    /// are counted then.</summary>
    public static bool IsUpToDate(BuildContext build, Hash128 inputs)
    {
        if (build.Services.Mode == BuildMode.Rebuild)
        {
            return false;
        }

        // It has no sources: what it is made of comes from the POIs.
        string root = build.Services.Outputs.Root;
        using UnitGlance glance = new(build.Services.State, build.OptionsDigest, root, root);
        if (glance.Look(Name, "", out byte[]? payload, out _) != GlanceResult.UpToDate
            || payload!.Length != Hash128.Length || Hash128.Read(payload) != inputs)
        {
            return false;
        }

        glance.AddTo(build.Services.Counts);
        return true;
    }

    /// <summary>Contents that a split file has to be assembled from and that the store no longer has.</summary>
    public ImmutableHashSet<Digest> MissingParts() =>
        [.. _splits.Where(split => !_assembler.IsUpToDate(split)).SelectMany(_assembler.MissingParts)];

    /// <summary>Evaluates and publishes everything.</summary>
    public void Run(CancellationToken cancellation)
    {
        UnitSession session = new(Name, previous, build.Services);
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
                Name, build.OptionsDigest, [], [.. records.Select(record => record!)], payload, []));
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
