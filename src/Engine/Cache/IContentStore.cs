using System.Diagnostics.CodeAnalysis;

namespace NuTonic.Engine.Cache;

/// <summary>Bytes by their SHA-256. All members may be called from several threads at once.</summary>
internal interface IContentStore
{
    /// <summary>
    /// Stores <paramref name="content"/> (any length, also 0) unless it is there, and returns its digest.
    /// </summary>
    Digest Put(ReadOnlySpan<byte> content);

    /// <summary>
    /// Reads a content whose size and checksum are as they were stored. False when it is not there, and also, after a
    /// warning, when it was damaged: storing it again then heals it.
    /// </summary>
    bool TryRead(in Digest digest, [NotNullWhen(true)] out byte[]? content);

    /// <summary>True when the content is there with the right size; its bytes are not looked at.</summary>
    bool Contains(in Digest digest);
}
