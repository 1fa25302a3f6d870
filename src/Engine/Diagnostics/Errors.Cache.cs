namespace NuTonic.Engine.Diagnostics;

// NT8xxx: cache. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>The index was written by a newer version: path, its schema version, the newest known here.</summary>
    public static readonly ErrorDescriptor CacheNewer = Error(
        "NT8001",
        "The cache index '{0}' has schema version {1}, but this version of NuTonic reads up to {2}. Update NuTonic, or "
        + "set CacheDir to another folder.");

    /// <summary>The cache folder cannot be written to: path, the system's words.</summary>
    public static readonly ErrorDescriptor CacheNotWritable = Error(
        "NT8002",
        "The cache '{0}' cannot be written: {1}. Make the folder writable, set CacheDir to another one, or use it "
        + "read-only.");

    /// <summary>Another process holds the index: path.</summary>
    public static readonly ErrorDescriptor IndexBusy = Error(
        "NT8003",
        "The cache index '{0}' has been held by another process for 30 seconds. Wait for the other build to end, or "
        + "set CacheDir to another folder.");

    /// <summary>The index failed for another reason: path, SQLite's words.</summary>
    public static readonly ErrorDescriptor IndexFailed = Error(
        "NT8004", "The cache index '{0}' cannot be used: {1}. Check the disk, or set CacheDir to another folder.");

    /// <summary>The index was broken and was replaced: path, where it is now.</summary>
    public static readonly ErrorDescriptor IndexSetAside = Warning(
        "NT8005",
        "The cache index '{0}' was damaged. It is now '{1}' and a new one was begun: what it named is built again. "
        + "Delete the old one when you no longer need it.");

    /// <summary>The index of a read-only cache is broken: path.</summary>
    public static readonly ErrorDescriptor IndexIgnored = Warning(
        "NT8006",
        "The cache index '{0}' is damaged or of another version, and the cache is only read here: it is not used. A "
        + "build that may write to the cache sets it aside.");

    /// <summary>A content is not what was stored: digest, expected size, what was found.</summary>
    public static readonly ErrorDescriptor ContentDamaged = Warning(
        "NT8007",
        "Content {0} of the cache was damaged: expected {1} bytes with the stored checksum, found {2}. It is not used "
        + "and is built again; check the disk if this repeats.");

    /// <summary>A row of the index is not what was stored: what kind, digest.</summary>
    public static readonly ErrorDescriptor RowDamaged = Warning(
        "NT8008",
        "The cache index entry of {0} {1} was damaged. It is not used and is built again; check the disk if this "
        + "repeats.");

    /// <summary>The cache is on a network file system: folder.</summary>
    public static readonly ErrorDescriptor CacheOnNetwork = Warning(
        "NT8009",
        "The cache '{0}' is on a network file system, where the fast index journal is not safe; a slower one is used. "
        + "Set CacheDir to a local folder for speed.");

    /// <summary>The disk ran full: path.</summary>
    public static readonly ErrorDescriptor DiskFull = Error(
        "NT8010",
        "'{0}' cannot be written: the disk is full or the quota is used up. Free some space, then build again.");

    /// <summary>No permission to write: path.</summary>
    public static readonly ErrorDescriptor WriteDenied = Error(
        "NT8011", "'{0}' cannot be written: permission denied. Make its folder writable or choose another one.");

    /// <summary>A file lies where a folder is needed: path wanted, path of the file.</summary>
    public static readonly ErrorDescriptor FileWhereFolderBelongs = Error(
        "NT8012", "'{0}' cannot be written: '{1}' is a file, but a folder is needed there. Move that file away.");

    /// <summary>A folder lies where a file is needed: path.</summary>
    public static readonly ErrorDescriptor FolderWhereFileBelongs = Error(
        "NT8013", "'{0}' cannot be written: a folder of that name is in the way. Move that folder away.");

    /// <summary>Writing failed for another reason: path, the system's words.</summary>
    public static readonly ErrorDescriptor WriteFailed = Error(
        "NT8014", "'{0}' cannot be written: {1}. Check the disk and the path, then build again.");

    /// <summary>Reading failed: path, the system's words.</summary>
    public static readonly ErrorDescriptor FileUnreadable = Error(
        "NT8015", "'{0}' cannot be read: {1}. Check that it exists and that you may read it.");

    /// <summary>A file changed during both attempts to read it: path.</summary>
    public static readonly ErrorDescriptor FileChangedWhileRead = Error(
        "NT8016", "'{0}' changed while it was read, twice. Build again when nothing writes to it any more.");

    /// <summary>Results are not kept because the cache is read-only: folder.</summary>
    public static readonly ErrorDescriptor CacheReadOnly = Warning(
        "NT8017", "The cache '{0}' is read-only: what this build computes is not kept. Make it writable to keep it.");

    /// <summary>The cache's limit is below what one data set needs: size needed, limit.</summary>
    public static readonly ErrorDescriptor CacheLimitTooSmall = Warning(
        "NT8300",
        "This data set uses {0} of the cache, but CacheMaxSize allows {1}: part of it was removed and is computed "
        + "again when it is needed. Raise CacheMaxSize.");

    /// <summary>No archive was named: target.</summary>
    public static readonly ErrorDescriptor ArchiveUnset = Error(
        "NT8301", "{0} needs the name of an archive: add -p:File=cache.tar.");

    /// <summary>A file is no archive of a cache: path, why, entries taken.</summary>
    public static readonly ErrorDescriptor ArchiveForeign = Error(
        "NT8302",
        "'{0}' is no archive that ExportCache of this version wrote: {1}. Name another file, or export again; {2} "
        + "entries were taken.");

    /// <summary>An entry of an archive is not what it says: name, why.</summary>
    public static readonly ErrorDescriptor ArchiveEntryRefused = Warning(
        "NT8303", "Entry '{0}' is not taken into the cache: {1}. What it stands for is computed when it is needed.");

    /// <summary>An archive does not read to its end: path, why, entries taken.</summary>
    public static readonly ErrorDescriptor ArchiveDamaged = Error(
        "NT8304",
        "'{0}' is damaged or cut off: {1}. The {2} entries taken before that are whole and stay in the cache; copy or "
        + "export the archive again for the rest.");

    /// <summary>More entries were refused than are listed: how many more.</summary>
    public static readonly ErrorDescriptor ArchiveEntriesRefused = Warning(
        "NT8305", "{0} more entries are not taken into the cache.");

    /// <summary>No build left anything to export: output folder.</summary>
    public static readonly ErrorDescriptor NothingToExport = Error(
        "NT8306", "This checkout has not built '{0}' yet, so there is nothing to export: build first.");

    /// <summary>The cache has not all results of the last build: missing, all, archive.</summary>
    public static readonly ErrorDescriptor ExportIncomplete = Warning(
        "NT8307",
        "{0} of {1} results of the last build are no longer in the cache and so not in '{2}'. -t:Rebuild computes them "
        + "again, and Refresh=always fetches again what came from servers.");

    /// <summary>The path of the cache is longer than SQLite takes: path, its bytes, the most.</summary>
    public static readonly ErrorDescriptor CachePathTooLong = Error(
        "NT8401",
        "The path of the cache index '{0}' has {1} bytes, but the database takes {2} at most. Set CacheDir to a folder "
        + "with a shorter path.");
}
