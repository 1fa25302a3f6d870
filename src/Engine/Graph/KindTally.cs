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
    private KindCounts _before = new("", 0, 0, 0);

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
    public void AddWaitingReport() => AddWaitingReports(1);

    /// <summary>In a dry run: counts reports about waiting nodes.</summary>
    public void AddWaitingReports(int reports)
    {
        Interlocked.Add(ref _built, reports);
        Interlocked.Add(ref _waitingReports, reports);
    }

    /// <summary>Adds the time that a node's computation took.</summary>
    public void AddCost(long microseconds) => Interlocked.Add(ref _costMicroseconds, microseconds);

    /// <summary>Adds the size of outputs that come from the cache.</summary>
    public void AddCachedBytes(long bytes) => Interlocked.Add(ref _cachedBytes, bytes);

    /// <summary>
    /// In a dry run: adds a node of the last build with the size of its outputs, as a measure of the kind.
    /// </summary>
    public void AddSized(long bytes) => AddSized(1, bytes);

    /// <summary>In a dry run: adds nodes of the last build with the size of their outputs together.</summary>
    public void AddSized(long nodes, long bytes)
    {
        Interlocked.Add(ref _sizedNodes, nodes);
        Interlocked.Add(ref _sizedBytes, bytes);
    }

    /// <summary>
    /// Starts another look at the same nodes: what was built before stays built, although it is found in the cache or
    /// up to date now. Call it between passes.
    /// </summary>
    public void BeginPass()
    {
        _before = Verdicts();
        Interlocked.Exchange(ref _built, 0);
        Interlocked.Exchange(ref _fromCache, 0);
        Interlocked.Exchange(ref _upToDate, 0);
    }

    /// <summary>The numbers so far.</summary>
    public KindCounts Read(string kind) => Verdicts() with
    {
        Kind = kind,
        WaitingReports = Interlocked.Read(ref _waitingReports),
        Waiting = Interlocked.Read(ref _waiting),
        CostMicroseconds = Interlocked.Read(ref _costMicroseconds),
        CachedBytes = Interlocked.Read(ref _cachedBytes),
        SizedNodes = Interlocked.Read(ref _sizedNodes),
        SizedBytes = Interlocked.Read(ref _sizedBytes),
    };

    // Each node once, with the most that was done for it in any pass.
    private KindCounts Verdicts()
    {
        long built = Interlocked.Read(ref _built);
        long fromCache = Interlocked.Read(ref _fromCache);
        long nodes = built + fromCache + Interlocked.Read(ref _upToDate);
        nodes = Math.Max(nodes, _before.Built + _before.FromCache + _before.UpToDate);
        built = Math.Min(nodes, _before.Built + built);
        fromCache = Math.Min(nodes - built, _before.FromCache + fromCache);
        return new KindCounts("", built, fromCache, nodes - built - fromCache);
    }
}
