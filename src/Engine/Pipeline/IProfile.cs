using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>A kind of data set during one pass: what its units are, and what is made from all of them.</summary>
internal interface IProfile
{
    /// <summary>Threads that its units run on; at least 1.</summary>
    int Threads { get; }

    /// <summary>Error when units failed, so that the data set is left as it was: how many.</summary>
    ErrorDescriptor NotAssembled { get; }

    /// <summary>The units of the build in order.</summary>
    /// <exception cref="NuTonicException">The sources cannot be listed.</exception>
    ImmutableArray<UnitEntry> List();

    /// <summary>
    /// Judges what one unit does to another, after a first look at all of them: units that cannot be built beside each
    /// other get a conflict, units that depend on one that changed become outdated.
    /// </summary>
    /// <param name="units">The units.</param>
    /// <param name="found">What the first look found, by position.</param>
    /// <param name="summaries">Summaries of the units whose sources are as recorded.</param>
    ImmutableArray<UnitEntry> Relate(
        ImmutableArray<UnitEntry> units, GlanceResult[] found, UnitSummaries summaries);

    /// <summary>
    /// What has to run before any unit may be finished, because it decides on other units; empty for nothing. A failure
    /// is kept for the unit, which fails with it.
    /// </summary>
    /// <param name="open">Units that need more than a look.</param>
    IReadOnlyList<IUnit> Survey(IEnumerable<UnitEntry> open);

    /// <summary>Judges once more what one unit does to another, after <see cref="Survey"/> has run.</summary>
    /// <param name="units">The units.</param>
    /// <param name="found">What the first look found, by position.</param>
    /// <param name="summaries">Summaries of the units whose sources are as recorded.</param>
    ImmutableArray<UnitEntry> Settle(
        ImmutableArray<UnitEntry> units, GlanceResult[] found, UnitSummaries summaries);

    /// <summary>In a dry run: concludes from units that were looked at to others; null when it cannot.</summary>
    /// <param name="units">How many units there are.</param>
    IForesight? Foresee(int units);

    /// <summary>A unit that the first look did not find up to date.</summary>
    /// <param name="position">Its position among all units.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="requireContents">True makes nodes dirty whose unpublished contents left the store.</param>
    IBuildUnit Open(int position, UnitEntry unit, bool requireContents);

    /// <summary>
    /// True when one of <paramref name="contents"/> is a part that a unit gives to a file of the data set.
    /// </summary>
    /// <param name="summary">Packed summary of the unit.</param>
    /// <param name="contents">Digests.</param>
    bool HasAny(byte[] summary, ImmutableHashSet<Digest> contents);

    /// <summary>Hash of everything that the units give to the data set.</summary>
    Hash128 InputsOf(UnitSummaries summaries);

    /// <summary>
    /// Begins with what is made from all units while a few of them run; they may change what they give to it.
    /// </summary>
    /// <param name="summaries">Summaries of the others.</param>
    /// <param name="open">Positions of the units that run, ascending.</param>
    /// <returns>Completes when nothing is left to do before the units have run.</returns>
    Task Anticipate(UnitSummaries summaries, int[] open);

    /// <summary>What is made from all units.</summary>
    /// <param name="summaries">All of them.</param>
    /// <param name="previous">What the last build left of it, or null.</param>
    IDatasetUnit DatasetOf(UnitSummaries summaries, UnitRecord? previous);

    /// <summary>In a dry run: reports the data set's nodes, of which some wait for units.</summary>
    /// <param name="session">The data set's unit.</param>
    /// <param name="cancellation">Stops it.</param>
    void Forecast(UnitSession session, CancellationToken cancellation);
}
