using NuTonic.Engine.Network;

namespace NuTonic.Engine.Hub;

/// <summary>
/// An address that the Hub signed for one upload. Who knows its query may write, so the query is sent like a
/// credential; the same goes for headers that the Hub asks to send along.
/// </summary>
internal sealed class SignedAddress : ICredential
{
    private readonly List<CredentialPart> _parts = [];
    private readonly ICredential? _token;

    /// <summary>Takes an address apart.</summary>
    /// <param name="address">As the Hub gave it.</param>
    /// <param name="headers">Headers to send along.</param>
    /// <param name="token">The token of the Hub: sent too when the address is on the Hub itself.</param>
    public SignedAddress(Uri address, IEnumerable<KeyValuePair<string, string>> headers, ICredential token)
    {
        Address = new Uri(address.GetLeftPart(UriPartial.Path));
        if (address.Query.Length > 1)
        {
            _parts.Add(new CredentialPart(true, "", new Secret(address.Query[1..])));
        }

        _parts.AddRange(headers.Select(header => new CredentialPart(false, header.Key, new Secret(header.Value))));
        bool isSigned = _parts.Exists(part => part.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));
        _token = token.IsFor(address) && !isSigned ? token : null;
    }

    /// <summary>The address without its query: it may stand in logs.</summary>
    public Uri Address { get; }

    /// <inheritdoc/>
    public string Origin => "the answer of the Hub";

    /// <inheritdoc/>
    public bool IsFor(Uri address) => address.GetLeftPart(UriPartial.Path) == Address.GetLeftPart(UriPartial.Path);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CredentialPart>> GetAsync(bool renew, CancellationToken cancellationToken) =>
        _token is null ? _parts : [.. _parts, .. await _token.GetAsync(renew, cancellationToken)];
}
