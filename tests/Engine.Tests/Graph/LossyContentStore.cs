using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>A store in memory whose contents can be lost or damaged as those of a store on disk can.</summary>
internal sealed class LossyContentStore : IContentStore
{
    private readonly MemoryContentStore _inner = new();
    private readonly ConcurrentDictionary<Digest, bool> _looksThere = new();

    /// <summary>The content was evicted.</summary>
    public void Lose(Digest digest) => _looksThere[digest] = false;

    /// <summary>The content rots: only reading it tells, after which it counts as gone.</summary>
    public void Damage(Digest digest) => _looksThere[digest] = true;

    public Digest Put(ReadOnlySpan<byte> content)
    {
        Digest digest = _inner.Put(content);
        _looksThere.TryRemove(digest, out _);
        return digest;
    }

    public bool TryRead(in Digest digest, [NotNullWhen(true)] out byte[]? content)
    {
        if (_looksThere.ContainsKey(digest))
        {
            _looksThere[digest] = false;
            content = null;
            return false;
        }

        return _inner.TryRead(digest, out content);
    }

    public bool Contains(in Digest digest) =>
        _looksThere.TryGetValue(digest, out bool looksThere) ? looksThere : _inner.Contains(digest);
}
