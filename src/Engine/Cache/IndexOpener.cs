using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sqlite;
using SQLitePCL;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Opens <c>index.db</c> in whatever state it is found: absent, ours, newer, broken, of a read-only folder. Creating
/// and replacing it happens under <c>index.lock</c>, so that of several processes only one does it.
/// </summary>
internal sealed class IndexOpener(string folder, CacheOptions options, Action<Diagnostic> report)
{
    private const int LockAttempts = 3000;
    private const int LockPauseMilliseconds = 10;

    private readonly string _path = Path.Combine(folder, "index.db");

    /// <summary>The open index; null when the folder is used read-only and has none that can be read.</summary>
    /// <exception cref="NuTonicException">NT8001 to NT8004, NT8010 to NT8014.</exception>
    public IndexRows? Open()
    {
        if (options.ReadOnly)
        {
            return OpenReadOnly();
        }

        return (File.Exists(_path) ? TryOpen(_path, raw.SQLITE_OPEN_READWRITE) : null) ?? Replace();
    }

    /// <summary>
    /// Opens an index that showed damage, or is absent: sets it aside if it is still broken, and makes a new one. For
    /// a read-only folder there is nothing but to go without: null.
    /// </summary>
    public IndexRows? Replace()
    {
        if (options.ReadOnly)
        {
            report(Diagnostic.Create(Errors.IndexIgnored, new SourceLocation(_path), _path));
            return null;
        }

        using FileStream held = Lock();
        if (File.Exists(_path))
        {
            // Another process may have replaced it while this one waited.
            if (TryOpenWhole() is { } rows)
            {
                return rows;
            }

            report(IndexAside.Move(_path));
        }

        Create();
        return TryOpen(_path, raw.SQLITE_OPEN_READWRITE)
            ?? throw new NuTonicException(
                Errors.IndexFailed, new SourceLocation(_path), _path, "it broke as it was made");
    }

    /// <summary>The typed error for what SQLite answered.</summary>
    public NuTonicException Explain(SqliteFailureException failure)
    {
        var location = new SourceLocation(_path);
        Diagnostic diagnostic = failure.ResultCode switch
        {
            raw.SQLITE_FULL => Diagnostic.Create(Errors.DiskFull, location, _path),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Diagnostic.Create(Errors.IndexBusy, location, _path),
            raw.SQLITE_CANTOPEN when Directory.Exists(_path) =>
                Diagnostic.Create(Errors.FolderWhereFileBelongs, location, _path),
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM =>
                Diagnostic.Create(Errors.CacheNotWritable, location, _path, failure.Message),
            _ => Diagnostic.Create(Errors.IndexFailed, location, _path, failure.Message),
        };
        return new NuTonicException(diagnostic, failure);
    }

    private IndexRows? TryOpenWhole()
    {
        IndexRows? rows = TryOpen(_path, raw.SQLITE_OPEN_READWRITE);
        try
        {
            if (rows is null || !rows.IsWhole())
            {
                return null;
            }

            IndexRows whole = rows;
            rows = null;
            return whole;
        }
        catch (SqliteFailureException failure) when (failure.IsDamage)
        {
            return null;
        }
        finally
        {
            rows?.Dispose();
        }
    }

    private IndexRows? OpenReadOnly()
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        IndexRows? rows;
        try
        {
            // A connection that may write takes the files of the write-ahead log away again when it closes; one that
            // may not leaves them behind.
            rows = TryOpen(_path, raw.SQLITE_OPEN_READWRITE);
        }
        catch (NuTonicException failure) when (failure.Diagnostic.Code == Errors.CacheNotWritable.Code)
        {
            // A write-ahead index needs a file beside it even to be read. Where none can be made nobody writes either,
            // at least not from here: read the file as it is.
            string uri = new UriBuilder("file", "") { Path = _path, Query = "immutable=1" }.Uri.AbsoluteUri;
            rows = TryOpen(uri, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
        }

        return rows ?? Replace();
    }

    // Null: the file is no index of ours, or a broken one.
    private IndexRows? TryOpen(string path, int flags)
    {
        if (!MayBeOurs())
        {
            return null;
        }

        SqliteDatabase? database = null;
        try
        {
            database = SqliteDatabase.Open(path, flags);
            if (!IsOurs(database))
            {
                return null;
            }

            if (options.ReadOnly)
            {
                database.Execute("PRAGMA query_only = ON");
            }
            else
            {
                Configure(database);
            }

            var rows = new IndexRows(database);
            database = null;
            return rows;
        }
        catch (SqliteFailureException failure)
        {
            // The general error is what a garbled schema or a format of the future gives.
            return failure.IsDamage || failure.ResultCode == raw.SQLITE_ERROR ? null : throw Explain(failure);
        }
        finally
        {
            database?.Dispose();
        }
    }

    // By the header alone, so that an index of a newer version is left as it is, down to the log beside it.
    private bool MayBeOurs()
    {
        if (IndexHeader.Read(_path) is not { } header)
        {
            return true;
        }

        ThrowIfNewer(header.IsOurs, header.Version);
        return header.IsIntact;
    }

    private bool IsOurs(SqliteDatabase database)
    {
        long version = database.QueryNumber("PRAGMA user_version");
        bool ours = database.QueryNumber("PRAGMA application_id") == IndexSchema.ApplicationId;
        ThrowIfNewer(ours, version);
        return ours
            && version == IndexSchema.Version
            && database.QueryNumber("SELECT count(*) FROM sqlite_master WHERE name IN ('content', 'action')") == 2;
    }

    private void ThrowIfNewer(bool isOurs, long version)
    {
        if (isOurs && version > IndexSchema.Version)
        {
            throw new NuTonicException(
                Errors.CacheNewer, new SourceLocation(_path), _path, version, IndexSchema.Version);
        }
    }

    private void Configure(SqliteDatabase database)
    {
        bool network = options.Journal == JournalMode.Automatic && FileSystems.Of(folder) == FileSystemKind.Network;
        bool rollback = network || options.Journal == JournalMode.Rollback;
        if (network)
        {
            report(Diagnostic.Create(Errors.CacheOnNetwork, new SourceLocation(folder), folder));
        }

        database.Execute(rollback ? "PRAGMA journal_mode = TRUNCATE" : "PRAGMA journal_mode = WAL");
        database.Execute("""
            PRAGMA synchronous = NORMAL;
            PRAGMA temp_store = MEMORY;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA wal_autocheckpoint = 4000;
            """);
    }

    private void Create()
    {
        // Built under another name: a process that does not hold the lock sees no index or a complete one.
        string building = _path + ".new";
        File.Delete(building);
        try
        {
            using SqliteDatabase database = SqliteDatabase.Open(
                building, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
            database.Execute(IndexSchema.Create);
        }
        catch (SqliteFailureException failure)
        {
            throw Explain(failure);
        }

        try
        {
            File.Move(building, _path, overwrite: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(_path, failure);
        }
    }

    private FileStream Lock()
    {
        string path = Path.Combine(folder, "index.lock");
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException failure)
            {
                var diagnostic = Diagnostic.Create(
                    Errors.CacheNotWritable, new SourceLocation(folder), folder, failure.Message);
                throw new NuTonicException(diagnostic, failure);
            }
            catch (IOException) when (attempt < LockAttempts && File.Exists(path))
            {
                Thread.Sleep(LockPauseMilliseconds);
            }
            catch (IOException failure)
            {
                throw FileFailure.Explain(path, failure);
            }
        }
    }
}
