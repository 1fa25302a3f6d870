using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// One writer per output folder: an exclusively opened file that the operating system gives back when its holder dies.
/// </summary>
internal sealed class BuildLock : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private BuildLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Takes the lock, waiting for the build that holds it.</summary>
    /// <param name="path">Lock file.</param>
    /// <param name="wait">False fails at once when another build holds it.</param>
    /// <param name="waiting">Told once that the lock is held by another build.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="NuTonicException">NT7005: held by another build and <paramref name="wait"/> is false.</exception>
    public static BuildLock Take(string path, bool wait, Action<Diagnostic> waiting, CancellationToken cancellation)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        bool told = false;
        while (true)
        {
            FileStream? file = TryOpen(path);
            if (file is not null)
            {
                bool recovered = file.Length > 0;
                Sign(file, path);
                return new BuildLock(file) { IsRecovered = recovered };
            }

            if (!wait)
            {
                throw new NuTonicException(Errors.OutputFolderLocked, new SourceLocation(path));
            }

            if (!told)
            {
                told = true;
                waiting(Diagnostic.Create(Errors.WaitingForLock, new SourceLocation(path)));
            }

            cancellation.WaitHandle.WaitOne(Interval);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// True when the last holder did not give the lock back itself: its process died, and its temporary files may still
    /// lie about.
    /// </summary>
    public bool IsRecovered { get; private init; }

    /// <summary>Gives the lock back; the file stays, because deleting it would race with the next holder.</summary>
    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
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

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (UnauthorizedAccessException refused)
        {
            throw NotWritable(path, refused);
        }
    }

    // Names the holder for whoever looks into the file.
    private static void Sign(FileStream file, string path)
    {
        try
        {
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        }
        catch (IOException failure)
        {
            // Opened, so nobody else holds it: waiting would not end on a full disk.
            file.Dispose();
            throw NotWritable(path, failure);
        }
    }

    private static NuTonicException NotWritable(string path, Exception failure) =>
        new(Diagnostic.Create(Errors.StateNotWritable, new SourceLocation(path), failure.Message), failure);
}
