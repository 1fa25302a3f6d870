using NuTonic.Engine.Network;

namespace NuTonic.Engine.Stac;

/// <summary>A STAC API.</summary>
/// <param name="Root">Its landing page, http or https.</param>
/// <param name="Credential">Sent to its own host; null for an open one.</param>
internal sealed record StacEndpoint(Uri Root, ICredential? Credential = null)
{
    /// <summary>Earth Search by Element 84, version 1: Sentinel-2 as COGs on AWS, open.</summary>
    public static Uri EarthSearch { get; } = new("https://earth-search.aws.element84.com/v1");

    /// <summary>
    /// Microsoft Planetary Computer: search is open, pixels need a token (<see cref="SasCredentials"/>).
    /// </summary>
    public static Uri PlanetaryComputer { get; } = new("https://planetarycomputer.microsoft.com/api/stac/v1");

    /// <summary>Its host for messages, with the port where it is no usual one.</summary>
    public string Host => Root.Authority;

    /// <summary>
    /// The address that <paramref name="text"/> means: earth-search, planetary-computer, or an http(s) address.
    /// </summary>
    /// <returns>Null when it is neither.</returns>
    public static Uri? Named(string text) => text switch
    {
        "earth-search" => EarthSearch,
        "planetary-computer" => PlanetaryComputer,
        _ => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0
            ? address
            : null,
    };
}
