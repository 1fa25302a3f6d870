namespace NuTonic.Engine.Cache;

/// <summary>One content as pruning sees it.</summary>
/// <param name="Digest">Its identity.</param>
/// <param name="Bytes">Its size with that of its row.</param>
/// <param name="IsFile">False when the row holds the bytes.</param>
internal readonly record struct PruneContent(Digest Digest, long Bytes, bool IsFile);
