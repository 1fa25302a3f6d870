using System.Collections.Immutable;

namespace NuTonic.Engine.Cache;

/// <summary>What is remembered of one executed action.</summary>
/// <param name="Key">SHA-256 of <paramref name="KeyMaterial"/>.</param>
/// <param name="Kind">Name of the kind of action, for statistics.</param>
/// <param name="KeyMaterial">The canonical bytes that were hashed;
/// kept so that two keys can be compared by field.</param>
/// <param name="Result">Whatever the caller wants back on a hit; opaque here.</param>
/// <param name="Contents">Digests of the contents that <paramref name="Result"/> names, in the caller's order.</param>
/// <param name="CostMicroseconds">Time the action took: what a hit saves. At least 0.</param>
internal sealed record ActionRecord(
    Digest Key,
    string Kind,
    ReadOnlyMemory<byte> KeyMaterial,
    ReadOnlyMemory<byte> Result,
    ImmutableArray<Digest> Contents,
    long CostMicroseconds)
{
    /// <summary>
    /// What the key has in common with those of actions on other inputs: a hash of kind, code and options. Null when it
    /// has no such part. See <see cref="IActionCache.MayHaveFamily"/>.
    /// </summary>
    public Hash128? Family { get; init; }

    /// <summary>Checks what every store demands of a record that is put into it.</summary>
    /// <exception cref="ArgumentException">The key does not belong to the key material.</exception>
    internal void ThrowIfKeyIsForeign()
    {
        if (Digest.Of(KeyMaterial.Span) != Key)
        {
            throw new ArgumentException(
                $"key {Key.Short} is not the SHA-256 of the key material of this '{Kind}' record");
        }
    }
}
