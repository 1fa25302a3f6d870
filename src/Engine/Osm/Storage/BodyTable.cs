using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>A table of ids and bytes.</summary>
internal sealed class BodyTable : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly string _select;
    private readonly SqliteStatement _replace;
    private readonly SqliteStatement _addNew;

    /// <summary>Prepares to use the table <paramref name="name"/>, a name without surprises.</summary>
    public BodyTable(SqliteDatabase database, string name)
    {
        _database = database;
        _select = $"SELECT id, body FROM {name} ORDER BY id";
        _replace = database.Prepare($"INSERT OR REPLACE INTO {name} VALUES (?1, ?2)");
        _addNew = database.Prepare($"INSERT OR IGNORE INTO {name} VALUES (?1, ?2)");
    }

    /// <summary>Makes an element of a row.</summary>
    public delegate T Decode<T>(long id, ReadOnlySpan<byte> body);

    /// <summary>
    /// Adds a row. One without tags never replaces another: servers list elements again without tags when only their
    /// geometry is wanted.
    /// </summary>
    public void Add(long id, ReadOnlySpan<byte> body, bool isTagged) =>
        (isTagged ? _replace : _addNew).Bind(1, id).Bind(2, body).Run();

    /// <summary>All rows by id.</summary>
    public IEnumerable<T> Read<T>(Decode<T> decode)
    {
        using SqliteStatement rows = _database.Prepare(_select);
        while (rows.Step())
        {
            yield return decode(rows.Number(0), rows.Bytes(1));
        }
    }

    public void Dispose()
    {
        _replace.Dispose();
        _addNew.Dispose();
    }
}
