using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Groups lookups into one read transaction: without it each takes and gives back a lock on the file, which costs more
/// than the lookup. Only for a connection that never writes. For one thread at a time.
/// </summary>
internal sealed class ReadBatch(SqliteDatabase database)
{
    // As long as it lasts the batch does not see what other processes add.
    private const int Lookups = 256;

    // Without a write-ahead log writers would wait for the end of the batch.
    private readonly Lazy<bool> _isWorthwhile = new(() => database.QueryText("PRAGMA journal_mode") == "wal");

    private int _left;

    /// <summary>To be called before each lookup.</summary>
    public void Next()
    {
        if (_left > 0)
        {
            _left--;
        }
        else if (_isWorthwhile.Value)
        {
            // Ends the batch before, if one is open: a failed statement may have ended it already.
            database.RollBack();
            database.Execute("BEGIN");
            _left = Lookups - 1;
        }
    }
}
