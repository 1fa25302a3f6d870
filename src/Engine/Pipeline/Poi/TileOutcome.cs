using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Result of all nodes of one tile.</summary>
/// <param name="Nodes">Records in order.</param>
/// <param name="Fragments">Row fragments, view by view.</param>
/// <param name="Counts">Rows and pixels.</param>
internal sealed record TileOutcome(
    ImmutableArray<NodeRecord> Nodes, ImmutableArray<Digest> Fragments, RowCounts Counts);
