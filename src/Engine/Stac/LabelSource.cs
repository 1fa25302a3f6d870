namespace NuTonic.Engine.Stac;

/// <summary>Finds the rasters of classes that label a place. Safe for several threads.</summary>
/// <param name="client">The API that has them.</param>
/// <param name="labels">The collection.</param>
internal sealed class LabelSource(StacClient client, LabelCollection labels)
{
    /// <summary>The rasters for <paramref name="box"/>.</summary>
    /// <param name="box">The POI's box.</param>
    /// <param name="sceneTime">When its scene was taken.</param>
    /// <param name="poi">The POI, for messages.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT1523: there are none; NT1500-NT1503, NT1511, NT1512: what the
    /// server sent; NT13xx: nothing could be had.</exception>
    public async Task<FoundLabels> FindAsync(
        SearchBox box, DateTimeOffset sceneTime, string poi, CancellationToken cancellationToken)
    {
        StacSearch search = labels.Search(box);
        StacAnswer answer = await client.SearchAsync(search, poi, cancellationToken);
        ChosenLabels chosen = LabelChoice.Choose(
            answer, labels, box, sceneTime, new StacOrigin(client.Endpoint.Host, poi));

        // The answer is stored, so this costs one request a build at most.
        StacCollection? collection = labels.Terms is null
            ? await client.CollectionAsync(labels.Collection, cancellationToken)
            : null;
        return new FoundLabels(
            chosen,
            [
                .. chosen.Tiles.Select(tile => SourceFact.Of(
                    SourceFact.Labels,
                    labels.Title,
                    tile.Item,
                    tile.Href,
                    labels.Terms ?? LicenseTerms.Of(tile.Item, collection))),
            ],
            answer.IsTruncated
                ? new SearchCut(client.Endpoint.Host, labels.Collection, answer.Items.Length, search.MaxItems)
                : null);
    }
}
