using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>What one split consists of.</summary>
/// <param name="Split">The split.</param>
/// <param name="Fragments">Row fragments in order.</param>
/// <param name="Places">Base POIs with at least one row.</param>
/// <param name="Counts">Rows and pixels.</param>
internal sealed record SplitTotals(Split Split, DigestSequence Fragments, int Places, RowCounts Counts);
