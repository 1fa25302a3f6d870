using System.Collections.Concurrent;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Finds the manifests of the last build, to explain what changed. A lookup for each node would double the work of a
/// plan in which a whole kind of nodes is dirty for the same reason, so the reason of the last node is tried first.
/// Safe for several threads.
/// </summary>
/// <param name="actions">Keeps the manifests.</param>
internal sealed class EarlierManifests(IActionCache actions)
{
    private readonly ConcurrentDictionary<string, ManifestPattern> _patterns = new(StringComparer.Ordinal);

    /// <summary>The bytes of the manifest that <paramref name="previous"/> was made from.</summary>
    /// <param name="previous">The node as the last build left it.</param>
    /// <param name="now">The node as it is now.</param>
    /// <param name="earlier">The bytes.</param>
    /// <returns>False when the cache no longer has them.</returns>
    public bool TryFind(NodeRecord previous, Manifest now, out ReadOnlyMemory<byte> earlier)
    {
        if (_patterns.TryGetValue(previous.Kind, out ManifestPattern? pattern)
            && pattern.Undo(now.Bytes.Span, previous.Fingerprint) is { } undone)
        {
            earlier = undone;
            return true;
        }

        if (!actions.TryGet(previous.Fingerprint, out ActionRecord? record))
        {
            earlier = default;
            return false;
        }

        earlier = record.KeyMaterial;
        if (ManifestPattern.Between(earlier.Span, now.Bytes.Span) is { } change)
        {
            _patterns[previous.Kind] = change;
        }

        return true;
    }
}
