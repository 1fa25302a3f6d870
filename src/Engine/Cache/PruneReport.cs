namespace NuTonic.Engine.Cache;

/// <summary>What pruning did.</summary>
internal sealed record PruneReport
{
    /// <summary>Results removed.</summary>
    public int Actions { get; init; }

    /// <summary>Contents removed.</summary>
    public int Contents { get; init; }

    /// <summary>Files removed that no row named: of killed builds, damaged ones, indexes that were set aside.</summary>
    public int StrayFiles { get; init; }

    /// <summary>Size of all that was removed.</summary>
    public long FreedBytes { get; init; }

    /// <summary>Size of what stays.</summary>
    public long LeftBytes { get; init; }

    /// <summary>Results and contents that had to go and stay because a running build uses them.</summary>
    public int InUse { get; init; }

    /// <summary>Size of what the caller's data set consists of, when part of that had to go; else 0.</summary>
    public long NeededBytes { get; init; }
}
