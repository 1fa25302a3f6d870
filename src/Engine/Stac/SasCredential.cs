using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Signs requests for one container of Azure blobs with tokens of Planetary Computer's signing service, which gives
/// them to everybody, for some minutes to an hour. They are kept in memory only. Safe for several threads.
/// </summary>
/// <param name="fetcher">Asks the service.</param>
/// <param name="service">Address that account and container are appended to, with a slash at the end.</param>
/// <param name="account">Storage account: the first part of the host.</param>
/// <param name="container">Container: the first step of the path.</param>
/// <param name="time">Says whether a token is still good.</param>
/// <seealso href="https://planetarycomputer.microsoft.com/docs/concepts/sas/">Planetary Computer,
/// using tokens for data access</seealso>
internal sealed class SasCredential(IFetcher fetcher, Uri service, string account, string container, TimeProvider time)
    : ICredential, IDisposable
{
    private const long MaxBytes = 64 << 10;
    private const int LongestToken = 8192;

    // A request that starts with a token must end before it does.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    // Requests that ran side by side are refused side by side: one new token does for all of them.
    private static readonly TimeSpan New = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _host = account + SasCredentials.HostSuffix;
    private SasToken? _token;

    /// <inheritdoc/>
    public string Origin => "the signing service at " + service.Authority;

    /// <inheritdoc/>
    public bool IsFor(Uri address) =>
        address.Scheme == "https"
        && address.IsDefaultPort
        && string.Equals(address.Host, _host, StringComparison.OrdinalIgnoreCase)
        && address.AbsolutePath.StartsWith($"/{container}/", StringComparison.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="NuTonicException">NT1540: the service's answer; NT13xx: none could be had.</exception>
    public async ValueTask<IReadOnlyList<CredentialPart>> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_token is not { } token || IsOld(token, renew))
            {
                _token = token = await AskAsync(cancellationToken);
            }

            return [new CredentialPart(true, "", token.Query)];
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Releases what waiting needs.</summary>
    public void Dispose() => _gate.Dispose();

    private bool IsOld(SasToken token, bool renew)
    {
        DateTimeOffset now = time.GetUtcNow();
        return now >= token.Expiry - Margin || (renew && now - token.FetchedAt >= New);
    }

    private async Task<SasToken> AskAsync(CancellationToken cancellationToken)
    {
        Uri address = new(service, Uri.EscapeDataString(account) + "/" + Uri.EscapeDataString(container));
        FetchAnswer answer = await fetcher.FetchAsync(
            new FetchRequest
            {
                Address = address,
                Purpose = "signing token",
                Subject = account + "/" + container,
                MaxBytes = MaxBytes,
                Accept = "application/json",
                IsStored = false,
                IsSecret = true,
            },
            cancellationToken);
        return Read(answer);
    }

    private SasToken Read(FetchAnswer answer)
    {
        DateTimeOffset now = time.GetUtcNow();
        SasToken token;
        try
        {
            token = new StacOrigin(service.Authority, account + "/" + container)
                .Read(answer.Body, fields => new SasToken(
                    new Secret(Query(fields.Required("token").Text())), now, fields.Required("msft:expiry").Time()));
        }
        catch (NuTonicException)
        {
            // What the others say may show a piece of the answer, and that is a secret.
            throw Unusable("the answer is not a JSON object with 'token' and 'msft:expiry'");
        }

        return token.Expiry > now
            ? token
            : throw Unusable(string.Create(
                CultureInfo.InvariantCulture,
                $"it ended at {Instant.Text(token.Expiry)}, by the clock of this machine"));
    }

    private string Query(string text)
    {
        string query = text.TrimStart('?');
        bool isQuery = query.Length is > 0 and <= LongestToken
            && query.All(letter => letter is > ' ' and < '\x7F' and not '#');
        return isQuery ? query : throw Unusable("the token is no query");
    }

    private NuTonicException Unusable(string reason) =>
        new(Errors.SasTokenUnusable, null, service.Authority, account, container, reason);
}
