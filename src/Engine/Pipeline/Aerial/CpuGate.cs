namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// Keeps the threads that compute to the number of cores while more of them wait for answers of a server.
/// </summary>
/// <param name="threads">Threads that may compute at the same time; at least 1.</param>
internal sealed class CpuGate(int threads) : IDisposable
{
    private readonly SemaphoreSlim _permits = new(threads, threads);

    /// <summary>Computes something; waits while too many others do.</summary>
    public T Inside<T>(Func<T> compute, CancellationToken cancellation)
    {
        _permits.Wait(cancellation);
        try
        {
            return compute();
        }
        finally
        {
            _permits.Release();
        }
    }

    /// <summary>Waits for something inside of <see cref="Inside{T}"/>; another thread may compute meanwhile.</summary>
    public T Outside<T>(Func<T> wait)
    {
        _permits.Release();
        try
        {
            return wait();
        }
        finally
        {
            // Not to be cancelled: the caller gives back what it has here.
            _permits.Wait();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _permits.Dispose();
}
