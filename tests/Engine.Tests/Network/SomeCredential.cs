using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

/// <summary>A credential for one origin that counts how often it is asked for.</summary>
internal sealed class SomeCredential(Uri server, params CredentialPart[] parts) : ICredential
{
    private int _gets;
    private int _renewals;

    public string Origin => "SOME_TOKEN";

    public int Gets => _gets;

    public int Renewals => _renewals;

    public bool IsFor(Uri address) =>
        Uri.Compare(server, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.Ordinal) == 0;

    public ValueTask<IReadOnlyList<CredentialPart>> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _gets);
        if (renew)
        {
            Interlocked.Increment(ref _renewals);
        }

        return ValueTask.FromResult<IReadOnlyList<CredentialPart>>(
            parts.Length > 0 ? parts : [new CredentialPart(
                false, "Authorization", new Secret($"Bearer {SomeFetch.Secret}{(renew ? "-new" : string.Empty)}"))]);
    }
}
