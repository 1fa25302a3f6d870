using SQLitePCL;

namespace NuTonic.Engine.Sqlite;

/// <summary>
/// One connection, by the raw API: a lookup costs 1-2 microseconds where the ADO.NET layer takes 9, and no pool keeps
/// the file open after <see cref="Dispose"/>. For one thread at a time.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>How long SQLite itself waits for another process's lock.</summary>
    public const int BusyTimeoutMilliseconds = 30_000;

    private readonly sqlite3 _connection;

    private SqliteDatabase(sqlite3 connection) => _connection = connection;

    /// <summary>Opens <paramref name="path"/>, a path or a <c>file:</c> URI.</summary>
    /// <param name="path">Where the database is.</param>
    /// <param name="flags">SQLITE_OPEN_* bits: who may write and create.</param>
    /// <exception cref="SqliteFailureException">It cannot be opened.</exception>
    public static SqliteDatabase Open(string path, int flags)
    {
        Batteries_V2.Init();
        int result = raw.sqlite3_open_v2(path, out sqlite3 connection, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new SqliteDatabase(connection);
        if (result != raw.SQLITE_OK)
        {
            var failure = new SqliteFailureException(result, raw.sqlite3_errstr(result).utf8_to_string());
            database.Dispose();
            throw failure;
        }

        raw.sqlite3_busy_timeout(connection, BusyTimeoutMilliseconds);
        return database;
    }

    /// <summary>Compiles one statement. The caller disposes it before this.</summary>
    /// <exception cref="SqliteFailureException">The file is damaged or of another kind.</exception>
    public SqliteStatement Prepare(string sql) => new(this, _connection, sql);

    /// <summary>Runs statements whose rows are of no interest.</summary>
    /// <exception cref="SqliteFailureException">SQLite refuses.</exception>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_connection, sql));

    /// <summary>
    /// Ends a transaction that failed. What it says is of no interest: some failures end it themselves.
    /// </summary>
    public void RollBack() => _ = raw.sqlite3_exec(_connection, "ROLLBACK");

    /// <summary>The first column of the first row as text; empty when there is no row.</summary>
    public string QueryText(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>The first column of the first row as a number; 0 when there is no row.</summary>
    public long QueryNumber(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>Throws what SQLite says when <paramref name="result"/> is not success.</summary>
    internal void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteFailureException(result, raw.sqlite3_errmsg(_connection).utf8_to_string());
        }
    }
}
