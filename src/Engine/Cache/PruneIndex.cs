using System.Collections.Immutable;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>
/// The whole index in memory, about 150 bytes for each result with its contents: what there is, how large it is, and
/// how many results use each content. The size of a cache is that of all contents, wherever they lie, and of all rows;
/// free pages of the index, which new rows fill, do not count.
/// </summary>
internal sealed class PruneIndex
{
    /// <summary>What a row costs besides what it holds: digest, checksum, and the entry that finds it.</summary>
    public const int RowBytes = 100;

    private const string ActionColumns =
        "key, last_used, cost_us, contents, length(kind) + length(material) + length(result) + length(contents), rowid";

    private readonly SqliteDatabase _database;
    private readonly List<PruneContent> _contents = [];
    private readonly List<int> _uses = [];
    private readonly Dictionary<Digest, int> _numbers = [];
    private readonly List<PruneAction> _actions = [];
    private long _lastRow;

    private PruneIndex(SqliteDatabase database) => _database = database;

    /// <summary>All contents; the place in the list is the number of a content.</summary>
    public IReadOnlyList<PruneContent> Contents => _contents;

    /// <summary>All results.</summary>
    public IReadOnlyList<PruneAction> Actions => _actions;

    /// <summary>Size of everything, by two scans that leave the bytes of large rows alone.</summary>
    public static long Measure(SqliteDatabase database) =>
        database.QueryNumber(FormattableString.Invariant($"SELECT total(size) + {RowBytes} * count(*) FROM content"))
        + database.QueryNumber(
            "SELECT total(length(kind) + length(material) + length(result) + length(contents))"
            + FormattableString.Invariant($" + {RowBytes} * count(*) FROM action"));

    /// <summary>Reads the index as it is at one moment.</summary>
    public static PruneIndex Read(SqliteDatabase database)
    {
        PruneIndex index = new(database);
        database.Execute("BEGIN");
        try
        {
            index.ReadContents();
            index._actions.AddRange(index.ReadActionsAfterLast());
        }
        finally
        {
            database.Execute("COMMIT");
        }

        return index;
    }

    /// <summary>Number of results that use a content.</summary>
    public int Uses(int content) => _uses[content];

    /// <summary>True when a row of the content was there at the moment of reading.</summary>
    public bool Knows(in Digest content) => _numbers.ContainsKey(content);

    /// <summary>Stops counting the contents of a result that is gone.</summary>
    public void Release(in PruneAction action)
    {
        foreach (int content in action.Contents)
        {
            _uses[content]--;
        }
    }

    /// <summary>
    /// Counts the contents of results that came since the last look. Called with the write lock, before anything is
    /// deleted under it.
    /// </summary>
    public void CatchUp() => ReadActionsAfterLast();

    /// <summary>
    /// Ends what <see cref="CatchUp"/> began, before the write lock is given back: the number of the last row may go
    /// down by deleting, and a new row then takes a number that was seen before.
    /// </summary>
    public void NoteLastRow() => _lastRow = _database.QueryNumber("SELECT max(rowid) FROM action");

    private void ReadContents()
    {
        using SqliteStatement rows = _database.Prepare("SELECT digest, size, inline IS NULL FROM content");
        while (rows.Step())
        {
            if (rows.Bytes(0).Length == Digest.Length)
            {
                Digest digest = Digest.FromBytes(rows.Bytes(0));
                _numbers.TryAdd(digest, _contents.Count);
                _contents.Add(new PruneContent(digest, RowBytes + Math.Max(0, rows.Number(1)), rows.Number(2) != 0));
                _uses.Add(0);
            }
        }
    }

    private List<PruneAction> ReadActionsAfterLast()
    {
        List<PruneAction> actions = [];
        using SqliteStatement rows = _database.Prepare(
            $"SELECT {ActionColumns} FROM action WHERE rowid > ?1 ORDER BY rowid");
        rows.Bind(1, _lastRow);
        while (rows.Step())
        {
            _lastRow = rows.Number(5);
            if (rows.Bytes(0).Length == Digest.Length)
            {
                ImmutableArray<int> contents = Count(rows.Bytes(3));
                actions.Add(new PruneAction(
                    Digest.FromBytes(rows.Bytes(0)),
                    rows.Number(1),
                    rows.Number(2),
                    RowBytes + rows.Number(4),
                    contents));
            }
        }

        return actions;
    }

    // A content that is not there has no number; one that came after the contents were read is not up for removal.
    private ImmutableArray<int> Count(ReadOnlySpan<byte> packed)
    {
        ImmutableArray<int>.Builder contents = ImmutableArray.CreateBuilder<int>(packed.Length / Digest.Length);
        for (int start = 0; start + Digest.Length <= packed.Length; start += Digest.Length)
        {
            if (_numbers.TryGetValue(Digest.FromBytes(packed.Slice(start, Digest.Length)), out int number))
            {
                contents.Add(number);
                _uses[number]++;
            }
        }

        return contents.DrainToImmutable();
    }
}
