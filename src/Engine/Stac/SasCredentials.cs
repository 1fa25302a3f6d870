using NuTonic.Engine.Network;

namespace NuTonic.Engine.Stac;

/// <summary>
/// One <see cref="SasCredential"/> for each container, so that a token is shared by all that read from it.
/// </summary>
/// <param name="fetcher">Asks the signing service.</param>
/// <param name="service">See <see cref="Service"/>; another one in tests.</param>
/// <param name="time">Says whether a token is still good.</param>
internal sealed class SasCredentials(IFetcher fetcher, Uri service, TimeProvider time) : IDisposable
{
    /// <summary>End of the hosts that are signed for.</summary>
    public const string HostSuffix = ".blob.core.windows.net";

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Account, string Container), SasCredential> _credentials = [];

    /// <summary>The signing service of Planetary Computer.</summary>
    public static Uri Service { get; } = new("https://planetarycomputer.microsoft.com/api/sas/v1/token/");

    /// <summary>What signs requests for <paramref name="address"/>; null when it needs no signature.</summary>
    public ICredential? For(Uri address)
    {
        if (address.Scheme != "https" || !address.Host.EndsWith(HostSuffix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string account = address.Host[..^HostSuffix.Length].ToLowerInvariant();
        string[] steps = address.AbsolutePath.Split('/');
        bool isName = account.Length > 0 && account.All(char.IsAsciiLetterOrDigit) && steps.Length > 2
            && steps[1].Length > 0 && steps[1].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '$');
        if (!isName)
        {
            return null;
        }

        lock (_lock)
        {
            if (!_credentials.TryGetValue((account, steps[1]), out SasCredential? credential))
            {
                credential = new SasCredential(fetcher, service, account, steps[1], time);
                _credentials.Add((account, steps[1]), credential);
            }

            return credential;
        }
    }

    /// <summary>Releases what waiting needs.</summary>
    public void Dispose()
    {
        foreach (SasCredential credential in _credentials.Values)
        {
            credential.Dispose();
        }
    }
}
