using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>
/// What the last build of this checkout knows about a unit: nodes that are planned and published together.
/// </summary>
/// <param name="Name">Name of the unit, unique in the build.</param>
/// <param name="OptionsDigest">Digest of every option and step version that can reach the unit.</param>
/// <param name="Probes">What it looked at outside.</param>
/// <param name="Nodes">Its nodes in order.</param>
/// <param name="Payload">What the rest of the graph needs to know of it; opaque here.</param>
/// <param name="Warnings">Warnings to repeat while the unit is up to date.</param>
internal sealed record UnitRecord(
    string Name,
    Digest OptionsDigest,
    ImmutableArray<ProbeRecord> Probes,
    ImmutableArray<NodeRecord> Nodes,
    ReadOnlyMemory<byte> Payload,
    ImmutableArray<Diagnostic> Warnings)
{
    /// <summary>
    /// What planning found out about the sources; opaque here, empty when it has to be found out again.
    /// </summary>
    public ReadOnlyMemory<byte> Facts { get; init; }
}
