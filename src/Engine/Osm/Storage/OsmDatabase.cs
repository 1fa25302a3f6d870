using SQLitePCL;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>
/// One connection to an SQLite file, by the raw API: a query of an index costs some microseconds where the ADO.NET layer
/// takes as long for each row. For one thread at a time. The cache has a class of its own like this; steps must not know
/// the cache.
/// </summary>
internal sealed class OsmDatabase : IDisposable
{
    private readonly sqlite3 _connection;

    private OsmDatabase(sqlite3 connection) => _connection = connection;

    /// <summary>Opens a file that is there, for reading.</summary>
    /// <exception cref="OsmDatabaseException">It cannot be opened.</exception>
    public static OsmDatabase Open(string path) => Open(path, raw.SQLITE_OPEN_READONLY);

    /// <summary>Makes a new file for one process that throws it away when something fails.</summary>
    /// <exception cref="OsmDatabaseException">It cannot be made.</exception>
    public static OsmDatabase Create(string path)
    {
        OsmDatabase database = Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        try
        {
            database.Execute("""
                PRAGMA page_size = 8192;
                PRAGMA journal_mode = OFF;
                PRAGMA synchronous = OFF;
                PRAGMA locking_mode = EXCLUSIVE;
                PRAGMA cache_size = -65536;
                """);
            return database;
        }
        catch (OsmDatabaseException)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Compiles one statement. The caller disposes it before this.</summary>
    /// <exception cref="OsmDatabaseException">The file is damaged or of another kind.</exception>
    public OsmStatement Prepare(string sql) => new(this, _connection, sql);

    /// <summary>Runs statements whose rows are of no interest.</summary>
    /// <exception cref="OsmDatabaseException">SQLite refuses.</exception>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_connection, sql));

    /// <summary>The first column of the first row; 0 when there is no row.</summary>
    /// <exception cref="OsmDatabaseException">SQLite refuses.</exception>
    public long QueryNumber(string sql)
    {
        using OsmStatement statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>Throws what SQLite says when <paramref name="result"/> is not success.</summary>
    internal void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new OsmDatabaseException(raw.sqlite3_errmsg(_connection).utf8_to_string());
        }
    }

    private static OsmDatabase Open(string path, int flags)
    {
        Batteries_V2.Init();
        int result = raw.sqlite3_open_v2(path, out sqlite3 connection, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result == raw.SQLITE_OK)
        {
            return new OsmDatabase(connection);
        }

        connection?.Dispose();
        throw new OsmDatabaseException(raw.sqlite3_errstr(result).utf8_to_string());
    }
}
