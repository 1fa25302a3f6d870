namespace NuTonic.Engine.Graph;

/// <summary>What a build did with the nodes of one kind; safe to add to from several threads, without a lock.</summary>
internal sealed class KindTally
{
    private long _upToDate;
    private long _fromCache;
    private long _built;
    private long _waiting;
    private long _waitingReports;
    private long _costMicroseconds;
    private long _cachedBytes;
    private long _sizedNodes;
    private long _sizedBytes;

    /// <summary>Counts nodes.</summary>
    public void Add(Verdict verdict, int nodes = 1)
    {
        switch (verdict)
        {
            case Verdict.UpToDate:
                Interlocked.Add(ref _upToDate, nodes);
                break;
            case Verdict.FromCache:
                Interlocked.Add(ref _fromCache, nodes);
                break;
            default:
                Interlocked.Add(ref _built, nodes);
                break;
        }
    }

    /// <summary>In a dry run: counts nodes that are built only if what they wait for comes out different.</summary>
    public void AddWaiting(long nodes) => Interlocked.Add(ref _waiting, nodes);

    /// <summary>In a dry run: counts a report about waiting nodes, which stands for any number of them.</summary>
    public void AddWaitingReport()
    {
        Interlocked.Increment(ref _built);
        Interlocked.Increment(ref _waitingReports);
    }

    /// <summary>Adds the time that a node's computation took.</summary>
    public void AddCost(long microseconds) => Interlocked.Add(ref _costMicroseconds, microseconds);

    /// <summary>Adds the size of outputs that come from the cache.</summary>
    public void AddCachedBytes(long bytes) => Interlocked.Add(ref _cachedBytes, bytes);

    /// <summary>In a dry run: adds a node of the last build with the size of its outputs, as a measure of the kind.</summary>
    public void AddSized(long bytes)
    {
        Interlocked.Increment(ref _sizedNodes);
        Interlocked.Add(ref _sizedBytes, bytes);
    }

    /// <summary>The numbers so far.</summary>
    public KindCounts Read(string kind) => new(
        kind, Interlocked.Read(ref _built), Interlocked.Read(ref _fromCache), Interlocked.Read(ref _upToDate))
    {
        WaitingReports = Interlocked.Read(ref _waitingReports),
        Waiting = Interlocked.Read(ref _waiting),
        CostMicroseconds = Interlocked.Read(ref _costMicroseconds),
        CachedBytes = Interlocked.Read(ref _cachedBytes),
        SizedNodes = Interlocked.Read(ref _sizedNodes),
        SizedBytes = Interlocked.Read(ref _sizedBytes),
    };
}
