using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Captions;

/// <summary>
/// The tokens that a build may use. A request reserves what it may need and gives back what it did not, so that
/// requests side by side do not overdraw. Safe for several threads.
/// </summary>
/// <param name="limit">Tokens; 0 for no limit.</param>
internal sealed class TokenBudget(long limit)
{
    private readonly object _lock = new();
    private long _used;
    private long _reserved;

    /// <summary>Tokens that answers have used.</summary>
    public long Used
    {
        get
        {
            lock (_lock)
            {
                return _used;
            }
        }
    }

    /// <summary>
    /// Reserves <paramref name="tokens"/>; waits for other requests when they may still give back enough.
    /// </summary>
    /// <exception cref="NuTonicException">NT5516: not that many are left.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public void Reserve(int tokens, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = cancellationToken.Register(Wake);
        lock (_lock)
        {
            while (limit > 0 && _used + _reserved + tokens > limit)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_reserved == 0 || _used + tokens > limit)
                {
                    throw new NuTonicException(Errors.CaptionBudgetUsed, null, limit, _used, tokens);
                }

                Monitor.Wait(_lock);
            }

            _reserved += tokens;
        }
    }

    /// <summary>Replaces a reservation by what was really used.</summary>
    public void Settle(int reserved, int used)
    {
        lock (_lock)
        {
            _reserved -= reserved;
            _used += used;
            Monitor.PulseAll(_lock);
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            Monitor.PulseAll(_lock);
        }
    }
}
