namespace NuTonic.Engine.Captions;

/// <summary>
/// When the next request may be sent: requests per minute, spread evenly, and the pause that a server asked all of us
/// for. Safe for several threads.
/// </summary>
/// <param name="perMinute">Most requests in any minute; 0 for no limit.</param>
/// <param name="time">The clock and its timers.</param>
internal sealed class RequestPace(int perMinute, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _spacing = perMinute > 0 ? TimeSpan.FromMinutes(1) / perMinute : TimeSpan.Zero;
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Takes the next free moment and waits for it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public void Wait(CancellationToken cancellationToken)
    {
        DateTimeOffset at;
        do
        {
            at = Take();
            TimeSpan delay = at - time.GetUtcNow();
            if (delay > TimeSpan.Zero)
            {
                Delay(delay, cancellationToken);
            }
        }
        while (IsPausedBeyond(at));
        cancellationToken.ThrowIfCancellationRequested();
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
            DateTimeOffset at = _next > now ? _next : now;
            at = _pausedUntil > at ? _pausedUntil : at;
            _next = at + _spacing;
            return at;
        }
    }

    // A pause came while this request waited: all that waited would leave together at its end, so each takes a new moment.
    private bool IsPausedBeyond(DateTimeOffset at)
    {
        lock (_lock)
        {
            return _pausedUntil > at;
        }
    }
}
