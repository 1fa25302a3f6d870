using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// One holder at a time: an exclusively opened file that the operating system gives back when its holder dies.
/// </summary>
internal sealed class BuildLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;
    private readonly LockFile _kind;

    private BuildLock(FileStream file, LockFile kind)
    {
        _file = file;
        _kind = kind;
    }

    /// <summary>
    /// True when the last holder did not give the lock back itself: its process died, and its temporary files may still
    /// lie about. Set it to false when they are gone; else the next holder is told the same.
    /// </summary>
    public bool IsRecovered { get; set; }

    /// <summary>Takes the lock, waiting for the build that holds it.</summary>
    /// <param name="path">Lock file.</param>
    /// <param name="wait">False fails at once when another build holds it.</param>
    /// <param name="waiting">Told once that the lock is held by another build.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="NuTonicException">NT7005: held by another build and
    /// <paramref name="wait"/> is false.</exception>
    public static BuildLock Take(string path, bool wait, Action<Diagnostic> waiting, CancellationToken cancellation) =>
        Take(path, LockFile.Stays, wait, waiting, cancellation);

    /// <inheritdoc cref="Take(string, bool, Action{Diagnostic}, CancellationToken)"/>
    /// <param name="path">Lock file.</param>
    /// <param name="kind">What becomes of the file when the lock is given back.</param>
    /// <param name="wait">False fails at once when another build holds it.</param>
    /// <param name="waiting">Told once that the lock is held by another build.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static BuildLock Take(
        string path, LockFile kind, bool wait, Action<Diagnostic> waiting, CancellationToken cancellation)
    {
        bool told = false;
        while (true)
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            FileStream? file = TryOpen(path, kind);
            if (file is not null && (kind == LockFile.Stays || LeadsTo(path, file)))
            {
                bool recovered = file.Length > 0;
                Sign(file, path, kind);
                return new BuildLock(file, kind) { IsRecovered = recovered };
            }

            file?.Dispose();

            if (!wait)
            {
                throw new NuTonicException(
                    Errors.OutputFolderLocked, new SourceLocation(path), LockHolder.Describe(path));
            }

            if (!told)
            {
                told = true;
                waiting(Diagnostic.Create(
                    Errors.WaitingForLock, new SourceLocation(path), LockHolder.Describe(path)));
            }

            cancellation.WaitHandle.WaitOne(Interval);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        if (_kind == LockFile.Goes && !IsRecovered)
        {
            // Before it is given back: whoever opened it meanwhile sees that the path no longer leads to it.
            TryDelete();
        }
        else if (!IsRecovered)
        {
            TryEmpty();
        }

        _file.Dispose();
        if (_kind == LockFile.Goes && !IsRecovered && OperatingSystem.IsWindows())
        {
            // There an open file cannot be deleted, and so not that of the next holder.
            TryDelete();
        }
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(folder, failure);
        }
    }

    private static FileStream? TryOpen(string path, LockFile kind)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException held) when (IsHeld(held))
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            // Its last holder took the empty folder away with it, after this one made sure that it is there.
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, kind, refused);
        }
    }

    // Names the holder for whoever waits, and for whoever finds the file after its death.
    private static void Sign(FileStream file, string path, LockFile kind)
    {
        try
        {
            LockHolder.Sign(file);
        }
        catch (IOException) when (kind == LockFile.Goes)
        {
            // It holds without a name too, and on a full disk there may be nothing to publish.
        }
        catch (IOException failure)
        {
            // Opened, so nobody else holds it: waiting would not end on a full disk.
            file.Dispose();
            throw NotWritable(path, kind, failure);
        }
    }

    private static bool IsHeld(IOException failure) => failure.HResult
        is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation or WindowsLockViolation;

    private static bool LeadsTo(string path, FileStream file)
    {
        FileStamp opened = FileStamp.OfOpenFile(file.SafeFileHandle, path);
        return FileStamp.TryRead(path, out FileStamp named, out _)
            && (named.Device, named.Inode) == (opened.Device, opened.Inode);
    }

    private static NuTonicException NotWritable(string path, LockFile kind, Exception failure) => kind == LockFile.Goes
        ? FileFailure.Explain(path, failure)
        : new(Diagnostic.Create(Errors.StateNotWritable, new SourceLocation(path), failure.Message), failure);

    private void TryEmpty()
    {
        try
        {
            _file.SetLength(0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Signed still: the next holder looks for temporary files in vain.
        }
    }

    private void TryDelete()
    {
        try
        {
            File.Delete(_file.Name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It stays, signed: the next holder looks for temporary files in vain.
        }
    }
}
