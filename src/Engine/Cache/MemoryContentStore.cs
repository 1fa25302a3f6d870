using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace NuTonic.Engine.Cache;

/// <summary>
/// A content store that ends with the process: for tests, and for what a read-only cache may not keep.
/// </summary>
internal sealed class MemoryContentStore : IContentStore
{
    private readonly ConcurrentDictionary<string, byte[]> _contents = new(StringComparer.Ordinal);

    public Digest Put(ReadOnlySpan<byte> content)
    {
        Digest digest = Digest.Of(content);
        string key = digest.ToString();
        if (!_contents.ContainsKey(key))
        {
            _contents.TryAdd(key, content.ToArray());
        }

        return digest;
    }

    public bool TryRead(in Digest digest, [NotNullWhen(true)] out byte[]? content)
    {
        // The caller owns what it reads, as with a store on disk.
        content = _contents.TryGetValue(digest.ToString(), out byte[]? stored) ? stored.AsSpan().ToArray() : null;
        return content is not null;
    }

    public bool Contains(in Digest digest) => _contents.ContainsKey(digest.ToString());
}
