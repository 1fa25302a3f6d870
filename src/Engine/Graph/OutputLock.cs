using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// One writer per output folder, whichever checkout, user or machine it comes from: the lock file lies in the folder
/// itself while a build runs, and is gone afterwards. Where nothing can be created nothing can be published either, and
/// there is no lock.
/// </summary>
internal sealed class OutputLock : IDisposable
{
    /// <summary>Name of the file in the output folder.</summary>
    public const string FileName = ".nutonic.lock";

    private const int ReadOnlyFileSystem = 30;

    private readonly string _folder;
    private readonly BuildLock? _lock;

    private OutputLock(string folder, BuildLock? held, bool isNew)
    {
        _folder = folder;
        _lock = held;
        EmptyFolderGoes = isNew;
    }

    /// <summary>As <see cref="BuildLock.IsRecovered"/>.</summary>
    public bool IsRecovered
    {
        get => _lock is { IsRecovered: true };
        set
        {
            if (_lock is not null)
            {
                _lock.IsRecovered = value;
            }
        }
    }

    /// <summary>
    /// True removes the folder with the lock when nothing else is in it; as if the lock had never made it.
    /// </summary>
    public bool EmptyFolderGoes { get; set; }

    /// <summary>Takes the lock of <paramref name="folder"/> (absolute), which is created when missing.</summary>
    /// <inheritdoc cref="BuildLock.Take(string, bool, Action{Diagnostic}, CancellationToken)"/>
    public static OutputLock Take(
        string folder, bool wait, Action<Diagnostic> waiting, CancellationToken cancellation)
    {
        bool exists = Directory.Exists(folder);
        try
        {
            string path = Path.Combine(folder, FileName);
            return new OutputLock(
                folder, BuildLock.Take(path, LockFile.Goes, wait, waiting, cancellation), isNew: !exists);
        }
        catch (NuTonicException refused) when (exists && IsReadOnly(refused.InnerException))
        {
            return new OutputLock(folder, null, isNew: false);
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        _lock?.Dispose();
        if (EmptyFolderGoes)
        {
            TryRemoveEmptyFolder();
        }
    }

    private static bool IsReadOnly(Exception? failure) =>
        failure is UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem };

    private void TryRemoveEmptyFolder()
    {
        try
        {
            if (!Directory.EnumerateFileSystemEntries(_folder).Any())
            {
                Directory.Delete(_folder);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another build came into it, or somebody's mount: no harm in an empty folder.
        }
    }
}
