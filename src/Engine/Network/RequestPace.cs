namespace NuTonic.Engine.Network;

/// <summary>
/// When the next request may be sent: a token bucket, and the pause that a server asked all of us for. Safe for several
/// threads.
/// </summary>
/// <param name="spacing">A token is added this often; zero for no limit.</param>
/// <param name="burst">Tokens the bucket holds, at least 1: with 1, requests are spread evenly.</param>
/// <param name="time">The clock and its timers.</param>
internal sealed class RequestPace(TimeSpan spacing, int burst, TimeProvider time)
{
    private readonly Lock _lock = new();

    // When the bucket would be full again: it stands for the number of tokens without counting them.
    private DateTimeOffset _full = DateTimeOffset.UnixEpoch;
    private DateTimeOffset _pausedUntil = DateTimeOffset.UnixEpoch;

    /// <summary>Takes the next free moment and waits for it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public void Wait(CancellationToken cancellationToken) => WaitAsync(cancellationToken).GetAwaiter().GetResult();

    /// <summary>Takes the next free moment and waits for it; tells for how long.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public async Task<TimeSpan> WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan waited = TimeSpan.Zero;
        DateTimeOffset at;
        do
        {
            at = Take();
            TimeSpan delay = at - time.GetUtcNow();
            if (delay > TimeSpan.Zero)
            {
                // Some callers block on it, so it must not need their context.
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
                waited += delay;
            }
        }
        while (IsPausedBeyond(at));
        cancellationToken.ThrowIfCancellationRequested();
        return waited;
    }

    /// <summary>Waits for <paramref name="delay"/> on this clock.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public void Delay(TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, time, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Holds back all requests for <paramref name="delay"/> from now on.</summary>
    public void Pause(TimeSpan delay)
    {
        lock (_lock)
        {
            DateTimeOffset until = time.GetUtcNow() + delay;
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        }
    }

    private DateTimeOffset Take()
    {
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset token = _full - (spacing * (burst - 1));
            DateTimeOffset at = token > now ? token : now;
            at = _pausedUntil > at ? _pausedUntil : at;
            _full = (_full > at ? _full : at) + spacing;
            return at;
        }
    }

    // A pause came while this request waited: all that waited would leave together at its
    // end, so each takes a new moment.
    private bool IsPausedBeyond(DateTimeOffset at)
    {
        lock (_lock)
        {
            return _pausedUntil > at;
        }
    }
}
