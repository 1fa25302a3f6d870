using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>What computing a node yields.</summary>
/// <param name="Payload">A small record for the nodes that depend on this one; kept inside the cache's row.</param>
/// <param name="Contents">One content per output of the node.</param>
internal sealed record NodeProduct(ReadOnlyMemory<byte> Payload, ImmutableArray<ReadOnlyMemory<byte>> Contents);
