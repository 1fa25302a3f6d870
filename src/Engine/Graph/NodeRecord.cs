using System.Collections.Immutable;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>What the last build of this checkout knows about a node.</summary>
/// <param name="Name">Name inside its unit.</param>
/// <param name="Kind">Kind of the node.</param>
/// <param name="Fingerprint">Digest of its manifest.</param>
/// <param name="Payload">The small record it yielded.</param>
/// <param name="Outputs">Its outputs in order.</param>
internal sealed record NodeRecord(
    string Name,
    string Kind,
    Digest Fingerprint,
    ReadOnlyMemory<byte> Payload,
    ImmutableArray<OutputRecord> Outputs);
