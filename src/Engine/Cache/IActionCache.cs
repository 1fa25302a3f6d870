using System.Diagnostics.CodeAnalysis;

namespace NuTonic.Engine.Cache;

/// <summary>What actions produced, by the digest of what went into them. Safe for several threads at once.</summary>
internal interface IActionCache
{
    /// <summary>
    /// Finds the record of <paramref name="key"/>. A damaged record is a miss after a warning. A hit does not promise
    /// that the contents it names are still in the content store.
    /// </summary>
    bool TryGet(in Digest key, [NotNullWhen(true)] out ActionRecord? record);

    /// <summary>Stores or replaces a record. The contents it names must be in the content store before.</summary>
    /// <exception cref="ArgumentException">The key is not the SHA-256 of the key material.</exception>
    void Put(ActionRecord record);

    /// <summary>
    /// False when no record of <paramref name="family"/> was ever put:
    /// then a lookup of any of its keys would be in vain.
    /// </summary>
    bool MayHaveFamily(Hash128 family) => true;

    /// <summary>Makes everything put so far safe from the end of the process, however it comes.</summary>
    void Flush()
    {
    }
}
