using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>
/// The cache on disk: <c>v1/index.db</c> and <c>v1/cas/</c>. Safe for several threads, and for several processes on one
/// folder. Opening touches no database; the first lookup does. Warnings come on the thread that met them.
/// </summary>
internal sealed class CacheDirectory : IContentStore, IActionCache, IDisposable
{
    /// <summary>Contents up to this size are kept in the index: a row costs a tenth of a file.</summary>
    public const int InlineBytes = 4096;

    private readonly CacheIndex _index;
    private readonly ContentFiles _files;
    private readonly ReadOnlyOverlay? _overlay;
    private readonly CacheLease? _lease;
    private readonly Action<Diagnostic> _report;
    private long _bytesRead;
    private long _bytesStored;

    private CacheDirectory(string folder, CacheOptions options, Action<Diagnostic> report)
    {
        _index = new CacheIndex(new IndexOpener(folder, options, report), options);
        _files = new ContentFiles(folder);
        _overlay = options.ReadOnly ? new ReadOnlyOverlay(folder, options, report) : null;
        _lease = options.ReadOnly ? null : new CacheLease(folder);
        _report = report;
    }

    /// <summary>True when something new was put, so that the folder has grown.</summary>
    public bool HasGrown { get; private set; }

    /// <summary>
    /// A cache in <paramref name="folder"/>, an absolute path, which is created unless it is used read-only.
    /// </summary>
    /// <exception cref="NuTonicException">NT8010 to NT8014: it cannot be created.</exception>
    public static CacheDirectory Open(string folder, CacheOptions options, Action<Diagnostic> report)
    {
        string versioned = VersionedFolder(folder);
        IndexPath.Check(Path.Combine(versioned, "index.db"));
        if (!options.ReadOnly)
        {
            try
            {
                Directory.CreateDirectory(versioned);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw FileFailure.Explain(Path.Combine(versioned, "index.db"), failure);
            }
        }

        return new CacheDirectory(versioned, options, report);
    }

    /// <summary>Where the cache in <paramref name="folder"/> keeps what this version of the layout stores.</summary>
    public static string VersionedFolder(string folder) => Path.Combine(folder, "v1");

    /// <summary>Bytes of the contents that were read so far.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>Bytes of the contents that were stored so far.</summary>
    public long BytesStored => Interlocked.Read(ref _bytesStored);

    /// <summary>Mean time of an action in microseconds, by kind; from a sample of the actions.</summary>
    public IReadOnlyList<KindCost> MeanCosts() =>
        _index.Ask<IReadOnlyList<KindCost>>(static rows => rows.MeanCosts(), []);

    /// <summary>Bytes of all contents together; an estimate when there are many.</summary>
    public (long Bytes, bool IsEstimate) ContentSize()
    {
        if (_overlay is null)
        {
            _index.Flush();
        }

        return _index.Ask(static rows => rows.ContentSize(), (0, false));
    }

    /// <summary>
    /// The record of an action and the hour, since 1970 UTC, in which it was last used; null when there is none.
    /// </summary>
    public (ActionRecord Record, long LastUsedHour)? Find(Digest key) => _index.Ask<(ActionRecord, long)?>(
        rows => rows.FindAction(key, out ActionRecord? record, out long hour) == RowState.Sound
            ? (record!, hour)
            : null,
        null);

    /// <inheritdoc/>
    public Digest Put(ReadOnlySpan<byte> content)
    {
        Digest digest = Digest.Of(content);
        if (Contains(digest))
        {
            return digest;
        }

        if (_overlay is not null)
        {
            return _overlay.Put(content);
        }

        Hash128 checksum = Hash128.Of(content);
        byte[]? inline = content.Length <= InlineBytes ? content.ToArray() : null;
        if (inline is null)
        {
            _files.Write(digest, content);
        }

        _index.Add(new ContentRow(digest, content.Length, checksum, inline));
        Interlocked.Add(ref _bytesStored, content.Length);
        HasGrown = true;
        return digest;
    }

