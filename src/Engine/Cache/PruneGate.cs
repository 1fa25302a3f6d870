using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Keeps builds and the pruning of their cache apart, a slice of some milliseconds at a time. A counter of one byte is
/// odd while a slice is deleted. Pruning makes it odd, reads the leases, deletes and makes it even; a build writes its
/// lease, then looks at the counter, then at the cache. Whoever comes second sees the other: either the lease spares
/// the entry, or the build waits for the end of the slice and finds it gone.
/// </summary>
/// <param name="folder">The cache's versioned folder.</param>
internal sealed class PruneGate(string folder)
{
    private const int PauseMilliseconds = 1;
    private const int PausesBeforeDoubt = 200;

    private readonly string _lockPath = Path.Combine(folder, "prune.lock");
    private readonly string _counterPath = Path.Combine(folder, "prune.slice");

    /// <summary>
    /// Takes the right to prune; null while another process has it. The operating system gives it back when its holder
    /// dies.
    /// </summary>
    /// <exception cref="NuTonicException">NT8010 to NT8014: the folder cannot be written.</exception>
    public FileStream? TryTake()
    {
        try
        {
            return new FileStream(_lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(_lockPath))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(_lockPath, failure);
        }
    }

    /// <summary>Opens the counter, for a build to look at or for the holder of the right to change.</summary>
    public FileStream OpenCounter() => new(
        _counterPath,
        FileMode.OpenOrCreate,
        FileAccess.ReadWrite,
        FileShare.ReadWrite | FileShare.Delete,
        bufferSize: 0);

    /// <summary>Begins a slice; leases that are read now are the ones that count.</summary>
    public static void Begin(FileStream counter) => Set(counter, (byte)((Get(counter) + 1) | 1));

    /// <summary>Ends a slice.</summary>
    public static void End(FileStream counter) => Set(counter, (byte)((Get(counter) + 1) & ~1));

    /// <summary>
    /// Waits for the end of the slice that is being deleted, if one is. The slices after it see what was written before
    /// this call, so they are not waited for.
    /// </summary>
    public void Wait(FileStream counter)
    {
        Interlocked.MemoryBarrier();
        byte begun = Get(counter);
        for (int pauses = 1; (begun & 1) != 0 && Get(counter) == begun; pauses++)
        {
            Thread.Sleep(PauseMilliseconds);
            if (pauses % PausesBeforeDoubt == 0)
            {
                EndForTheDead(counter, begun);
            }
        }
    }

    private static byte Get(FileStream counter)
    {
        Span<byte> value = stackalloc byte[1];
        return RandomAccess.Read(counter.SafeFileHandle, value, 0) == 1 ? value[0] : (byte)0;
    }

    private static void Set(FileStream counter, byte value)
    {
        RandomAccess.Write(counter.SafeFileHandle, [value], 0);
        Interlocked.MemoryBarrier();
    }

    // A process that died in the middle of a slice leaves the counter odd and the lock free.
    private void EndForTheDead(FileStream counter, byte begun)
    {
        using FileStream? held = TryTake();
        if (held is not null && Get(counter) == begun)
        {
            End(counter);
        }
    }
}
