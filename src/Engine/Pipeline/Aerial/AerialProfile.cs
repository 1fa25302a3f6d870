using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Aggregate;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>One pass over a data set of aerial patches: its units are quads.</summary>
/// <param name="build">What the build shares.</param>
internal sealed class AerialProfile(AerialContext build) : IProfile
{
    /// <summary>Name of the shards and what goes with each, where a dry run cannot tell them apart.</summary>
    public const string ShardGroup = "shards";

    private readonly Dictionary<string, QuadSurvey> _surveys = new(StringComparer.Ordinal);
    private Lazy<ImmutableDictionary<string, LeftPatches>> _left = new(ImmutableDictionary<string, LeftPatches>.Empty);
    private Lazy<ImmutableDictionary<string, ImmutableHashSet<long>>> _duplicates =
        new(ImmutableDictionary<string, ImmutableHashSet<long>>.Empty);

    /// <summary>Threads that wait for a server do not compute: there may be more of them than cores.</summary>
    public int Threads => build.Steps.Chat is null
        ? build.Options.Threads
        : Math.Max(build.Options.Threads, build.Options.Set.Integer("CaptionConcurrency"));

    /// <inheritdoc/>
    public ErrorDescriptor NotAssembled => Errors.ShardsNotAssembled;

    /// <inheritdoc/>
    public ImmutableArray<UnitEntry> List() =>
        [.. build.Files.Keys.Order(StringComparer.Ordinal).Select(name => new UnitEntry(build.SourceRoot, "", name))];

    /// <summary>
    /// Quads that leave other patches to their neighbours than when they were built become outdated. After a complete
    /// build of these very quads nothing has to be looked at.
    /// </summary>
    public ImmutableArray<UnitEntry> Relate(
        ImmutableArray<UnitEntry> units, GlanceResult[] found, UnitSummaries summaries)
    {
        if (!build.Steps.DropOverlaps)
        {
            return MarkReserved(units);
        }

        // A quad may be evaluated later, when the cache lost what it gave.
        _left = new(() => new QuadOverlaps(build).Find(units, found, summaries));
        if (IsAsRecorded(found, summaries))
        {
            return MarkReserved(units);
        }

        return MarkReserved([.. units.Select((unit, i) => found[i] == GlanceResult.UpToDate
            && QuadSummary.UnpackRelation(summaries[i]).Overlaps != LeftOf(unit).Hash
                ? unit with { IsOutdated = true }
                : unit)]);
    }

    /// <summary>
    /// Quads are surveyed when patches of equal pixels are taken once. A dry run, which may not know the pixels,
    /// goes by those of the last build.
    /// </summary>
    public IReadOnlyList<IUnit> Survey(IEnumerable<UnitEntry> open)
    {
        if (build.Steps.DropDuplicates && build.Services.Mode != BuildMode.DryRun)
        {
            foreach (UnitEntry unit in open.Where(unit => unit.Conflict is null))
            {
                _surveys.Add(unit.UnitName, new QuadSurvey(build, unit, LeftOf(unit), requireContents: false));
            }
        }

        return [.. _surveys.Values];
    }

    /// <summary>
    /// Quads with a patch that now stays because a duplicate is gone become outdated, and those with one that now goes.
    /// </summary>
    public ImmutableArray<UnitEntry> Settle(
        ImmutableArray<UnitEntry> units, GlanceResult[] found, UnitSummaries summaries)
    {
        if (!build.Steps.DropDuplicates)
        {
            return units;
        }

        Dictionary<string, QuadSurvey> surveys = new(_surveys, StringComparer.Ordinal);
        _duplicates = new(() => new QuadDuplicates(build).Find(units, surveys, summaries));
        if (IsAsRecorded(found, summaries))
        {
            return units;
        }

        return [.. units.Select((unit, i) => found[i] == GlanceResult.UpToDate
            && !QuadSummary.UnpackRelation(summaries[i]).LeftOut(DuplicatesOf(unit))
                ? unit with { IsOutdated = true }
                : unit)];
    }

    /// <summary>Not at all: a quad has many patches, and there are few quads.</summary>
    public IForesight? Foresee(int units) => null;

