namespace NuTonic.Engine.Stac;

/// <summary>
/// Finds the scene of a place: Sentinel-2, or another one with bands of those names. Safe for several threads.
/// </summary>
/// <param name="client">The API that has the scenes.</param>
/// <param name="request">What scenes are taken.</param>
internal sealed class SceneSource(StacClient client, SceneRequest request)
{
    /// <summary>The scene for <paramref name="box"/>.</summary>
    /// <param name="box">The POI's box.</param>
    /// <param name="poi">The POI, for messages.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT1510: there is none; NT1500-NT1503, NT1511, NT1512: what the
    /// server sent; NT13xx: nothing could be had.</exception>
    public async Task<FoundScene> FindAsync(SearchBox box, string poi, CancellationToken cancellationToken)
    {
        StacSearch search = new()
        {
            Collections = [request.Collection],
            Box = box,
            Window = request.Window,
            MaxCloudPercent = request.MaxCloudPercent,
            Order = request.Options.Order,
            UnneededFields = Sentinel2Assets.UnneededFields,
            MaxItems = request.Limit,
            MaxPages = PagesFor(request.Limit),
        };
        StacOrigin origin = new(client.Endpoint.Host, poi);
        StacAnswer answer = await client.SearchAsync(search, poi, cancellationToken);
        ChosenScene chosen = SceneChoice.Choose(answer, search, request.Options, origin);
        Sentinel2Scene files = Sentinel2Assets.Of(chosen.Item, origin);
        SourceFact fact = await FactAsync(chosen.Item, cancellationToken);
        fact = fact with { ProcessingBaseline = files.ProcessingBaseline, PixelOffset = files.PixelOffset };
        SearchCut? cut = SceneCut.Matters(answer, search, chosen, request.Options.Order)
            ? new SearchCut(client.Endpoint.Host, request.Collection, answer.Items.Length, search.MaxItems)
            : null;
        return new FoundScene(chosen, files, fact, cut, answer.Unusable);
    }

    // Catalogues that cannot search by clouds send scenes that are not wanted too.
    private static int PagesFor(int limit) => Math.Max(20, limit / 10);

    private async Task<SourceFact> FactAsync(StacItem item, CancellationToken cancellationToken)
    {
        if (item.IsSentinel2)
        {
            return SourceFact.Of(
                SourceFact.Imagery, "Sentinel-2, surface reflectance", item, null, LicenseTerms.Sentinel);
        }

        // The answer is stored, so this costs one request a build at most.
        StacCollection collection = await client.CollectionAsync(request.Collection, cancellationToken);
        return SourceFact.Of(SourceFact.Imagery, collection.Title, item, null, LicenseTerms.Of(item, collection));
    }
}
