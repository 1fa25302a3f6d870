using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Places;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>The files of a POI, as they came from servers.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Files">Contents by path below the POI's folder, poi.json left out.</param>
internal sealed record FetchedPoi(Place Place, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files)
{
    /// <summary>Name of its item folder.</summary>
    public required string ItemFolder { get; init; }

    /// <summary>Where the files come from.</summary>
    public required ImmutableArray<SourceFact> Sources { get; init; }

    /// <summary>What the user should know of it.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];
}
