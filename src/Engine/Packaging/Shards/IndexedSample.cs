namespace NuTonic.Engine.Packaging.Shards;

/// <summary>What the index of a shard has to know about a sample.</summary>
/// <param name="PatchId">Id of the patch.</param>
/// <param name="ImageBytes">Length of the picture, without header and filling.</param>
/// <param name="TextBytes">Length of the text, without header and filling.</param>
internal readonly record struct IndexedSample(long PatchId, long ImageBytes, long TextBytes);
