using System.Collections.Immutable;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>Asks an open index. For one thread at a time.</summary>
internal sealed class IndexReader : IDisposable
{
    private const string Settings = """
        PRAGMA cache_size = -8192;
        PRAGMA mmap_size = 1073741824;
        """;

    private readonly TextCache _texts = new();
    private readonly List<long> _rows = [];
    private readonly OsmDatabase _database;
    private readonly OsmStatement _boxes;
    private readonly OsmStatement _element;

    private IndexReader(OsmDatabase database)
    {
        _database = database;
        _boxes = database.Prepare("SELECT row FROM box WHERE west <= ?3 AND east >= ?1 AND south <= ?4 AND north >= ?2");
        _element = database.Prepare("SELECT type, number, body FROM element WHERE row = ?1");
    }

    /// <summary>Opens an index; null when it is not one of this version.</summary>
    /// <exception cref="OsmDatabaseException">It cannot be opened or is damaged.</exception>
    public static IndexReader? Open(string path)
    {
        OsmDatabase database = OsmDatabase.Open(path);
        try
        {
            if (database.QueryNumber("PRAGMA application_id") == IndexSchema.ApplicationId
                && database.QueryNumber("PRAGMA user_version") == IndexSchema.Version
                && database.QueryNumber("PRAGMA page_count") * database.QueryNumber("PRAGMA page_size") == new FileInfo(path).Length)
            {
                database.Execute(Settings);
                var reader = new IndexReader(database);
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
    /// <exception cref="OsmDatabaseException">The index is damaged.</exception>
    public IReadOnlyDictionary<string, string> Facts()
    {
        Dictionary<string, string> facts = new(StringComparer.Ordinal);
        using OsmStatement rows = _database.Prepare("SELECT name, value FROM fact");
        while (rows.Step())
        {
            facts[rows.Text(0)] = rows.Text(1);
        }

        return facts;
    }

    /// <summary>Elements whose bounding box touches <paramref name="box"/>, ordered by id.</summary>
    /// <exception cref="OsmDatabaseException">The index is damaged.</exception>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    public ImmutableArray<OsmElement> Query(PackedBox box)
    {
        FindRows(box);
        var elements = ImmutableArray.CreateBuilder<OsmElement>(_rows.Count);
        foreach (long row in _rows)
        {
            elements.Add(Read(row));
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

            var id = new OsmId((OsmType)_element.Number(0), _element.Number(1));
            return ElementCodec.Read(id, _element.Bytes(2), _texts);
        }
        finally
        {
            _element.Reset();
        }
    }
}
