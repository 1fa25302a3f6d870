using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Stills;

/// <summary>Proves to Mapbox who asks, with an access token in the query.</summary>
internal sealed class MapboxCredential : ICredential
{
    /// <summary>The environment variable that holds the token.</summary>
    public const string Variable = "MAPBOX_ACCESS_TOKEN";

    private const int MaxLength = 2048;

    private readonly Secret _token;
    private readonly Uri _host;

    private MapboxCredential(Secret token, Uri host)
    {
        _token = token;
        _host = host;
    }

    /// <inheritdoc/>
    public string Origin => Variable;

    /// <summary>The credential of a token; null when there is none, and stills are left out.</summary>
    /// <param name="token">What the variable holds; null or blank when it is not set.</param>
    /// <param name="host">The only scheme, host and port that it is sent to.</param>
    /// <exception cref="NuTonicException">NT1750: it cannot stand in an address; it is not shown.</exception>
    public static MapboxCredential? Of(string? token, Uri host)
    {
        string trimmed = token?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            return null;
        }

        bool isSendable = trimmed.Length <= MaxLength && trimmed.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '~');
        return isSendable
            ? new MapboxCredential(new Secret(trimmed), host)
            : throw new NuTonicException(
                Errors.StillTokenWrong, null, Variable, "it holds characters that no token has, or is far too long");
    }

    /// <inheritdoc/>
    public bool IsFor(Uri address) =>
        Uri.Compare(address, _host, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CredentialPart>> GetAsync(bool renew, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<CredentialPart>>([new CredentialPart(true, "access_token", _token)]);
}
