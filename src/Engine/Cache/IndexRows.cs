using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Rows in and out of an open index. Trusts no row: what comes out is what was put, or is reported as damaged. Owns the
/// database. For one thread at a time.
/// </summary>
internal sealed class IndexRows(SqliteDatabase database) : IDisposable
{
    private const int ChecksumBytes = 16;

    private readonly ReadBatch _batch = new(database);

    private readonly SqliteStatement _findContent = database.Prepare(
        "SELECT size, checksum, inline FROM content WHERE digest = ?1");

    private readonly SqliteStatement _findAction = database.Prepare(
        "SELECT kind, material, result, contents, cost_us, checksum, last_used FROM action WHERE key = ?1");

    private readonly SqliteStatement _putContent = database.Prepare(
        "INSERT OR REPLACE INTO content (digest, size, checksum, inline) VALUES (?1, ?2, ?3, ?4)");

    private readonly SqliteStatement _putAction = database.Prepare(
        "INSERT OR REPLACE INTO action (key, kind, material, result, contents, cost_us, checksum, last_used) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

    private readonly SqliteStatement _removeContent = database.Prepare("DELETE FROM content WHERE digest = ?1");

    private readonly SqliteStatement _removeAction = database.Prepare("DELETE FROM action WHERE key = ?1");

    private readonly SqliteStatement _removeUnusedAction = database.Prepare(
        "DELETE FROM action WHERE key = ?1 AND last_used = ?2 RETURNING 1");

    private readonly SqliteStatement _touchAction = database.Prepare(
        "UPDATE action SET last_used = ?2 WHERE key = ?1 AND last_used < ?2");

    private readonly IndexFamilies _families = new(database);

    /// <summary>
    /// The connection, for work on the whole index; statements prepared on it are disposed before this.
    /// </summary>
    public SqliteDatabase Database => database;

    /// <summary>To be called before each lookup by who never writes: many lookups then share a read lock.</summary>
    public void KeepReading() => _batch.Next();

    /// <summary>
    /// Looks a content up. The bytes of an inline one have the right length; their checksum is not checked.
    /// </summary>
    public RowState FindContent(in Digest digest, out ContentRow row)
    {
        row = default;
        _findContent.Bind(1, digest);
        try
        {
            if (!_findContent.Step())
            {
                return RowState.Absent;
            }

            long size = _findContent.Number(0);
            ReadOnlySpan<byte> checksum = _findContent.Bytes(1);
            if (size < 0 || checksum.Length != ChecksumBytes)
            {
                return RowState.Damaged;
            }

            Hash128 expected = Hash128.Read(checksum);
            byte[]? inline = _findContent.IsNull(2) ? null : _findContent.Bytes(2).ToArray();
            row = new ContentRow(digest, size, expected, inline);
            return inline is not null && inline.Length != size ? RowState.Damaged : RowState.Sound;
        }
        finally
        {
            _findContent.Reset();
        }
    }

    /// <summary>Looks an action up; <paramref name="lastUsedHour"/> is the hour stored with it.</summary>
    public RowState FindAction(in Digest key, out ActionRecord? record, out long lastUsedHour)
    {
        record = null;
        lastUsedHour = 0;
        _findAction.Bind(1, key);
        try
        {
            if (!_findAction.Step())
            {
                return RowState.Absent;
            }

            string kind = _findAction.Text(0);
            byte[] material = _findAction.Bytes(1).ToArray();
            byte[] result = _findAction.Bytes(2).ToArray();
            byte[] contents = _findAction.Bytes(3).ToArray();
            long cost = _findAction.Number(4);
            ReadOnlySpan<byte> checksum = _findAction.Bytes(5);
            if (contents.Length % Digest.Length != 0
                || checksum.Length != ChecksumBytes
                || Hash128.Read(checksum) != Checksum(key, kind, material, result, contents, cost))
            {
                return RowState.Damaged;
            }

            lastUsedHour = _findAction.Number(6);
            record = new ActionRecord(key, kind, material, result, DigestList.Unpack(contents), cost);
            return RowState.Sound;
        }
        finally
        {
            _findAction.Reset();
        }
    }

    /// <summary>
    /// Stores all rows or none. The other processes' writers wait meanwhile.
    /// </summary>
    public void Put(IEnumerable<ContentRow> contents, IEnumerable<ActionRecord> actions, long hour) =>
        InTransaction(() =>
        {
            foreach (ContentRow row in contents)
            {
                PutContent(row);
            }

            foreach (ActionRecord record in actions)
            {
                _families.Put(record.Family);
                PutAction(record, hour);
            }
        });

    /// <summary>False when no action of <paramref name="family"/> was ever put.</summary>
    public bool MayHaveFamily(Hash128 family) => _families.MayHave(family);

    /// <summary>Notes that the actions were used in <paramref name="hour"/>.</summary>
    public void Touch(IEnumerable<Digest> keys, long hour) =>
        InTransaction(() =>
        {
            foreach (Digest key in keys)
            {
                _touchAction.Bind(1, key);
                _touchAction.Bind(2, hour);
                _touchAction.Run();
            }
        });

    public void RemoveContent(in Digest digest) => RunWith(_removeContent, digest);

    public void RemoveAction(in Digest key) => RunWith(_removeAction, key);

    /// <summary>Mean time of an action in microseconds, by kind; from a sample.</summary>
    public IReadOnlyList<KindCost> MeanCosts() => IndexSample.CostsOf(database);

    /// <summary>Bytes of all contents together; from a sample when there are many.</summary>
    public (long Bytes, bool IsEstimate) ContentSize() => IndexSample.SizeOf(database);

    /// <summary>
    /// Removes an action unless it was used after <paramref name="hour"/>; false when it was or is gone.
    /// </summary>
    public bool RemoveUnusedAction(in Digest key, long hour)
    {
        _removeUnusedAction.Bind(1, key);
        _removeUnusedAction.Bind(2, hour);
        bool removed = _removeUnusedAction.Step();
        _removeUnusedAction.Reset();
        return removed;
    }

    /// <summary>Does <paramref name="work"/> in one transaction.</summary>
    public void Write(Action work) => InTransaction(work);

    /// <summary>All contents, for a check of the whole cache.</summary>
    public IndexScan ScanContents() => IndexScan.OfContents(database);

    /// <summary>All actions, for a check of the whole cache.</summary>
    public IndexScan ScanActions() => IndexScan.OfActions(database);

    /// <summary>Reads the whole index; slow. False when its structure is broken.</summary>
    public bool IsWhole()
    {
        try
        {
            // The quick check would not notice rows that their index no longer leads to.
            return database.QueryText("PRAGMA integrity_check(1)") == "ok";
        }
        catch (SqliteFailureException failure) when (failure.IsDamage)
        {
            return false;
        }
    }

    public void Dispose()
    {
        SqliteStatement[] statements =
        [
            _findContent, _findAction, _putContent, _putAction, _removeContent, _removeAction, _removeUnusedAction,
            _touchAction,
        ];
        Array.ForEach(statements, statement => statement.Dispose());
        _families.Dispose();
        database.Dispose();
    }

    private static void RunWith(SqliteStatement statement, in Digest digest)
    {
        statement.Bind(1, digest);
        statement.Run();
    }

    private static Hash128 Checksum(
        in Digest key,
        string kind,
        ReadOnlySpan<byte> material,
        ReadOnlySpan<byte> result,
        ReadOnlySpan<byte> contents,
        long cost)
    {
        byte[] kindBytes = Encoding.UTF8.GetBytes(kind);
        Span<byte> head = stackalloc byte[Digest.Length + 32];
        key.CopyTo(head);
        BinaryPrimitives.WriteInt64BigEndian(head[32..], kindBytes.Length);
        BinaryPrimitives.WriteInt64BigEndian(head[40..], material.Length);
        BinaryPrimitives.WriteInt64BigEndian(head[48..], result.Length);
        BinaryPrimitives.WriteInt64BigEndian(head[56..], cost);
        var hash = new XxHash128();
        hash.Append(head);
        hash.Append(kindBytes);
        hash.Append(material);
        hash.Append(result);
        hash.Append(contents);
        return Hash128.Of(hash);
    }

    private void PutContent(in ContentRow row)
    {
        Span<byte> checksum = stackalloc byte[ChecksumBytes];
        row.Checksum.WriteTo(checksum);
        _putContent.Bind(1, row.Digest);
        _putContent.Bind(2, row.Size);
        _putContent.Bind(3, checksum);
        if (row.Inline is null)
        {
            _putContent.BindNull(4);
        }
        else
        {
            _putContent.Bind(4, row.Inline);
        }

        _putContent.Run();
    }

    private void PutAction(ActionRecord record, long hour)
    {
        byte[] contents = DigestList.Pack(record.Contents);
        Hash128 sum = Checksum(
            record.Key, record.Kind, record.KeyMaterial.Span, record.Result.Span, contents, record.CostMicroseconds);
        Span<byte> checksum = stackalloc byte[ChecksumBytes];
        sum.WriteTo(checksum);
        _putAction.Bind(1, record.Key);
        _putAction.Bind(2, record.Kind);
        _putAction.Bind(3, record.KeyMaterial.Span);
        _putAction.Bind(4, record.Result.Span);
        _putAction.Bind(5, contents);
        _putAction.Bind(6, record.CostMicroseconds);
        _putAction.Bind(7, checksum);
        _putAction.Bind(8, hour);
        _putAction.Run();
    }

    private void InTransaction(Action work)
    {
        // Immediate, so that the wait for another writer is here, where SQLite can wait, and not in the middle.
        database.Execute("BEGIN IMMEDIATE");
        bool done = false;
        try
        {
            work();
            database.Execute("COMMIT");
            done = true;
        }
        finally
        {
            if (!done)
            {
                _families.Forget();
                database.RollBack();
            }
        }
    }
}
