namespace NuTonic.Engine.Stac;

/// <summary>Finds the Sentinel-2 scene of a place. Safe for several threads.</summary>
/// <param name="client">The API that has the scenes.</param>
/// <param name="request">What scenes are taken.</param>
internal sealed class SceneSource(StacClient client, SceneRequest request)
{
    /// <summary>The scene for <paramref name="box"/>.</summary>
    /// <param name="box">The POI's box.</param>
    /// <param name="poi">The POI, for messages.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT1510: there is none; NT1500-NT1503, NT1511, NT1512: what the server
    /// sent; NT13xx: nothing could be had.</exception>
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
        };
        StacOrigin origin = new(client.Endpoint.Host, poi);
        StacAnswer answer = await client.SearchAsync(search, poi, cancellationToken);
        ChosenScene chosen = SceneChoice.Choose(answer, search, request.Options, origin);
        SourceFact fact = SourceFact.Of(
            SourceFact.Imagery, "Sentinel-2, surface reflectance", chosen.Item, null, LicenseTerms.Sentinel);
        return new FoundScene(chosen, Sentinel2Assets.Of(chosen.Item, origin), fact, answer.IsTruncated, answer.Unusable);
    }
}
