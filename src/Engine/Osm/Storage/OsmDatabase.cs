using NuTonic.Engine.Sqlite;
using SQLitePCL;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>The two ways in which files of a map are opened.</summary>
internal static class OsmDatabase
{
    /// <summary>Opens a file that is there, for reading.</summary>
    /// <exception cref="SqliteFailureException">It cannot be opened.</exception>
    public static SqliteDatabase Open(string path) => SqliteDatabase.Open(path, raw.SQLITE_OPEN_READONLY);

    /// <summary>Makes a new file for one process that throws it away when something fails.</summary>
    /// <exception cref="SqliteFailureException">It cannot be made.</exception>
    public static SqliteDatabase Create(string path)
    {
        SqliteDatabase database = SqliteDatabase.Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
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
        catch (SqliteFailureException)
        {
            database.Dispose();
            throw;
        }
    }
}
