using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

/// <summary>Keeps answers in memory.</summary>
internal sealed class MemoryFetchStore : IFetchStore
{
    private readonly ConcurrentDictionary<Digest, (byte[] Material, StoredFetch Stored)> _stored = new();

    /// <summary>All that is stored, with the bytes that its key was made of.</summary>
    public IEnumerable<(byte[] Material, StoredFetch Stored)> All => _stored.Values;

    public bool TryGet(Digest key, [NotNullWhen(true)] out StoredFetch? stored)
    {
        stored = _stored.TryGetValue(key, out (byte[] Material, StoredFetch Stored) entry) ? entry.Stored : null;
        return stored is not null;
    }

    public void Put(ReadOnlySpan<byte> keyMaterial, StoredFetch stored) =>
        _stored[Digest.Of(keyMaterial)] = (keyMaterial.ToArray(), stored with { Content = stored.Content.ToArray() });
}
