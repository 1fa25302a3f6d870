using System.Diagnostics.CodeAnalysis;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Network;

/// <summary>Keeps what was fetched, between builds and across machines. Safe for several threads.</summary>
internal interface IFetchStore
{
    /// <summary>What is stored under <paramref name="key"/>, its content checked.</summary>
    bool TryGet(Digest key, [NotNullWhen(true)] out StoredFetch? stored);

    /// <summary>Stores or replaces; safe from the end of the process when it returns.</summary>
    /// <param name="keyMaterial">The canonical bytes of what was asked; their SHA-256 is the key.</param>
    /// <param name="stored">What was answered.</param>
    void Put(ReadOnlySpan<byte> keyMaterial, StoredFetch stored);
}
