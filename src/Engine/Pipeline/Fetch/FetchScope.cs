using System.Collections.Immutable;
using NuTonic.Engine.Network;
using NuTonic.Engine.Places;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>What is open while a build fetches.</summary>
/// <param name="Request">The build.</param>
/// <param name="Fetcher">Asks servers.</param>
/// <param name="Store">Keeps what was fetched.</param>
/// <param name="Keys">Takes down what was needed.</param>
/// <param name="Policy">When servers are asked again.</param>
/// <param name="Places">All places of the build, ordered by id.</param>
/// <param name="Folders">The folders of places.</param>
internal sealed record FetchScope(
    SourceRequest Request,
    IFetcher Fetcher,
    IFetchStore Store,
    FetchedKeys Keys,
    FetchPolicy Policy,
    ImmutableArray<Place> Places,
    FetchedFolders Folders)
{
    /// <summary>
    /// True when exchanges are recorded: then all of the build's are needed, also those that would be spared.
    /// </summary>
    public bool IsRecorded { get; init; }
}