    /// <inheritdoc/>
    public IBuildUnit Open(int position, UnitEntry unit, bool requireContents)
    {
#pragma warning disable CA2000 // The unit closes it when it completes or fails.
        bool isSurveyed = _surveys.Remove(unit.UnitName, out QuadSurvey? survey);
        survey ??= new QuadSurvey(build, unit, LeftOf(unit), requireContents);
#pragma warning restore CA2000
        return new QuadUnit(build, unit, LeftOf(unit), DuplicatesOf(unit), survey, isSurveyed);
    }

    /// <inheritdoc/>
    public bool HasAny(byte[] summary, ImmutableHashSet<Digest> contents)
    {
        QuadSummary quad = QuadSummary.Unpack(summary);
        return quad.Rejected.Any(rejected => contents.Contains(rejected.Lines))
            || quad.Samples.Any(sample => sample.Contents.Any(contents.Contains));
    }

    /// <summary>Changes when a quad comes, goes or gives other samples.</summary>
    public Hash128 InputsOf(UnitSummaries summaries) => summaries.Hash(build.IsSampleWorld);

    /// <inheritdoc/>
    public Task Anticipate(UnitSummaries summaries, int[] open) => Task.CompletedTask;

    /// <inheritdoc/>
    public IDatasetUnit DatasetOf(UnitSummaries summaries, UnitRecord? previous) =>
        new AerialDatasetUnit(
            build, [.. summaries.All().Select(packed => QuadSummary.Unpack(packed))], previous);

    /// <summary>The settings are known without the quads.</summary>
    public void Forecast(UnitSession session, CancellationToken cancellation)
    {
        session.Evaluate(SettingsNode.Create(build), cancellation);
        session.Follows(ShardGroup, ShardNode.Kind, "a quad", Math.Max(1, LastOf(ShardNode.Kind)));
        foreach (string kind in (string[])
            [
                ShardNode.FactsKind,
                ShardTableNodes.TableKind,
                ShardTableNodes.IndexKind,
                RowFiles.PictureKind,
                RowFiles.RowsKind,
            ])
        {
            if (LastOf(kind) is > 0 and int nodes)
            {
                build.Services.Counts.Of(kind).AddWaiting(nodes);
            }
        }

        if (build.Steps.ImageTextRows)
        {
            session.Follows("splits", SplitNode.Kind, "a quad", Enum.GetValues<Tiling.Split>().Length);
        }

        session.Follows("rejected", ShardNode.RejectedKind, "a quad");
        session.Follows("attribution", AerialCardNode.AttributionKind, "a quad");
        session.Follows("card", CardNode.Kind, "a shard");
    }

    private int LastOf(string kind) =>
        build.Services.State.Find(DatasetBuild.UnitName)?.Nodes.Count(node => node.Kind == kind) ?? 0;

    private LeftPatches LeftOf(UnitEntry unit) => _left.Value.GetValueOrDefault(unit.UnitName, LeftPatches.None);

    private ImmutableHashSet<long> DuplicatesOf(UnitEntry unit) =>
        _duplicates.Value.GetValueOrDefault(unit.UnitName, ImmutableHashSet<long>.Empty);

    private bool IsAsRecorded(GlanceResult[] found, UnitSummaries summaries) =>
        Array.TrueForAll(found, result => result == GlanceResult.UpToDate)
        && build.Services.State.Find(DatasetBuild.UnitName)?.Payload is { Length: Hash128.Length } recorded
        && Hash128.Read(recorded.Span) == InputsOf(summaries);

    // The name of what is made from all units.
    private ImmutableArray<UnitEntry> MarkReserved(ImmutableArray<UnitEntry> units) =>
        [.. units.Select(unit => unit.UnitName == DatasetBuild.UnitName
            ? unit with
            {
                Conflict = Diagnostic.Create(
                    Errors.QuadNameUnsafe,
                    null,
                    Path.Combine(unit.Root, build.Files[unit.UnitName].RelativePath),
                    "it is reserved for the data set itself"),
            }
            : unit)];
}
