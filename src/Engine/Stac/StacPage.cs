using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>One answer to a search.</summary>
/// <param name="Items">The items that could be read.</param>
/// <param name="Unusable">Complaints about the others.</param>
/// <param name="Matched">Items that the server has in all; null when it does not say.</param>
/// <param name="Next">The request for the next page; null for the last one.</param>
internal sealed record StacPage(
    ImmutableArray<StacItem> Items, ImmutableArray<string> Unusable, long? Matched, SearchRequest? Next)
{
    private const int MostItems = 10_000;

    /// <summary>Items that it holds, readable or not.</summary>
    public int Count => Items.Length + Unusable.Length;

    /// <summary>
    /// Reads a feature collection. An item that cannot be used does not spoil the others: servers have single ones with
    /// broken geometry, and a build would hang on one that it does not need.
    /// </summary>
    /// <exception cref="NuTonicException">NT1501: the page itself; NT1503: its next link.</exception>
    public static StacPage Read(JsonField page, SearchRequest request, Uri root)
    {
        ImmutableArray<StacItem>.Builder items = ImmutableArray.CreateBuilder<StacItem>();
        ImmutableArray<string>.Builder unusable = ImmutableArray.CreateBuilder<string>();
        foreach (JsonField feature in page.Required("features").Elements(MostItems))
        {
            try
            {
                items.Add(ItemReader.Read(feature));
            }
            catch (NuTonicException failure) when (failure.Diagnostic.Code == Errors.StacField.Code)
            {
                unusable.Add(failure.Message);
            }
        }

        return new StacPage(
            items.ToImmutable(), unusable.ToImmutable(), MatchedOf(page), NextLink.Read(page, request, root));
    }

    private static long? MatchedOf(JsonField page)
    {
        JsonField? matched = page.Member("numberMatched") ?? page.Member("context")?.Member("matched");
        return matched is { } number ? (long)number.Number(0, 1e15) : null;
    }
}
