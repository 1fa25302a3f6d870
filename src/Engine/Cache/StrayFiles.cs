namespace NuTonic.Engine.Cache;

/// <summary>
/// Finds files of a cache that no row names. They are left alone while they are young: builds of other versions may
/// hold no lease, and a damaged file is kept for a while for whoever looks into it.
/// </summary>
/// <param name="folder">The cache's versioned folder.</param>
/// <param name="now">Present time.</param>
internal sealed class StrayFiles(string folder, DateTimeOffset now)
{
    private static readonly TimeSpan OrphanAge = TimeSpan.FromHours(1);
    private static readonly TimeSpan TemporaryAge = TimeSpan.FromDays(1);
    private static readonly TimeSpan DamagedAge = TimeSpan.FromDays(7);

    /// <summary>
    /// Files of killed builds after a day, damaged contents and indexes that were set aside after a week.
    /// </summary>
    public IEnumerable<FileInfo> Temporary() =>
    [
        .. Old(Path.Combine(folder, "tmp"), AtomicFile.TemporaryPrefix + "*", TemporaryAge),
        .. Old(Path.Combine(folder, "quarantine"), "*", DamagedAge),
        .. Old(folder, "index.db.bad-*", DamagedAge),
    ];

    /// <summary>Files that are named like contents which <paramref name="index"/> does not know.</summary>
    public IEnumerable<(Digest Digest, FileInfo File)> Contents(PruneIndex index)
    {
        DirectoryInfo contents = new(Path.Combine(folder, "cas"));
        foreach (DirectoryInfo part in contents.Exists ? contents.EnumerateDirectories() : [])
        {
            foreach (FileInfo file in Old(part.FullName, "*", OrphanAge))
            {
                if (Digest.TryParse(file.Name, out Digest digest) && !index.Knows(digest))
                {
                    yield return (digest, file);
                }
            }
        }
    }

    private IEnumerable<FileInfo> Old(string path, string pattern, TimeSpan age)
    {
        DirectoryInfo directory = new(path);
        // A file that a build takes away meanwhile would count as very old.
        return directory.Exists
            ? directory.EnumerateFiles(pattern).Where(file => file.Exists && now - file.LastWriteTimeUtc > age)
            : [];
    }
}
