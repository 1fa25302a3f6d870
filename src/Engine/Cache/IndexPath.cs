using System.Text;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>SQLite's own limit of paths, which is far below that of the system.</summary>
internal static class IndexPath
{
    // MAX_PATHNAME of SQLite's layer for Unix, less the longest suffix of the files beside the database.
    private const int MaxBytes = 512 - 16;

    /// <summary>Returns when SQLite can open a database at <paramref name="path"/> (absolute).</summary>
    /// <exception cref="NuTonicException">NT8401: the path is too long.</exception>
    /// <seealso href="https://www.sqlite.org/src/file/src/os_unix.c"/>
    public static void Check(string path)
    {
        int bytes = Encoding.UTF8.GetByteCount(path);
        if (bytes > MaxBytes && !OperatingSystem.IsWindows())
        {
            throw new NuTonicException(Errors.CachePathTooLong, new SourceLocation(path), path, bytes, MaxBytes);
        }
    }
}
