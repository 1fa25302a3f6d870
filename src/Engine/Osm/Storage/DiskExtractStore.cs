using NuTonic.Engine.Osm.Reading;
using NuTonic.Engine.Osm.Shapes;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>An extract of any size in a temporary SQLite file, with a fixed amount of memory.</summary>
internal sealed class DiskExtractStore : IExtractStore, IDisposable
{
    private const string Schema = """
        CREATE TABLE node (id INTEGER PRIMARY KEY, longitude INTEGER NOT NULL, latitude INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE TABLE way (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE relation (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
        BEGIN;
        """;

    private readonly PackedWriter _writer = new();
    private readonly SqliteDatabase _database;
    private readonly PositionStore _positions;
    private readonly SqliteStatement _addNode;
    private readonly SqliteStatement _findWay;
    private readonly BodyTable _ways;
    private readonly BodyTable _relations;

    /// <summary>Makes the file.</summary>
    /// <param name="path">Absolute; nothing is there yet. The caller removes it.</param>
    /// <exception cref="SqliteFailureException">It cannot be made.</exception>
    public DiskExtractStore(string path)
    {
        _database = OsmDatabase.Create(path);
        _positions = new PositionStore(_database);
        _database.Execute(Schema);
        _addNode = _database.Prepare("INSERT OR REPLACE INTO node VALUES (?1, ?2, ?3, ?4)");
        _findWay = _database.Prepare("SELECT body FROM way WHERE id = ?1");
        _ways = new BodyTable(_database, "way");
        _relations = new BodyTable(_database, "relation");
    }

    /// <summary>Nodes that were added.</summary>
    public long NodeCount { get; private set; }

    /// <summary>The smallest box around all nodes.</summary>
    public PackedBox Box { get; private set; } = PackedBox.Empty;

    public void Add(in RawNode node)
    {
        NodeCount++;
        Box = Box.Around(node.Position);
        _positions.Add(node.Id, node.Position);
        if (node.Tags.Length == 0)
        {
            return;
        }

        _writer.Clear();
        RawCodec.Write(_writer, node.Tags);
        _addNode.Bind(1, node.Id)
            .Bind(2, node.Position.Longitude).Bind(3, node.Position.Latitude).Bind(4, _writer.Written).Run();
    }

    public void Add(RawWay way)
    {
        _writer.Clear();
        RawCodec.Write(_writer, way);
        _ways.Add(way.Id, _writer.Written, way.Tags.Length > 0);
    }

    public void Add(RawRelation relation)
    {
        _writer.Clear();
        RawCodec.Write(_writer, relation);
        _relations.Add(relation.Id, _writer.Written, relation.Tags.Length > 0);
    }

    public IEnumerable<RawNode> TaggedNodes()
    {
        _positions.Flush();
        using SqliteStatement rows = _database.Prepare("SELECT id, longitude, latitude, body FROM node ORDER BY id");
        while (rows.Step())
        {
            yield return ReadNode(rows);
        }
    }

    public IEnumerable<RawWay> Ways()
    {
        _positions.Flush();
        return _ways.Read(RawCodec.ReadWay);
    }

    public IEnumerable<RawRelation> Relations() => _relations.Read(RawCodec.ReadRelation);

    public RawWay? FindWay(long id)
    {
        _findWay.Bind(1, id);
        try
        {
            return _findWay.Step() ? RawCodec.ReadWay(id, _findWay.Bytes(0)) : null;
        }
        finally
        {
            _findWay.Reset();
        }
    }

    public PackedPoint? FindPosition(long id) => _positions.Find(id);

    public void Dispose()
    {
        _addNode.Dispose();
        _findWay.Dispose();
        _ways.Dispose();
        _relations.Dispose();
        _positions.Dispose();
        _database.Dispose();
    }

    private static RawNode ReadNode(SqliteStatement row)
    {
        var reader = new PackedReader(row.Bytes(3));
        return new RawNode(
            row.Number(0), new PackedPoint((int)row.Number(1), (int)row.Number(2)), RawCodec.ReadTags(ref reader));
    }
}
