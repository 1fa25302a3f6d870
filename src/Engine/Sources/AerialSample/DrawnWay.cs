using System.Collections.Immutable;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>A way of the drawing.</summary>
/// <param name="Id">Unique among ways.</param>
/// <param name="Nodes">Nodes in order; a closed way repeats the first.</param>
/// <param name="Missing">Ids of further nodes behind the last, which the extract does not have.</param>
/// <param name="IsArea">True when it stands for the surface inside.</param>
/// <param name="Tags">By ordinal key.</param>
internal sealed record DrawnWay(
    long Id,
    ImmutableArray<DrawnNode> Nodes,
    ImmutableArray<long> Missing,
    bool IsArea,
    ImmutableArray<KeyValuePair<string, string>> Tags);
