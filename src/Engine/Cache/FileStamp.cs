using System.Runtime.InteropServices;

namespace NuTonic.Engine.Cache;

/// <summary>
/// What the file system tells of a file without reading it. Two equal stamps of one path mean unchanged content, unless
/// the stamp is racy (<see cref="IsRacy"/>).
/// </summary>
/// <param name="Device">Device number; 0 where the platform does not tell.</param>
/// <param name="Inode">File number on the device; 0 where the platform does not tell.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="ModifiedNanoseconds">Time of the last write, since 1970 UTC; a user can set it back.</param>
/// <param name="ChangedNanoseconds">Time of the last change of content or attributes, since 1970 UTC; nobody can set it
/// back. The creation time where the platform does not tell.</param>
internal readonly record struct FileStamp(
    ulong Device, ulong Inode, long Size, long ModifiedNanoseconds, long ChangedNanoseconds)
{
    /// <summary>
    /// Looks at <paramref name="path"/>, links followed, without an exception for what is not there. False, with a
    /// stamp of zeros, when there is nothing or it may not be looked at.
    /// </summary>
    public static bool TryRead(string path, out FileStamp stamp, out FileKind kind)
    {
        kind = OperatingSystem.IsLinux() ? Statx.Read(path, out stamp) : ReadPortably(path, out stamp);
        return stamp != default;
    }

    /// <summary>Looks at an open file.</summary>
    internal static FileStamp OfOpenFile(SafeHandle handle, string path)
    {
        FileStamp stamp;
        _ = OperatingSystem.IsLinux() ? Statx.Read(handle, out stamp) : ReadPortably(path, out stamp);
        return stamp;
    }

    /// <summary>
    /// True when a later change could leave this stamp as it is, because the stamp is younger than the resolution of
    /// the file system's clock, or lies in the future.
    /// </summary>
    /// <param name="nowNanoseconds">Time at which the content was read, since 1970 UTC.</param>
    /// <param name="slack">Resolution to assume; see <see cref="TimestampSlack"/>.</param>
    public bool IsRacy(long nowNanoseconds, TimeSpan slack)
    {
        long latest = Math.Max(ModifiedNanoseconds, ChangedNanoseconds);

        // Written as a difference so that a time far in the future cannot overflow into the past.
        return latest >= nowNanoseconds - (slack.Ticks * TimeSpan.NanosecondsPerTick);
    }

    private static FileKind ReadPortably(string path, out FileStamp stamp)
    {
        var file = new FileInfo(path);
        if (file.Exists)
        {
            stamp = new FileStamp(
                0, 0, file.Length, Nanoseconds(file.LastWriteTimeUtc), Nanoseconds(file.CreationTimeUtc));
            return FileKind.File;
        }

        var folder = new DirectoryInfo(path);
        stamp = folder.Exists
            ? new FileStamp(0, 0, 0, Nanoseconds(folder.LastWriteTimeUtc), Nanoseconds(folder.CreationTimeUtc))
            : default;
        return folder.Exists ? FileKind.Directory : FileKind.Missing;
    }

    private static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
