using NuTonic.Engine.Network;

namespace NuTonic.Engine.Stac;

/// <summary>A token that signs requests for some time.</summary>
/// <param name="Query">Parameters that are added to an address, without a question mark.</param>
/// <param name="FetchedAt">When it was given.</param>
/// <param name="Expiry">When it ends.</param>
internal sealed record SasToken(Secret Query, DateTimeOffset FetchedAt, DateTimeOffset Expiry);
