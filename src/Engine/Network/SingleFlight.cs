using System.Collections.Concurrent;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Network;

/// <summary>
/// Lets several threads that want the same thing wait for one that gets it. Safe for several threads.
/// </summary>
/// <typeparam name="T">What is got.</typeparam>
internal sealed class SingleFlight<T>
{
    private readonly ConcurrentDictionary<Digest, TaskCompletionSource<T>> _running = new();

    /// <summary>
    /// What <paramref name="get"/> gives, or what it gives to another thread that asked for the same
    /// <paramref name="key"/> before and still waits. When that one is cancelled, the next takes its place.
    /// </summary>
    public async Task<T> RunAsync(Digest key, Func<CancellationToken, Task<T>> get, CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource<T> mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
            TaskCompletionSource<T> running = _running.GetOrAdd(key, mine);
            if (running == mine)
            {
                return await LeadAsync(key, mine, get, cancellationToken);
            }

            try
            {
                return await running.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The one that led was cancelled, not we.
            }
        }
    }

    private async Task<T> LeadAsync(
        Digest key,
        TaskCompletionSource<T> mine,
        Func<CancellationToken, Task<T>> get,
        CancellationToken cancellationToken)
    {
        Task<T> result = get(cancellationToken);
        try
        {
            return await result;
        }
        finally
        {
            // Removed first: whoever is woken must not find it again.
            _running.TryRemove(key, out _);
            mine.SetFromTask(result);
            _ = mine.Task.Exception; // seen, also when nobody else waited for it
        }
    }
}
