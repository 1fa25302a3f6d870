namespace NuTonic.Engine.Network;

/// <summary>
/// Proves to a server who asks. Its values go into requests and nowhere else: no log, record, key or output.
/// </summary>
internal interface ICredential
{
    /// <summary>
    /// Where a user sets it, for messages: the name of an environment variable, or such as "the signing service".
    /// </summary>
    string Origin { get; }

    /// <summary>
    /// True for a request to <paramref name="address"/>: it is sent to no other host, not after a redirect either.
    /// </summary>
    bool IsFor(Uri address);

    /// <summary>Headers or query parameters to add.</summary>
    /// <param name="renew">True when the last ones were refused or are old: get new ones if there are any.</param>
    /// <param name="cancellationToken">Ends the wait for them.</param>
    ValueTask<IReadOnlyList<CredentialPart>> GetAsync(bool renew, CancellationToken cancellationToken);
}
