using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.EarthEngine;

/// <summary>Proves to Earth Engine who asks, with access tokens of a Google account.</summary>
/// <param name="tokens">Gives the tokens.</param>
/// <param name="host">Root of the API: tokens go to this scheme, host and port and nowhere else.</param>
internal sealed class EarthEngineCredential(ITokenSource tokens, Uri host) : ICredential
{
    /// <summary>The environment variable that names the file with the credentials.</summary>
    public const string FileVariable = "GOOGLE_APPLICATION_CREDENTIALS";

    /// <summary>The only thing that tokens are good for: calling Earth Engine.</summary>
    public const string Scope = "https://www.googleapis.com/auth/earthengine";

    /// <inheritdoc/>
    public string Origin => tokens.Origin;

    /// <inheritdoc/>
    public bool IsFor(Uri address) =>
        Uri.Compare(
            address, host, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase)
        == 0;

    /// <inheritdoc/>
    /// <exception cref="NuTonicException">NT1703, NT1704: no token can be had.</exception>
    public async ValueTask<IReadOnlyList<CredentialPart>> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        Secret token = await tokens.GetTokenAsync(renew, cancellationToken);
        return [new CredentialPart(false, "Authorization", new Secret("Bearer " + token.Reveal()))];
    }
}
