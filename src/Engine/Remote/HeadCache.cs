namespace NuTonic.Engine.Remote;

/// <summary>
/// Heads of the files that were opened last, so that POIs that lie in one scene ask for each of its heads once. Who
/// asks first waits for the server, the others for him; if he fails they ask themselves, because an error names whom it
/// is for. Safe for several threads.
/// </summary>
/// <param name="mostBytes">Most bytes of heads that are kept.</param>
internal sealed class HeadCache(long mostBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RemoteHead> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _asking = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long _bytes;

    /// <summary>The head of <paramref name="file"/>, kept or from <paramref name="read"/>.</summary>
    /// <param name="file">The file; its address counts.</param>
    /// <param name="read">Asks the server; null for one that answers no ranges.</param>
    /// <param name="cancellationToken">Ends the wait for another one.</param>
    public async Task<RemoteHead?> GetAsync(
        RemoteFile file, Func<Task<RemoteHead?>> read, CancellationToken cancellationToken)
    {
        string key = file.Address.AbsoluteUri;
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            Task? other;
            lock (_lock)
            {
                if (_heads.TryGetValue(key, out RemoteHead? kept))
                {
                    return kept;
                }

                if (!_asking.TryGetValue(key, out other))
                {
                    _asking.Add(key, mine.Task);
                }
            }

            if (other is null)
            {
                return await LeadAsync(key, mine, read);
            }

            await other.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets the head of a file that is another one now.</summary>
    public void Forget(RemoteFile file)
    {
        lock (_lock)
        {
            Remove(file.Address.AbsoluteUri);
        }
    }

    private async Task<RemoteHead?> LeadAsync(string key, TaskCompletionSource mine, Func<Task<RemoteHead?>> read)
    {
        RemoteHead? head = null;
        try
        {
            return head = await read();
        }
        finally
        {
            lock (_lock)
            {
                _asking.Remove(key);
                Keep(key, head);
            }

            mine.SetResult();
        }
    }

    private void Keep(string key, RemoteHead? head)
    {
        if (head is null)
        {
            return;
        }

        _heads[key] = head;
        _order.Enqueue(key);
        _bytes += head.Bytes;
        while (_bytes > mostBytes && _order.TryDequeue(out string? oldest))
        {
            Remove(oldest);
        }
    }

    private void Remove(string key)
    {
        if (_heads.Remove(key, out RemoteHead? head))
        {
            _bytes -= head.Bytes;
        }
    }
}
