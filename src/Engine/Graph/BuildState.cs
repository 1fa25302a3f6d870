using System.Buffers.Binary;
using System.IO.Hashing;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// What this checkout remembers between builds: one record per unit, in an append-only log that is rewritten when more
/// than half of it is out of date. Losing it costs time, never correctness.
/// </summary>
/// <remarks>
/// Format: the signature, then records; a record is the length of its body (4 bytes), the XxHash3 of its body (8 bytes)
/// and the body: a tag (1 = unit, 2 = removed), the name, the packed unit. A record is appended in one write, so a
/// killed build leaves at most a torn tail, which the next load cuts off. An unknown signature is an empty state.
/// </remarks>
internal sealed class BuildState : IDisposable
{
    private const int HeaderLength = 12;
    private const byte UnitTag = 1;
    private const byte RemovedTag = 2;

    private static readonly byte[] Signature = "NTSTATE1"u8.ToArray();

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _units = new(StringComparer.Ordinal);
    private readonly string _path;
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

    /// <summary>Loads the log at <paramref name="path"/>; an absent, torn or foreign one is an empty or shorter state.</summary>
    public static BuildState Load(string path, Action<Diagnostic> report)
    {
        BuildState state = new(path);
        if (File.Exists(path))
        {
            state.Read(ReadLog(path), report);
        }

        return state;
    }

    /// <summary>The record of <paramref name="name"/>; null when there is none or it does not read.</summary>
    public UnitRecord? Find(string name)
    {
        ReadOnlyMemory<byte> packed;
        lock (_gate)
        {
            if (!_units.TryGetValue(name, out packed))
            {
                return null;
            }
        }

        try
        {
            return UnitRecordFormat.Unpack(name, packed.Span);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Remembers <paramref name="unit"/>; it survives a kill of this process as soon as the call returns.</summary>
    public void Put(UnitRecord unit)
    {
        byte[] packed = UnitRecordFormat.Pack(unit);
        lock (_gate)
        {
            _units[unit.Name] = packed;
            Append(UnitTag, unit.Name, packed);
        }
    }

    /// <summary>Forgets <paramref name="name"/>.</summary>
    public void Remove(string name)
    {
        lock (_gate)
        {
            if (_units.Remove(name))
            {
                Append(RemovedTag, name, []);
            }
        }
    }

    /// <summary>Closes the log; when it was written to and most of it is out of date, rewrites it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_log is null)
            {
                // A dry run holds no lock: the log may be another build's to write.
                return;
            }

            _log.Dispose();
            _log = null;
            long live = Signature.Length + _units.Sum(unit => (long)unit.Value.Length + unit.Key.Length + HeaderLength);
            if (_loggedBytes > (2 * live) + 4096)
            {
                TryCompact();
            }
        }
    }

    private static byte[] ReadLog(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.FileUnreadable, new SourceLocation(path), path, failure.Message), failure);
        }
    }

    private static byte[] Frame(byte tag, string name, ReadOnlySpan<byte> packed)
    {
        RecordWriter writer = new();
        writer.Byte(tag);
        writer.Text(name);
        writer.Bytes(packed);
        byte[] body = writer.ToArray();
        byte[] record = new byte[HeaderLength + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, body.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(4), XxHash3.HashToUInt64(body));
        body.CopyTo(record, HeaderLength);
        return record;
    }

    private void Read(byte[] log, Action<Diagnostic> report)
    {
        if (!log.AsSpan().StartsWith(Signature))
        {
            report(Diagnostic.Create(Errors.StateForeign, new SourceLocation(_path)));
            return;
        }

        int position = Signature.Length;
        while (TryReadRecord(log, position, out int length))
        {
            position += HeaderLength + length;
        }

        _loggedBytes = position;
        if (position < log.Length)
        {
            report(Diagnostic.Create(Errors.StateTorn, new SourceLocation(_path), log.Length - position));
        }
    }

    private bool TryReadRecord(byte[] log, int position, out int length)
    {
        length = 0;
        if (log.Length - position < HeaderLength)
        {
            return false;
        }

        length = BinaryPrimitives.ReadInt32LittleEndian(log.AsSpan(position));
        if (length < 0 || length > log.Length - position - HeaderLength)
        {
            return false;
        }

        ReadOnlySpan<byte> body = log.AsSpan(position + HeaderLength, length);
        return XxHash3.HashToUInt64(body) == BinaryPrimitives.ReadUInt64LittleEndian(log.AsSpan(position + 4))
            && TryIndex(log.AsMemory(position + HeaderLength, length));
    }

    private bool TryIndex(ReadOnlyMemory<byte> body)
    {
        try
        {
            RecordReader reader = new(body.Span);
            byte tag = reader.Byte();
            string name = reader.Text();
            int length = reader.Bytes().Length;
            if (tag == UnitTag)
            {
                _units[name] = body[^length..];
            }
            else
            {
                _units.Remove(name);
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private void Append(byte tag, string name, ReadOnlySpan<byte> packed)
    {
        byte[] record = Frame(tag, name, packed);
        try
        {
            _log ??= OpenLog();
            _log.Write(record);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.StateNotWritable, new SourceLocation(_path), failure.Message), failure);
        }

        _loggedBytes += record.Length;
    }

    private FileStream OpenLog()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        // No buffer: a record reaches the kernel in one write, whole or not at all as far as a kill is concerned.
        FileStream log = new(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (_loggedBytes == 0)
        {
            log.SetLength(0);
            log.Write(Signature);
            _loggedBytes = Signature.Length;
        }

        log.SetLength(_loggedBytes);
        log.Position = _loggedBytes;
        return log;
    }

    // A log that stays long costs a little time at the next load; failing the build for it would cost more.
    private void TryCompact()
    {
        try
        {
            Compact();
        }
        catch (NuTonicException)
        {
            _loggedBytes = new FileInfo(_path).Length;
        }
    }

    private void Compact()
    {
        using MemoryStream compacted = new();
        compacted.Write(Signature);
        foreach (string name in UnitNames)
        {
            compacted.Write(Frame(UnitTag, name, _units[name].Span));
        }

        AtomicFile.Write(_path, compacted.GetBuffer().AsSpan(0, (int)compacted.Length));
    }
}
