using Microsoft.Win32.SafeHandles;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// What this checkout remembers between builds: one record per unit, in an append-only log that is rewritten when more
/// than half of it is out of date. Memory holds where the records lie, not the records. Losing the log costs time,
/// never correctness.
/// </summary>
/// <remarks>
/// Format: the signature, then records; a record is the length of its body (4 bytes), the XxHash3 of its body (8 bytes)
/// and the body: a tag (1 = unit, 2 = removed), the name, the packed unit. A record is appended in one write, so a
/// killed build leaves at most a torn tail, which the next load cuts off. An unknown signature is an empty state.
/// </remarks>
internal sealed class BuildState : IDisposable
{
    private static readonly byte[] Signature = "NTSTATE2"u8.ToArray();

    private readonly Lock _gate = new();
    private readonly Dictionary<string, RecordPlace> _units = new(StringComparer.Ordinal);
    private readonly string _path;
    private SafeFileHandle? _reader;
    private FileStream? _log;
    private long _loggedBytes;

    private BuildState(string path)
    {
        _path = path;
    }

    /// <summary>Names of the units that the last build left, ordinal order.</summary>
    public IReadOnlyList<string> UnitNames
    {
        get
        {
            lock (_gate)
            {
                return [.. _units.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>How many units the last build left.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _units.Count;
            }
        }
    }

    /// <summary>
    /// Loads the log at <paramref name="path"/>; an absent, torn or foreign one is an empty or shorter state.
    /// </summary>
    public static BuildState Load(string path, Action<Diagnostic> report)
    {
        BuildState state = new(path);
        if (File.Exists(path))
        {
            try
            {
                state.Read(report);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new NuTonicException(
                    Diagnostic.Create(
                        Errors.FileUnreadable, new SourceLocation(path), path, failure.Message.TrimEnd('.')),
                    failure);
            }
        }

        return state;
    }

    /// <summary>The record of <paramref name="name"/>; null when there is none or it does not read.</summary>
    public UnitRecord? Find(string name)
    {
        byte[] buffer = [];
        if (!TryRead(name, ref buffer, out int length))
        {
            return null;
        }

        try
        {
            return UnitRecordFormat.Unpack(name, buffer.AsSpan(0, length));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Reads the packed record of <paramref name="name"/> without unpacking it.</summary>
    /// <param name="name">Name of the unit.</param>
    /// <param name="buffer">Receives the record; replaced when it is too small.</param>
    /// <param name="length">Bytes of it that are the record.</param>
    public bool TryRead(string name, ref byte[] buffer, out int length)
    {
        SafeFileHandle? reader;
        long offset;
        lock (_gate)
        {
            length = 0;
            if (!_units.TryGetValue(name, out RecordPlace? place))
            {
                return false;
            }

            (offset, length) = place;
            reader = _reader ??= OpenReader();
        }

        if (buffer.Length < length)
        {
            buffer = new byte[length + (length / 2)];
        }

        return StateIndex.TryReadAt(reader, offset, buffer.AsSpan(0, length));
    }

    /// <summary>
    /// Remembers <paramref name="unit"/>; it survives a kill of this process as soon as the call returns.
    /// </summary>
    public void Put(UnitRecord unit)
    {
        byte[] packed = UnitRecordFormat.Pack(unit);
        lock (_gate)
        {
            Append(StateIndex.UnitTag, unit.Name, packed);
            _units[unit.Name] = new RecordPlace(_loggedBytes - packed.Length, packed.Length);
        }
    }

    /// <summary>Forgets <paramref name="name"/>.</summary>
    public void Remove(string name)
    {
        lock (_gate)
        {
            if (_units.Remove(name))
            {
                Append(StateIndex.RemovedTag, name, []);
            }
        }
    }

    /// <summary>Closes the log; when it was written to and most of it is out of date, rewrites it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_log is not null)
            {
                _log.Dispose();
                _log = null;
                long live = Signature.Length
                    + _units.Sum(unit => (long)unit.Value.Length + unit.Key.Length + RecordFrame.HeaderLength);
                if (_loggedBytes > (2 * live) + 4096)
                {
                    TryCompact();
                }
            }

            // Without a log of its own this was a dry run, which holds no lock:
            // the file may be another build's to write.
            _reader?.Dispose();
            _reader = null;
        }
    }

    private void Read(Action<Diagnostic> report)
    {
        _reader = OpenReader();
        byte[] start = new byte[Signature.Length];
        if (RandomAccess.Read(_reader, start, 0) < start.Length || !start.AsSpan().SequenceEqual(Signature))
        {
            _reader.Dispose();
            _reader = null;
            report(Diagnostic.Create(Errors.StateForeign, new SourceLocation(_path)));
            return;
        }

        long length = RandomAccess.GetLength(_reader);
        _loggedBytes = StateIndex.Read(_reader, Signature.Length, _units);
        if (_loggedBytes < length)
        {
            report(Diagnostic.Create(Errors.StateTorn, new SourceLocation(_path), length - _loggedBytes));
        }
    }

    private SafeFileHandle OpenReader() => File.OpenHandle(
        _path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private void Append(byte tag, string name, ReadOnlySpan<byte> packed)
    {
        byte[] record = StateIndex.Frame(tag, name, packed);
        try
        {
            _log ??= OpenLog();
            _log.Write(record);
        }
        catch (Exception failure) when (failure is NuTonicException or IOException or UnauthorizedAccessException)
        {
            // Part of the record may be there: the next append opens the log again and cuts it off.
            _log?.Dispose();
            _log = null;
            throw new NuTonicException(
                Diagnostic.Create(Errors.StateNotWritable, new SourceLocation(_path), failure.Message), failure);
        }

        _loggedBytes += record.Length;
    }

    private FileStream OpenLog()
    {
        if (_loggedBytes == 0)
        {
            // Whole from the start: a build that is killed here leaves no file that the next one would call foreign.
            AtomicFile.Write(_path, Signature);
            _loggedBytes = Signature.Length;
        }

        // No buffer: a record reaches the kernel in one write, whole or not at all as far as a kill is concerned.
        FileStream log = new(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        log.SetLength(_loggedBytes);
        log.Position = _loggedBytes;
        return log;
    }

    // A log that stays long costs a little time at the next load; failing the build for it would cost more.
    private void TryCompact()
    {
        try
        {
            AtomicFile.Write(_path, WriteLive);
        }
        catch (NuTonicException)
        {
            _loggedBytes = new FileInfo(_path).Length;
        }
    }

    private void WriteLive(Stream compacted)
    {
        compacted.Write(Signature);
        byte[] buffer = [];
        foreach (string name in UnitNames)
        {
            if (TryRead(name, ref buffer, out int length))
            {
                compacted.Write(StateIndex.Frame(StateIndex.UnitTag, name, buffer.AsSpan(0, length)));
            }
        }
    }
}
