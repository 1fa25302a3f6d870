using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>
/// What one running build uses of the cache, for pruning to spare: a file of bits, one for each group of digests that
/// start alike, which the build keeps locked. A lock ends with its process, so a dead build needs no clean-up; a map of
/// bits has one size however much a build uses, and spares a little more than it must.
/// </summary>
/// <remarks>
/// Made at the first use. A build whose lease cannot be written goes on without: at worst pruning takes a content from
/// under it, which is an error of its own that the next build mends.
/// </remarks>
/// <param name="folder">The cache's versioned folder.</param>
internal sealed class CacheLease(string folder) : IDisposable
{
    /// <summary>Bits of a digest that choose its group.</summary>
    public const int GroupBits = 20;

    /// <summary>Bytes of a whole map.</summary>
    public const int MapBytes = 1 << (GroupBits - 3);

    private const int Attempts = 100;

    private static int _lastNumber;

    private readonly Lock _gate = new();
    private readonly PruneGate _prune = new(folder);
    private readonly byte[] _held = new byte[MapBytes];
    private FileStream? _file;
    private FileStream? _counter;
    private bool _isOver;

    /// <summary>Folder of the leases of all running builds.</summary>
    public static string FolderIn(string folder) => Path.Combine(folder, "leases");

    /// <summary>Byte and bit of the group of <paramref name="digest"/>.</summary>
    public static (int Byte, byte Bit) GroupOf(in Digest digest)
    {
        uint group = digest.Prefix >> (32 - GroupBits);
        return ((int)(group >> 3), (byte)(1 << (int)(group & 7)));
    }

    /// <summary>
    /// Spares <paramref name="digest"/> until the build ends. Called before the cache is asked for it: an answer from
    /// before the call may be out of date.
    /// </summary>
    public void Hold(in Digest digest)
    {
        (int index, byte bit) = GroupOf(digest);
        if ((Volatile.Read(ref _held[index]) & bit) != 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_isOver || (_held[index] & bit) != 0)
            {
                return;
            }

            try
            {
                Tell(index, (byte)(_held[index] | bit));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NuTonicException)
            {
                Close();
                return;
            }

            // Last, because other threads take the bit as the leave to go on.
            Volatile.Write(ref _held[index], (byte)(_held[index] | bit));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Close();
        }
    }

    private void Tell(int index, byte value)
    {
        _file ??= Open();
        _counter ??= _prune.OpenCounter();
        RandomAccess.Write(_file.SafeFileHandle, [value], index);
        _prune.Wait(_counter);
    }

    private FileStream Open()
    {
        string leases = FolderIn(folder);
        Directory.CreateDirectory(leases);
        for (int attempt = 1; ; attempt++)
        {
            string path = Path.Combine(leases, FormattableString.Invariant(
                $"{Environment.ProcessId}-{Interlocked.Increment(ref _lastNumber)}"));
            try
            {
                FileStream file = new(
                    path,
                    FileMode.CreateNew,
                    FileAccess.ReadWrite,
                    FileShare.ReadWrite | FileShare.Delete,
                    bufferSize: 0);

                // Between its creation and its lock, pruning may have taken it for the lease of a dead build.
                if (File.Exists(path))
                {
                    return file;
                }

                file.Dispose();
            }
            catch (IOException) when (attempt < Attempts && Directory.Exists(leases))
            {
                // Left by a dead build, or of a process of the same number in another container: take the next.
            }
        }
    }

    private void Close()
    {
        _isOver = true;
        if (_file is not null)
        {
            TryDelete(_file.Name);
            _file.Dispose();
        }

        _counter?.Dispose();
        _file = null;
        _counter = null;
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Pruning removes it later: nobody holds its lock any more.
        }
    }
}
