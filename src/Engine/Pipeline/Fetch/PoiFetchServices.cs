using NuTonic.Engine.Remote;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Whom to ask for the parts of a POI.</summary>
/// <param name="Scenes">Finds scenes.</param>
/// <param name="Windows">Reads and keeps windows of rasters.</param>
/// <param name="Signatures">Credentials of blob storage.</param>
internal sealed record PoiFetchServices(SceneSource Scenes, WindowStore Windows, SasCredentials Signatures)
{
    /// <summary>The catalogue of the scenes, which names their files.</summary>
    public required Uri Catalogue { get; init; }

    /// <summary>Labels; null for none.</summary>
    public ILabelFetch? Labels { get; init; }

    /// <summary>Stills; null for none.</summary>
    public StillFetch? Stills { get; init; }

    /// <summary>A raster that is read for a POI.</summary>
    public RemoteFile File(Uri address, string poi) => FileOf(Signatures, address, poi, Catalogue);

    /// <summary>A raster that is read for a POI, signed where it has to be.</summary>
    /// <param name="signatures">Credentials of blob storage.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="poi">The POI.</param>
    /// <param name="catalogue">Whoever says so.</param>
    public static RemoteFile FileOf(SasCredentials signatures, Uri address, string poi, Uri catalogue) =>
        new(address, poi, signatures.For(address)) { NamedBy = catalogue };
}
