namespace NuTonic.Engine.Graph;

/// <summary>What a build did with the nodes of one kind.</summary>
/// <param name="Kind">Kind of the nodes, such as "tile/chip".</param>
/// <param name="Built">Computed, or in a dry run: to be computed.</param>
/// <param name="FromCache">Taken from the cache.</param>
/// <param name="UpToDate">As the last build left them.</param>
internal sealed record KindCounts(string Kind, long Built, long FromCache, long UpToDate)
{
    /// <summary>In a dry run: nodes, at most, that are built if what they wait for comes out different.</summary>
    public long Waiting { get; init; }

    /// <summary>In a dry run: reports about waiting nodes, which <see cref="Built"/> counts.</summary>
    public long WaitingReports { get; init; }

    /// <summary>In a dry run: nodes that are certainly computed.</summary>
    public long Certain => Built - WaitingReports;

    /// <summary>Time of the computations together, on all threads.</summary>
    public long CostMicroseconds { get; init; }

    /// <summary>Bytes of the outputs that came from the cache.</summary>
    public long CachedBytes { get; init; }

    /// <summary>In a dry run: nodes of the last build that were looked at.</summary>
    public long SizedNodes { get; init; }

    /// <summary>In a dry run: bytes of the outputs of <see cref="SizedNodes"/>.</summary>
    public long SizedBytes { get; init; }
}
