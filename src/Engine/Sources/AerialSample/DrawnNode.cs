using System.Collections.Immutable;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>A node of the drawing.</summary>
/// <param name="Id">Unique among nodes.</param>
/// <param name="At">Where it is.</param>
/// <param name="Tags">By ordinal key; empty for most.</param>
internal sealed record DrawnNode(long Id, MapPoint At, ImmutableArray<KeyValuePair<string, string>> Tags);
