using System.Collections.Immutable;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>Asks an open index. For one thread at a time.</summary>
internal sealed class IndexReader : IDisposable
{
    // One read transaction as long as the reader lives: without it every row costs locks and a look at the file's
    // header. Nobody writes to an index, so it is in nobody's way.
    private const string Settings = """
        PRAGMA cache_size = -8192;
        PRAGMA mmap_size = 1073741824;
        BEGIN;
        """;

    private readonly TextCache _texts = new();
    private readonly List<long> _rows = [];
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _boxes;
    private readonly SqliteStatement _element;
    private readonly ElementCache _cache;

    private IndexReader(SqliteDatabase database, ElementCache cache)
    {
        _cache = cache;
        _database = database;
        _boxes = database.Prepare(
            "SELECT row FROM box WHERE west <= ?3 AND east >= ?1 AND south <= ?4 AND north >= ?2");
        _element = database.Prepare("SELECT body FROM element WHERE row = ?1");
    }

    /// <summary>Opens an index; null when it is not one of this version.</summary>
    /// <param name="path">The index.</param>
    /// <param name="cache">Shared by all readers of the same index.</param>
    /// <exception cref="SqliteFailureException">It cannot be opened or is damaged.</exception>
    public static IndexReader? Open(string path, ElementCache cache)
    {
        SqliteDatabase database = OsmDatabase.Open(path);
        try
        {
            if (database.QueryNumber("PRAGMA application_id") == IndexSchema.ApplicationId
                && database.QueryNumber("PRAGMA user_version") == IndexSchema.Version
                && database.QueryNumber("PRAGMA page_count") * database.QueryNumber("PRAGMA page_size")
                    == new FileInfo(path).Length)
            {
                database.Execute(Settings);
                var reader = new IndexReader(database, cache);
                database = null!;
                return reader;
            }

            return null;
        }
        finally
        {
            database?.Dispose();
        }
    }

    /// <summary>What the extract says and what was counted.</summary>
    /// <exception cref="SqliteFailureException">The index is damaged.</exception>
    public IReadOnlyDictionary<string, string> Facts()
    {
        Dictionary<string, string> facts = new(StringComparer.Ordinal);
        using SqliteStatement rows = _database.Prepare("SELECT name, value FROM fact");
        while (rows.Step())
        {
            facts[rows.Text(0)] = rows.Text(1);
        }

        return facts;
    }

    /// <summary>Elements whose bounding box touches <paramref name="box"/>, ordered by id.</summary>
    /// <exception cref="SqliteFailureException">The index is damaged.</exception>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    public ImmutableArray<OsmElement> Query(PackedBox box)
    {
        FindRows(box);
        var elements = ImmutableArray.CreateBuilder<OsmElement>(_rows.Count);
        foreach (long row in _rows)
        {
            elements.Add(_cache.Find(row) ?? Read(row));
        }

        return elements.MoveToImmutable();
    }

    public void Dispose()
    {
        _boxes.Dispose();
        _element.Dispose();
        _database.Dispose();
    }

    private void FindRows(PackedBox box)
    {
        _rows.Clear();
        _boxes.Bind(1, box.West).Bind(2, box.South).Bind(3, box.East).Bind(4, box.North);
        try
        {
            while (_boxes.Step())
            {
                _rows.Add(_boxes.Number(0));
            }
        }
        finally
        {
            _boxes.Reset();
        }

        _rows.Sort();
    }

    private OsmElement Read(long row)
    {
        _element.Bind(1, row);
        try
        {
            if (!_element.Step())
            {
                throw new InvalidDataException("an element is missing");
            }

            OsmElement element = ElementCodec.Read(_element.Bytes(0), _texts);
            _cache.Add(row, element);
            return element;
        }
        finally
        {
            _element.Reset();
        }
    }
}
