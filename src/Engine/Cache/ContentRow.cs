namespace NuTonic.Engine.Cache;

/// <summary>What the index knows of one content.</summary>
/// <param name="Digest">Its identity.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Checksum">Its XxHash128: finds rot at a fraction of the cost of SHA-256.</param>
/// <param name="Inline">The content itself when it is small; null when it is in a file.</param>
internal readonly record struct ContentRow(Digest Digest, long Size, Hash128 Checksum, byte[]? Inline);
