using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Goes through the keys of one table of an open index, a few hundred at a time: no transaction lasts longer than that,
/// so that builds on the same cache are not held up. For one thread at a time.
/// </summary>
internal sealed class IndexScan : IDisposable
{
    private const int PageRows = 500;

    private readonly SqliteStatement _keys;
    private readonly SqliteStatement _remove;

    private IndexScan(SqliteDatabase database, string table, string key)
    {
        // Not by the table's own index of keys, which may be what is damaged.
        _keys = database.Prepare(
            $"SELECT rowid, {key} FROM {table} NOT INDEXED WHERE rowid > ?1 ORDER BY rowid LIMIT ?2");
        _remove = database.Prepare($"DELETE FROM {table} WHERE rowid = ?1");
    }

    /// <summary>Keys of all contents.</summary>
    public static IndexScan OfContents(SqliteDatabase database) => new(database, "content", "digest");

    /// <summary>Keys of all actions.</summary>
    public static IndexScan OfActions(SqliteDatabase database) => new(database, "action", "key");

    /// <summary>
    /// All rows that are there when their page is read, in row order; a key that is no digest is null.
    /// </summary>
    public IEnumerable<(long Row, Digest? Key)> Rows()
    {
        long last = long.MinValue;
        List<(long Row, Digest? Key)> page;
        do
        {
            page = Page(last);
            foreach ((long Row, Digest? Key) row in page)
            {
                last = row.Row;
                yield return row;
            }
        }
        while (page.Count == PageRows);
    }

    /// <summary>Removes a row that no key leads to.</summary>
    public void Remove(long row)
    {
        _remove.Bind(1, row);
        _remove.Run();
    }

    public void Dispose()
    {
        _keys.Dispose();
        _remove.Dispose();
    }

    private List<(long Row, Digest? Key)> Page(long after)
    {
        List<(long Row, Digest? Key)> page = [];
        _keys.Bind(1, after);
        _keys.Bind(2, PageRows);
        try
        {
            while (_keys.Step())
            {
                ReadOnlySpan<byte> key = _keys.Bytes(1);
                page.Add((_keys.Number(0), key.Length == Digest.Length ? Digest.FromBytes(key) : null));
            }

            return page;
        }
        finally
        {
            _keys.Reset();
        }
    }
}
