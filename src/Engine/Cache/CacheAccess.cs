using System.Runtime.InteropServices;

namespace NuTonic.Engine.Cache;

/// <summary>Whether this process may write to a cache folder; where not, the folder is used for hits.</summary>
internal static partial class CacheAccess
{
    private const int WriteAccess = 2;

    /// <summary>
    /// False when an index is there that may not be written, or stands in folders that may not: of another user, on a
    /// read-only file system. A look, no attempt: a build that has nothing to put writes nothing.
    /// </summary>
    /// <param name="folder">Absolute cache folder.</param>
    public static bool IsReadOnly(string folder)
    {
        string versioned = Path.Combine(folder, "v1");
        string index = Path.Combine(versioned, "index.db");
        return OperatingSystem.IsLinux()
            && File.Exists(index)
            && !(MayWrite(versioned) && MayWrite(index) && MayWriteIfThere(Path.Combine(versioned, "cas")));
    }

    private static bool MayWriteIfThere(string path) => !Directory.Exists(path) || MayWrite(path);

    private static bool MayWrite(string path) => Call(path, WriteAccess) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Call(string path, int mode);
}
