using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Advice to the kernel about a file in its memory, for files that are replaced by a copy as long as they are. Advice
/// changes what a build costs and never what it does: failures, and systems other than Linux, are passed over.
/// </summary>
/// <seealso href="https://man7.org/linux/man-pages/man2/posix_fadvise.2.html"/>
/// <seealso href="https://man7.org/linux/man-pages/man2/sync_file_range.2.html"/>
internal static partial class PageCache
{
    /// <summary>
    /// Memory of a file is given back in units of up to this many bytes, and only those that lie whole in the range.
    /// </summary>
    public const int LargestPage = 1 << 21;

    private const int NotNeeded = 4;
    private const uint BeginToWrite = 2;

    // The calls take offsets as wide as the process's own.
    private static readonly bool IsKnown = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>
    /// Gives back the memory that holds a range of <paramref name="file"/>: whatever is written next takes it over,
    /// still warm. What is not yet on the disk stays in memory.
    /// </summary>
    public static void Drop(SafeFileHandle file, long offset, long length)
    {
        if (IsKnown)
        {
            _ = Advise(file, offset, length, NotNeeded);
        }
    }

    /// <summary>
    /// Starts to write a range of <paramref name="file"/> to the disk, without waiting for the end of it. A file system
    /// that does so when a file replaces another one (ext4) would otherwise have all of it to do then.
    /// </summary>
    public static void BeginWrite(SafeFileHandle file, long offset, long length)
    {
        if (IsKnown)
        {
            _ = Synchronize(file, offset, length, BeginToWrite);
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    private static partial int Synchronize(SafeFileHandle file, long offset, long length, uint flags);
}
