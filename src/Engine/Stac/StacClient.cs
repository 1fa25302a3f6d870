using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Stac;

/// <summary>Searches one STAC API. Safe for several threads.</summary>
/// <param name="fetcher">Asks the server.</param>
/// <param name="endpoint">The API.</param>
internal sealed class StacClient(IFetcher fetcher, StacEndpoint endpoint)
{
    private const long MaxPageBytes = 64 << 20;
    private const long MaxDocumentBytes = 8 << 20;

    private volatile StacApi? _api;

    /// <summary>The API that it asks.</summary>
    public StacEndpoint Endpoint => endpoint;

    /// <summary>
    /// The items that <paramref name="search"/> asks for, over all pages and on both sides of the antimeridian.
    /// </summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="subject">The POI or quad, for messages.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NuTonicException">NT1500-NT1503: the server's answer; NT13xx: none could be had.</exception>
    public async Task<StacAnswer> SearchAsync(StacSearch search, string? subject, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(search.PageSize, 1, nameof(search));
        ArgumentOutOfRangeException.ThrowIfLessThan(search.MaxItems, 1, nameof(search));
        StacApi api = await ApiAsync(cancellationToken);
        StacHarvest harvest = new(search);
        foreach (Extent piece in search.Box.Pieces)
        {
            if (harvest.IsFull)
            {
                harvest.Truncate();
                break;
            }

            await ReadPagesAsync(SearchWriter.Write(search, piece, api), search, harvest, subject, cancellationToken);
        }

        return harvest.Answer();
    }

    /// <summary>What the API says about a collection.</summary>
    /// <exception cref="NuTonicException">NT1500, NT1501: the server's answer; NT13xx: none could be had.</exception>
    public async Task<StacCollection> CollectionAsync(string id, CancellationToken cancellationToken)
    {
        Uri address = new(
            endpoint.Root.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/collections/" + Uri.EscapeDataString(id));
        return await AskAsync(
            Get(address, "collection", MaxDocumentBytes) with { Subject = id },
            body => new StacOrigin(endpoint.Host, id).Read(body, StacCollection.Read),
            cancellationToken);
    }

    private async Task<StacApi> ApiAsync(CancellationToken cancellationToken)
    {
        if (_api is { } known)
        {
            return known;
        }

        return _api = await AskAsync(
            Get(endpoint.Root, "catalogue", MaxDocumentBytes),
            body => new StacOrigin(endpoint.Host, null).Read(body, page => StacApi.Read(page, endpoint)),
            cancellationToken);
    }

    // Some servers send their errors with status 200: those are told to the user, and not kept.
    private async Task<T> AskAsync<T>(
        FetchRequest request, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
    {
        FetchAnswer answer = await fetcher.FetchAsync(
            request with { IsWorthKeeping = Worth.Of(body => read(body)) }, cancellationToken);
        return read(answer.Body);
    }

    private async Task ReadPagesAsync(
        SearchRequest first,
        StacSearch search,
        StacHarvest harvest,
        string? subject,
        CancellationToken cancellationToken)
    {
        StacOrigin origin = new(endpoint.Host, subject);
        HashSet<string> asked = new(StringComparer.Ordinal);
        HashSet<string> ids = new(StringComparer.Ordinal);
        int count = 0;
        for (SearchRequest? request = first; request is not null;)
        {
            if (asked.Count == search.MaxPages || harvest.IsFull)
            {
                harvest.Truncate();
                return;
            }

            if (!asked.Add(request.Key))
            {
                throw Loop(origin, asked.Count);
            }

            StacPage page = await PageAsync(request, search, origin, cancellationToken);
            harvest.Add(page);
            count += page.Count;
            int limit = Math.Min(search.PageSize, search.MaxItems);
            if (IsLast(page, count, limit))
            {
                if (IsCutOff(page, count, limit))
                {
                    harvest.Truncate();
                }

                return;
            }

            // Changed tokens may lead in a circle too, and then a page repeats what was there.
            int fresh = page.Items.Count(item => ids.Add(item.Id + "\n" + item.Collection)) + page.Unusable.Length;
            request = fresh > 0 ? page.Next : throw Loop(origin, asked.Count);
        }
    }

    private Task<StacPage> PageAsync(
        SearchRequest request, StacSearch search, StacOrigin origin, CancellationToken cancellationToken) => AskAsync(
            Request(request, search, origin.Subject),
            body => origin.Read(body, fields => StacPage.Read(fields, request, endpoint.Root)),
            cancellationToken);

    private static NuTonicException Loop(StacOrigin origin, int page) =>
        new(Errors.StacLoop, null, origin.Host, origin.Purpose, page);

    // earth-search links to a next page although there is none. What it counts is believed where the page is not full,
    // because some servers count only the page; otherwise the next page is empty, and that is the end too.
    private static bool IsLast(StacPage page, int count, int limit) =>
        page.Next is null || page.Count == 0 || (page.Count < limit && count >= page.Matched);

    // Planetary Computer had times without links to further pages: a full page is all that there is of such a search.
    private static bool IsCutOff(StacPage page, int count, int limit) =>
        page.Next is null && page.Count >= limit && !(count >= page.Matched);

    private FetchRequest Request(SearchRequest request, StacSearch search, string? subject)
    {
        FetchRequest get = Get(request.Address, search.Purpose, MaxPageBytes) with { Subject = subject };
        return request.Body is { } body
            ? get with { Method = HttpMethod.Post, Body = FetchBody.Of(body, "application/json") }
            : get;
    }

    private FetchRequest Get(Uri address, string purpose, long maxBytes) => new()
    {
        Address = address,
        Purpose = purpose,
        MaxBytes = maxBytes,
        Accept = "application/geo+json, application/json",
        Credential = endpoint.Credential,
    };
}
