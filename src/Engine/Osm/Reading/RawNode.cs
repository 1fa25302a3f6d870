using System.Collections.Immutable;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>A node as an extract lists it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Position">Where it is.</param>
/// <param name="Tags">Ordinal order, every key once; empty for most nodes.</param>
internal readonly record struct RawNode(
    long Id, PackedPoint Position, ImmutableArray<KeyValuePair<string, string>> Tags);
