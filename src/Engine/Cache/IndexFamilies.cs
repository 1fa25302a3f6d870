using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>The table of families: a few rows, whatever the number of actions. For one thread at a time.</summary>
/// <param name="database">The open index.</param>
internal sealed class IndexFamilies(SqliteDatabase database) : IDisposable
{
    private readonly HashSet<Hash128> _put = [];
    private readonly bool _exist =
        database.QueryNumber("SELECT count(*) FROM sqlite_master WHERE name = 'family'") == 1;

    private SqliteStatement? _putFamily;
    private SqliteStatement? _find;

    /// <summary>Stores <paramref name="family"/> in the transaction that is open; null is no family.</summary>
    public void Put(Hash128? family)
    {
        if (!_exist || family is not { } hash || !_put.Add(hash))
        {
            return;
        }

        _putFamily ??= database.Prepare("INSERT OR IGNORE INTO family (hash) VALUES (?1)");
        Bind(_putFamily, hash);
        _putFamily.Run();
    }

    /// <summary>Takes back what is remembered as stored: the transaction failed.</summary>
    public void Forget() => _put.Clear();

    /// <summary>False when no action of <paramref name="family"/> was ever put.</summary>
    public bool MayHave(Hash128 family)
    {
        if (!_exist)
        {
            return true;
        }

        _find ??= database.Prepare("SELECT 1 FROM family WHERE hash = ?1");
        Bind(_find, family);
        bool found = _find.Step();
        _find.Reset();
        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _putFamily?.Dispose();
        _find?.Dispose();
    }

    private static void Bind(SqliteStatement statement, Hash128 family)
    {
        Span<byte> bytes = stackalloc byte[Hash128.Length];
        family.WriteTo(bytes);
        statement.Bind(1, bytes);
    }
}
