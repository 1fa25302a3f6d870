namespace NuTonic.Engine.Cache;

/// <summary>How the index survives a crash in the middle of a write.</summary>
internal enum JournalMode
{
    /// <summary>As the file system of the cache folder allows.</summary>
    Automatic,

    /// <summary>Write-ahead log: fast, but needs memory shared between all users, hence one machine.</summary>
    WriteAhead,

    /// <summary>Rollback journal: works on file systems that several machines share.</summary>
    Rollback,
}
