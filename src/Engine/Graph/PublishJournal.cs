using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// What builds set out to publish and no record names yet. A build that is killed between a file's publication and its
/// unit's record leaves an entry here, by which the next one knows the file as its own: nobody is warned of it, and it
/// goes when nothing publishes it any more.
/// </summary>
/// <remarks>
/// Format: the signature, then one frame for each announcement: length of the body (4 bytes), XxHash3 of the body
/// (8 bytes), and the body: a count, then path and digest of each file. A frame is appended before the first of its
/// files is written; a torn one at the end means that none of them was. A build that ends in order removes the file, or
/// leaves in it what a failure kept from being recorded.
/// </remarks>
internal sealed class PublishJournal : IDisposable
{
    // Entries that are settled stay in the file until then.
    private const int CompactBytes = 1 << 20;

    private static readonly byte[] Signature = "NTPUBL01"u8.ToArray();

    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<Digest>> _unrecorded = new(StringComparer.Ordinal);
    private readonly string? _path;
    private FileStream? _log;
    private bool _isStale;

    /// <summary>A journal that is not kept, for builds whose files nobody misses.</summary>
    public PublishJournal()
    {
    }

    private PublishJournal(string path)
    {
        _path = path;
    }

    /// <summary>True when files may lie in the output folder that no record names.</summary>
    public bool HasUnrecorded
    {
        get
        {
            lock (_gate)
            {
                return _unrecorded.Count > 0;
            }
        }
    }

    /// <summary>Paths of the files that no record names, in ordinal order.</summary>
    public IReadOnlyList<string> UnrecordedPaths
    {
        get
        {
            lock (_gate)
            {
                return [.. _unrecorded.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Loads the journal at <paramref name="path"/> (absolute); an absent or foreign one is empty.</summary>
    /// <exception cref="NuTonicException">NT8015: it is there and cannot be read.</exception>
    public static PublishJournal Load(string path)
    {
        PublishJournal journal = new(path);
        try
        {
            if (File.Exists(path))
            {
                journal.Read(File.ReadAllBytes(path));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.FileUnreadable, new SourceLocation(path), path, failure.Message.TrimEnd('.')),
                failure);
        }

        return journal;
    }

    /// <summary>True when a build set out to publish this content under this path.</summary>
    public bool Knows(string path, in Digest digest)
    {
        lock (_gate)
        {
            return _unrecorded.TryGetValue(path, out HashSet<Digest>? digests) && digests.Contains(digest);
        }
    }

    /// <summary>Call before publishing: survives a kill of this process as soon as the call returns.</summary>
    /// <exception cref="NuTonicException">NT7011: the journal cannot be written.</exception>
    public void Announce(IReadOnlyCollection<OutputRecord> outputs)
    {
        lock (_gate)
        {
            OutputRecord[] added = [.. outputs.Where(Add)];
            if (added.Length > 0 && _path is not null)
            {
                Append(added);
            }
        }
    }

    /// <summary>Call when a record names what lies under these paths.</summary>
    public void Settle(IEnumerable<string> paths)
    {
        lock (_gate)
        {
            foreach (string path in paths)
            {
                _isStale |= _unrecorded.Remove(path);
            }

            if (_log is not null && _log.Position > CompactBytes && _unrecorded.Count == 0)
            {
                _log.SetLength(Signature.Length);
                _log.Position = Signature.Length;
            }
        }
    }

    /// <summary>Leaves in the file what is still without a record, or no file at all.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            bool isWritten = _log is not null;
            _log?.Dispose();
            _log = null;
            if (_path is null || !(isWritten || _isStale))
            {
                return;
            }

            try
            {
                Rewrite(_path);
            }
            catch (Exception failure) when (failure is NuTonicException or IOException or UnauthorizedAccessException)
            {
                // It names too much then, which costs the next build a look at these files.
            }
        }
    }

    private bool Add(OutputRecord output)
    {
        if (!_unrecorded.TryGetValue(output.Path!, out HashSet<Digest>? digests))
        {
            _unrecorded[output.Path!] = digests = [];
        }

        return digests.Add(output.Digest);
    }

    private void Rewrite(string path)
    {
        if (_unrecorded.Count == 0)
        {
            File.Delete(path);
            return;
        }

        AtomicFile.Write(path, [.. Signature, .. Frame(Unrecorded())]);
    }

    private OutputRecord[] Unrecorded() =>
        [.. _unrecorded.SelectMany(entry => entry.Value.Select(digest => new OutputRecord(entry.Key, digest)))];

    private void Append(IReadOnlyCollection<OutputRecord> outputs)
    {
        try
        {
            if (_log is null)
            {
                _log = OpenLog(_path!);
                return;
            }

            _log.Write(Frame(outputs));
        }
        catch (Exception failure) when (failure is NuTonicException or IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.StateNotWritable, new SourceLocation(_path!), failure.Message), failure);
        }
    }

    // Begins with all that is known, so that a torn end of the last build is not appended to.
    private FileStream OpenLog(string path)
    {
        AtomicFile.Write(path, [.. Signature, .. Frame(Unrecorded())]);

        // Not in append mode, which refuses to make the file shorter again.
        FileStream log = new(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        log.Seek(0, SeekOrigin.End);
        return log;
    }

    private void Read(ReadOnlySpan<byte> log)
    {
        _isStale = true;
        if (!log.StartsWith(Signature))
        {
            return;
        }

        log = log[Signature.Length..];
        while (RecordFrame.LengthOf(log) is int length and > 0 && length <= log.Length)
        {
            if (!RecordFrame.TryOpen(log[..length], out ReadOnlySpan<byte> body) || !TryUnpack(body))
            {
                return;
            }

            log = log[length..];
        }
    }

    private bool TryUnpack(ReadOnlySpan<byte> body)
    {
        try
        {
            RecordReader reader = new(body);
            for (int i = reader.Count(); i > 0; i--)
            {
                Add(new OutputRecord(reader.Text(), reader.Hash()));
            }

            return reader.IsAtEnd;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static byte[] Frame(IReadOnlyCollection<OutputRecord> outputs)
    {
        RecordWriter writer = new();
        writer.Unsigned((ulong)outputs.Count);
        foreach (OutputRecord output in outputs)
        {
            writer.Text(output.Path!);
            writer.Hash(output.Digest);
        }

        return RecordFrame.Around(writer.ToArray());
    }
}
