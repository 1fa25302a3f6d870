using System.Diagnostics.CodeAnalysis;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>
/// The index as all threads see it: one connection behind a lock (a lookup holds it for a few microseconds), opened at
/// the first use, and new rows collected in memory until a batch is worth a transaction. Lookups see collected rows.
/// </summary>
internal sealed class CacheIndex(IndexOpener opener, CacheOptions options) : IDisposable
{
    /// <summary>
    /// Rows of one transaction: a commit costs as much as five rows, and less than 256 are lost to a kill.
    /// </summary>
    public const int BatchRows = 256;

    private static readonly TimeSpan BatchAge = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly Dictionary<Digest, ContentRow> _newContents = [];
    private readonly Dictionary<Digest, ActionRecord> _newActions = [];
    private readonly HashSet<Digest> _used = [];
    private IndexRows? _rows;
    private bool _isOpen;
    private bool _isDisposed;
    private long _lastCommit;

    public RowState FindContent(in Digest digest, out ContentRow row)
    {
        lock (_gate)
        {
            if (_newContents.TryGetValue(digest, out row))
            {
                return RowState.Sound;
            }

            try
            {
                return OpenToRead() ? _rows.FindContent(digest, out row) : RowState.Absent;
            }
            catch (SqliteFailureException failure)
            {
                Recover(failure);
                return RowState.Absent;
            }
        }
    }

    public RowState FindAction(in Digest key, out ActionRecord? record)
    {
        lock (_gate)
        {
            if (_newActions.TryGetValue(key, out record))
            {
                return RowState.Sound;
            }

            try
            {
                if (!OpenToRead())
                {
                    return RowState.Absent;
                }

                RowState state = _rows.FindAction(key, out record, out long lastUsedHour);
                if (state == RowState.Sound && !options.ReadOnly && lastUsedHour < Hour())
                {
                    _used.Add(key);
                }

                return state;
            }
            catch (SqliteFailureException failure)
            {
                Recover(failure);
                return RowState.Absent;
            }
        }
    }

    /// <summary>False when no action of <paramref name="family"/> was ever put, here or by another process.</summary>
    public bool MayHaveFamily(Hash128 family)
    {
        lock (_gate)
        {
            CommitWhen(true);
        }

        return Ask(rows => rows.MayHaveFamily(family), false);
    }

    /// <summary>
    /// Asks the stored rows something; <paramref name="otherwise"/> when there is no index or it is damaged.
    /// </summary>
    public T Ask<T>(Func<IndexRows, T> question, T otherwise)
    {
        lock (_gate)
        {
            try
            {
                return Open() ? question(_rows) : otherwise;
            }
            catch (SqliteFailureException failure)
            {
                Recover(failure);
                return otherwise;
            }
        }
    }

    /// <summary>Collects a row; the content must be stored already.</summary>
    public void Add(in ContentRow row)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _newContents[row.Digest] = row;
            CommitWhen(_newContents.Count + _newActions.Count >= BatchRows);
        }
    }

    /// <summary>Collects a record. After 200 ms without a commit it is written at once: actions that take long do not
    /// wait for the next one.</summary>
    public void Add(ActionRecord record)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _newActions[record.Key] = record;
            CommitWhen(_newContents.Count + _newActions.Count >= BatchRows
                || options.Clock.GetElapsedTime(_lastCommit) >= BatchAge);
        }
    }

    /// <summary>Forgets a content that turned out damaged.</summary>
    public void RemoveContent(in Digest digest)
    {
        lock (_gate)
        {
            _newContents.Remove(digest);
            Remove(digest, static (rows, key) => rows.RemoveContent(key));
        }
    }

    /// <summary>Forgets an action whose row turned out damaged.</summary>
    public void RemoveAction(in Digest key)
    {
        lock (_gate)
        {
            _newActions.Remove(key);
            Remove(key, static (rows, digest) => rows.RemoveAction(digest));
        }
    }

    /// <summary>Writes what was collected; afterwards a killed process loses nothing of it.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            CommitWhen(true);
        }
    }

    /// <summary>Writes what was collected and closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            try
            {
                CommitWhen(true);
                TouchUsed();
            }
            finally
            {
                _isDisposed = true;
                _rows?.Dispose();
                _rows = null;
            }
        }
    }

    [MemberNotNullWhen(true, nameof(_rows))]
    private bool Open()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_isOpen)
        {
            _rows = opener.Open();
            _isOpen = true;
        }

        return _rows is not null;
    }

    [MemberNotNullWhen(true, nameof(_rows))]
    private bool OpenToRead()
    {
        if (!Open())
        {
            return false;
        }

        if (options.ReadOnly)
        {
            _rows.KeepReading();
        }

        return true;
    }

    private void Recover(SqliteFailureException failure)
    {
        if (!failure.IsDamage)
        {
            throw opener.Explain(failure);
        }

        _rows?.Dispose();
        _rows = null;
        _isOpen = false;
        _rows = opener.Replace();
        _isOpen = true;
    }

    private void CommitWhen(bool due)
    {
        if (due && _newContents.Count + _newActions.Count > 0)
        {
            Write(rows => rows.Put(_newContents.Values, _newActions.Values, Hour()));
            _newContents.Clear();
            _newActions.Clear();
            _lastCommit = options.Clock.GetTimestamp();
        }
    }

    private void TouchUsed()
    {
        if (_used.Count > 0 && !options.ReadOnly)
        {
            Write(rows => rows.Touch(_used, Hour()));
            _used.Clear();
        }
    }

    private void Remove(Digest digest, Action<IndexRows, Digest> remove)
    {
        if (!options.ReadOnly)
        {
            Write(rows => remove(rows, digest));
        }
    }

    private void Write(Action<IndexRows> work)
    {
        try
        {
            WriteOnce(work);
        }
        catch (SqliteFailureException failure)
        {
            Recover(failure);
            try
            {
                WriteOnce(work);
            }
            catch (SqliteFailureException second)
            {
                throw opener.Explain(second);
            }
        }
    }

    private void WriteOnce(Action<IndexRows> work)
    {
        if (Open())
        {
            work(_rows);
        }
    }

    private long Hour() => options.Clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
}
