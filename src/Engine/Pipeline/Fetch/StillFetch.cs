using NuTonic.Engine.Places;
using NuTonic.Engine.Stac;
using NuTonic.Engine.Stills;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Map stills of POIs.</summary>
/// <param name="client">Asks for them.</param>
internal sealed class StillFetch(StillClient client)
{
    /// <summary>Where a POI's still lies below its folder.</summary>
    public const string Path = Still.Folder + "/" + Still.FileName;

    /// <summary>The still of a POI.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT175x, NT13xx: it could not be had.</exception>
    public async Task<FetchedPart> FetchAsync(Place place, CancellationToken cancellationToken)
    {
        Still still = await client.FetchAsync(place.Id, place.Latitude, place.Longitude, cancellationToken);
        SourceFact fact = new(
            "still",
            StillTerms.Name,
            null,
            "satellite-v9",
            "",
            null,
            still.Address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped),
            StillTerms.License,
            StillTerms.Address.AbsoluteUri,
            StillTerms.Attribution);
        return new FetchedPart(still.Png, [fact]);
    }
}
