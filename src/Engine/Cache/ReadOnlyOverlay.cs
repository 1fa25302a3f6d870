using System.Collections.Concurrent;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Cache;

/// <summary>
/// What a process puts while the cache itself is read-only: it can read it back, and it is not kept. Also remembers
/// which entries of the cache were found damaged, since they cannot be removed.
/// </summary>
internal sealed class ReadOnlyOverlay : IDisposable
{
    private readonly string _folder;
    private readonly Action<Diagnostic> _report;
    private readonly CacheDirectory? _scratch;
    private readonly ConcurrentDictionary<string, bool> _distrusted = new(StringComparer.Ordinal);
    private int _hasWarned;

    public ReadOnlyOverlay(string folder, CacheOptions options, Action<Diagnostic> report)
    {
        _folder = folder;
        _report = report;
        _hasWarned = options.IsReadOnlyByChoice ? 1 : 0;
        if (options.ScratchFolder is null)
        {
            Contents = new MemoryContentStore();
            Actions = new MemoryActionCache();
            return;
        }

        _scratch = CacheDirectory.Open(
            options.ScratchFolder, options with { ReadOnly = false, ScratchFolder = null }, report);
        Contents = _scratch;
        Actions = _scratch;
    }

    /// <summary>Contents put by this process and not in the cache.</summary>
    public IContentStore Contents { get; }

    /// <summary>Records put by this process.</summary>
    public IActionCache Actions { get; }

    public Digest Put(ReadOnlySpan<byte> content)
    {
        WarnOnce();
        return Contents.Put(content);
    }

    public void Put(ActionRecord record)
    {
        WarnOnce();
        Actions.Put(record);
    }

    /// <summary>Stops the use of a damaged entry of the cache.</summary>
    public void Distrust(in Digest digest) => _distrusted[digest.ToString()] = true;

    public bool IsDistrusted(in Digest digest) => !_distrusted.IsEmpty && _distrusted.ContainsKey(digest.ToString());

    public void Flush() => _scratch?.Flush();

    public void Dispose() => _scratch?.Dispose();

    private void WarnOnce()
    {
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
        {
            _report(Diagnostic.Create(Errors.CacheReadOnly, null, _folder));
        }
    }
}
