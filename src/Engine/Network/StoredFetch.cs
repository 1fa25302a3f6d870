namespace NuTonic.Engine.Network;

/// <summary>A fetched content and where it comes from.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Provenance">Where they come from.</param>
internal sealed record StoredFetch(ReadOnlyMemory<byte> Content, Provenance Provenance);
