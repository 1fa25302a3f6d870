using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>What all running builds use, as pruning sees it at one moment. Leases of dead builds are removed.</summary>
internal sealed class CacheLeases
{
    private readonly byte[] _held;
    private readonly bool _isAll;

    private CacheLeases(byte[] held, bool isAll)
    {
        _held = held;
        _isAll = isAll;
    }

    /// <summary>Reads the leases in <paramref name="folder"/>, the cache's versioned folder.</summary>
    /// <exception cref="NuTonicException">NT8015: a lease cannot be read, so nobody knows what it spares.</exception>
    public static CacheLeases Read(string folder)
    {
        string leases = CacheLease.FolderIn(folder);
        byte[] held = new byte[CacheLease.MapBytes];
        bool isAll = false;
        if (Directory.Exists(leases))
        {
            // What one machine writes to a network file system is not at once visible on another: spare everything.
            bool isShared = FileSystems.Of(folder) == FileSystemKind.Network;
            foreach (string path in Directory.EnumerateFiles(leases))
            {
                isAll |= AddUnlessDead(path, held) && isShared;
            }
        }

        return new CacheLeases(held, isAll);
    }

    /// <summary>True when a running build may use <paramref name="digest"/>.</summary>
    public bool Hold(in Digest digest)
    {
        (int index, byte bit) = CacheLease.GroupOf(digest);
        return _isAll || (_held[index] & bit) != 0;
    }

    private static bool AddUnlessDead(string path, byte[] held)
    {
        try
        {
            if (RemoveIfDead(path))
            {
                return false;
            }

            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] map = new byte[CacheLease.MapBytes];
            int length = file.ReadAtLeast(map, map.Length, throwOnEndOfStream: false);
            for (int i = 0; i < length; i++)
            {
                held[i] |= map[i];
            }

            return true;
        }
        catch (FileNotFoundException)
        {
            // The build ended.
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.FileUnreadable, new SourceLocation(path), path, failure.Message.TrimEnd('.')),
                failure);
        }
    }

    private static bool RemoveIfDead(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            File.Delete(path);
            return true;
        }
        catch (IOException held) when (held is not FileNotFoundException)
        {
            return false;
        }
    }
}
