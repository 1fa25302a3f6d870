using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>Files that become visible whole: written under another name, then renamed.</summary>
internal static class AtomicFile
{
    /// <summary>What the names of temporary files start with, so that they can be swept up after a crash.</summary>
    public const string TemporaryPrefix = ".nutonic-";

    private const UnixFileMode Protected = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static int _counter;

    /// <summary>
    /// Writes or replaces <paramref name="path"/> (absolute), creating its folder when missing. A reader sees the old
    /// file or the new one. On failure nothing is left behind.
    /// </summary>
    /// <exception cref="NuTonicException">NT8010 to NT8014: the disk is full,
    /// the path is not writable and so on.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content) =>
        Write(FolderOf(path), path, content, isProtected: false);

    /// <summary>
    /// As <see cref="Write(string, ReadOnlySpan{byte})"/>, for a caller that produces the bytes piecemeal.
    /// </summary>
    public static void Write(string path, Action<Stream> produce) => Write(path, produce, static () => true);

    /// <summary>
    /// As <see cref="Write(string, Action{Stream})"/>; <paramref name="isWanted"/> is asked when all bytes
    /// are written, and no drops them.
    /// </summary>
    public static void Write(string path, Action<Stream> produce, Func<bool> isWanted) => Publish(
        path,
        () => Create(FolderOf(path), isProtected: false, bufferBytes: 1 << 16),
        produce,
        static (file, write) => write(file),
        isWanted);

    /// <summary>
    /// Writes <paramref name="path"/> by way of a temporary file in <paramref name="temporaryFolder"/>, which must be
    /// on the same file system; a protected file is read-only for everybody.
    /// </summary>
    internal static void Write(string temporaryFolder, string path, ReadOnlySpan<byte> content, bool isProtected) =>
        Publish(
            path,
            () => Create(temporaryFolder, isProtected, bufferBytes: 0),
            content,
            static (file, bytes) => file.Write(bytes),
            static () => true);

    /// <summary>
    /// Removes what killed processes left in <paramref name="folder"/> and below; nobody may be writing there.
    /// </summary>
    /// <exception cref="NuTonicException">NT8010 to NT8014: a file cannot be removed.</exception>
    public static void Sweep(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        string path = folder;
        try
        {
            foreach (string temporary in Directory.EnumerateFiles(
                folder, TemporaryPrefix + "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                path = temporary;
                File.Delete(path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(path, failure);
        }
    }

    private static string FolderOf(string path) =>
        Path.GetDirectoryName(path) ?? throw new ArgumentException("a root is no file", nameof(path));

    private static void Publish<T>(
        string path, Func<FileStream> create, T content, Action<FileStream, T> write, Func<bool> isWanted)
        where T : allows ref struct
    {
        string? temporary = null;
        bool published = false;
        try
        {
            using (FileStream file = create())
            {
                temporary = file.Name;
                write(file, content);
            }

            if (isWanted())
            {
                Rename(temporary, path);
                published = true;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(path, failure);
        }
        finally
        {
            RemoveUnless(published, temporary);
        }
    }

    private static FileStream Create(string folder, bool isProtected, int bufferBytes)
    {
        var options = new FileStreamOptions
        {
            Access = FileAccess.Write,
            Mode = FileMode.CreateNew,
            Share = FileShare.None,
            BufferSize = bufferBytes,
        };
        if (isProtected && !OperatingSystem.IsWindows())
        {
            // Rights given at creation bind later openers only: no further system call is needed.
            options.UnixCreateMode = Protected;
        }

        while (true)
        {
            int number = Interlocked.Increment(ref _counter);
            string temporary = Path.Combine(
                folder,
                string.Create(CultureInfo.InvariantCulture, $"{TemporaryPrefix}{Environment.ProcessId}-{number}"));
            try
            {
                return new FileStream(temporary, options);
            }
            catch (IOException missing) when (missing is DirectoryNotFoundException or FileNotFoundException)
            {
                // "File not found" too: the runtime looks for the folder after the failure, and by then another thread
                // may have made it.
                Directory.CreateDirectory(folder);
            }
            catch (IOException) when (File.Exists(temporary))
            {
                // Left by a crash, or in use by a process of the same number in another container: take the next.
            }
        }
    }

    private static void Rename(string temporary, string path)
    {
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch (IOException missing) when (missing is DirectoryNotFoundException or FileNotFoundException)
        {
            // "File not found" as in Create: another thread made the folder after the failure.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
        }
    }

    private static void RemoveUnless(bool published, string? temporary)
    {
        if (published || temporary is null)
        {
            return;
        }

        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The failure that brought us here is the one to report; the prefix lets a later sweep find the file.
        }
    }
}
