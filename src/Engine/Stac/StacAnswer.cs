using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>What a search found.</summary>
/// <param name="Items">Items that are what was asked for, in the order of the server, each once.</param>
/// <param name="Rejected">Items that the server sent although they lie outside of the box, dates,
/// clouds or collections.</param>
/// <param name="Unusable">Complaints about items that could not be read, NT1501, in the order of the server.</param>
/// <param name="Pages">Answers that were read.</param>
/// <param name="IsTruncated">True when there may be more items than were taken.</param>
internal sealed record StacAnswer(
    ImmutableArray<StacItem> Items, int Rejected, ImmutableArray<string> Unusable, int Pages, bool IsTruncated);