    /// <inheritdoc/>
    public bool TryRead(in Digest digest, [NotNullWhen(true)] out byte[]? content)
    {
        content = null;
        if (_overlay is not null && _overlay.Contents.TryRead(digest, out content))
        {
            return true;
        }

        if (!TryFind(digest, out ContentRow row))
        {
            return false;
        }

        string? damage = null;
        content = row.Inline is null ? _files.Read(digest, row.Size, out damage) : [.. row.Inline];
        if (content is not null && !IsWhatWasPut(row, content))
        {
            content = null;
            damage = "other bytes";
        }

        if (damage is not null)
        {
            Discard(row, damage);
        }

        Interlocked.Add(ref _bytesRead, content?.Length ?? 0);
        return content is not null;
    }

    /// <inheritdoc/>
    public bool Contains(in Digest digest) =>
        (_overlay is not null && _overlay.Contents.Contains(digest))
        || (TryFind(digest, out ContentRow row) && (row.Inline is not null || _files.HasSize(digest, row.Size)));

    /// <inheritdoc/>
    public bool TryGet(in Digest key, [NotNullWhen(true)] out ActionRecord? record)
    {
        record = null;
        _lease?.Hold(key);
        if (_overlay is not null && (_overlay.Actions.TryGet(key, out record) || _overlay.IsDistrusted(key)))
        {
            return record is not null;
        }

        RowState state = _index.FindAction(key, out record);
        if (state == RowState.Damaged)
        {
            _report(Diagnostic.Create(Errors.RowDamaged, null, "action", key.Short));
            _overlay?.Distrust(key);
            _index.RemoveAction(key);
        }

        return record is not null;
    }

    /// <inheritdoc/>
    public bool MayHaveFamily(Hash128 family) =>
        (_overlay is not null && _overlay.Actions.MayHaveFamily(family)) || _index.MayHaveFamily(family);

    /// <inheritdoc/>
    public void Put(ActionRecord record)
    {
        if (_overlay is not null)
        {
            _overlay.Put(record);
            return;
        }

        record.ThrowIfKeyIsForeign();
        _lease?.Hold(record.Key);
        _index.Add(record);
        HasGrown = true;
    }

    /// <summary>
    /// Makes everything put so far safe from the end of the process, however it comes. Otherwise that happens when 256
    /// rows have gathered, when an action is put 200 ms after the last time, and at <see cref="Dispose"/>.
    /// </summary>
    public void Flush()
    {
        _overlay?.Flush();
        _index.Flush();
    }

    /// <summary>Flushes and lets go of all files.</summary>
    public void Dispose()
    {
        _overlay?.Dispose();
        try
        {
            _index.Dispose();
        }
        finally
        {
            // Last: until its records are written, nothing but the lease speaks for their contents.
            _lease?.Dispose();
        }
    }

    // The checksum of a row says nothing of the row being the right one: a damaged index of keys leads to others. What
    // is as small as a row can be is held to its digest; a file has the digest in its name.
    private static bool IsWhatWasPut(in ContentRow row, byte[] content) =>
        Hash128.Of(content) == row.Checksum && (row.Inline is null || Digest.Of(content) == row.Digest);

    private bool TryFind(in Digest digest, out ContentRow row)
    {
        row = default;
        _lease?.Hold(digest);
        if (_overlay is not null && _overlay.IsDistrusted(digest))
        {
            return false;
        }

        RowState state = _index.FindContent(digest, out row);
        if (state == RowState.Damaged)
        {
            _report(Diagnostic.Create(Errors.RowDamaged, null, "content", digest.Short));
            _overlay?.Distrust(digest);
            _index.RemoveContent(digest);
        }

        return state == RowState.Sound;
    }

    private void Discard(in ContentRow row, string damage)
    {
        string size = row.Size.ToString(CultureInfo.InvariantCulture);
        _report(Diagnostic.Create(Errors.ContentDamaged, null, row.Digest, size, damage));
        if (_overlay is not null)
        {
            _overlay.Distrust(row.Digest);
            return;
        }

        if (row.Inline is null)
        {
            _files.Quarantine(row.Digest);
        }

        _index.RemoveContent(row.Digest);
    }
}
