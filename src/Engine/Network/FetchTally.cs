namespace NuTonic.Engine.Network;

/// <summary>Counts what was asked of servers, for the summary of a build. Safe for several threads.</summary>
internal sealed class FetchTally
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Purpose, string Host), FetchCount> _counts = [];

    /// <summary>All counts, ordered by purpose and host.</summary>
    public IReadOnlyList<FetchCount> Counts
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _counts.Values.OrderBy(count => count.Purpose, StringComparer.Ordinal)
                        .ThenBy(count => count.Host, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>The sum of all counts; its purpose and host are empty.</summary>
    public FetchCount Total => Counts.Aggregate(new FetchCount(string.Empty, string.Empty), (sum, count) => sum with
    {
        Requests = sum.Requests + count.Requests,
        Bytes = sum.Bytes + count.Bytes,
        FromStore = sum.FromStore + count.FromStore,
        Confirmed = sum.Confirmed + count.Confirmed,
        Waited = sum.Waited + count.Waited,
    });

    /// <summary>A request is sent to <paramref name="address"/> after a wait for its turn.</summary>
    public void AddRequest(FetchRequest request, Uri address, TimeSpan waited) =>
        Change(request, address, count => count with { Requests = count.Requests + 1, Waited = count.Waited + waited });

    /// <summary>Bytes arrived.</summary>
    public void AddBytes(FetchRequest request, Uri address, long bytes) =>
        Change(request, address, count => count with { Bytes = count.Bytes + bytes });

    /// <summary>An answer needed no request.</summary>
    public void AddStored(FetchRequest request) =>
        Change(request, request.Address, count => count with { FromStore = count.FromStore + 1 });

    /// <summary>A server confirmed a stored answer.</summary>
    public void AddConfirmed(FetchRequest request) =>
        Change(request, request.Address, count => count with { Confirmed = count.Confirmed + 1 });

    private void Change(FetchRequest request, Uri address, Func<FetchCount, FetchCount> change)
    {
        (string, string) key = (request.Purpose, address.Authority);
        lock (_lock)
        {
            _counts[key] = change(_counts.GetValueOrDefault(key) ?? new FetchCount(request.Purpose, address.Authority));
        }
    }
}
