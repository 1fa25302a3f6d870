using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>Turns what the system says about a failed write into what the user can do about it.</summary>
internal static class FileFailure
{
    // ENOSPC and EDQUOT; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL as HRESULT.
    private const int UnixDiskFull = 28;
    private const int UnixQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>The typed error for a failed attempt to write <paramref name="path"/>.</summary>
    public static NuTonicException Explain(string path, Exception failure)
    {
        var location = new SourceLocation(path);
        if (failure.HResult is UnixDiskFull or UnixQuota or WindowsDiskFull or WindowsHandleDiskFull)
        {
            return new(Diagnostic.Create(Errors.DiskFull, location, path), failure);
        }

        if (FindFileAbove(path) is { } blocking)
        {
            return new(Diagnostic.Create(Errors.FileWhereFolderBelongs, location, path, blocking), failure);
        }

        if (Directory.Exists(path))
        {
            return new(Diagnostic.Create(Errors.FolderWhereFileBelongs, location, path), failure);
        }

        return failure is UnauthorizedAccessException
            ? new(Diagnostic.Create(Errors.WriteDenied, location, path), failure)
            : new(Diagnostic.Create(Errors.WriteFailed, location, path, failure.Message.TrimEnd('.')), failure);
    }

    private static string? FindFileAbove(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        while (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
        {
            if (File.Exists(folder))
            {
                return folder;
            }

            folder = Path.GetDirectoryName(folder);
        }

        return null;
    }
}
