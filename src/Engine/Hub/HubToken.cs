using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>The access token of the Hub; it goes to the Hub and to no other host.</summary>
internal sealed class HubToken : ICredential
{
    /// <summary>The environment variable that other tools of the Hub read, too.</summary>
    public const string Variable = "HF_TOKEN";

    private readonly HubPlace _place;
    private readonly CredentialPart[] _parts;

    private HubToken(string token, HubPlace place)
    {
        _place = place;
        _parts = [new CredentialPart(false, "Authorization", new Secret("Bearer " + token))];
    }

    /// <inheritdoc/>
    public string Origin => Variable;

    /// <summary>The token <paramref name="value"/> for <paramref name="place"/>.</summary>
    /// <exception cref="NuTonicException">NT6401: there is none; NT6402: it cannot be one.</exception>
    public static HubToken Of(string? value, HubPlace place)
    {
        string token = value?.Trim() ?? "";
        if (token.Length == 0)
        {
            throw new NuTonicException(Errors.HubTokenMissing, null, Variable);
        }

        return token.All(character => character is > ' ' and <= '~')
            ? new HubToken(token, place)
            : throw new NuTonicException(Errors.HubTokenWrong, null, Variable);
    }

    /// <inheritdoc/>
    public bool IsFor(Uri address) => _place.Hosts(address);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CredentialPart>> GetAsync(bool renew, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<CredentialPart>>(_parts);
}
