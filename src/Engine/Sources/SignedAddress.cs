namespace NuTonic.Engine.Sources;

/// <summary>
/// Tells addresses that let in whoever knows them: presigned objects of clouds, and keys and tokens of services as
/// parameters. They expire, and they are secrets until then.
/// </summary>
internal static class SignedAddress
{
    private const int ShownLength = 32;

    // Shared access signatures of Azure (se, sp, sr, sv and so on come with sig), CloudFront, keys of map services.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "sig", "key", "auth", "authorization", "code", "policy", "expires", "hmac", "pwd", "pass", "session",
        "sessionid", "jwt", "skoid", "sktid", "se", "sp", "st", "key-pair-id", "awsaccesskeyid", "googleaccessid",
        "subscription-key",
    };

    private static readonly string[] Parts =
    [
        "token", "signature", "secret", "password", "credential", "apikey", "api_key", "api-key", "accesskey",
        "access_key",
    ];

    private static readonly string[] Prefixes = ["x-amz-", "x-goog-", "x-ms-"];

    /// <summary>Name of a parameter that looks like a secret, in query or fragment; null when there is none.</summary>
    public static string? FindSecret(Uri address)
    {
        string query = address.Query.TrimStart('?') + "&" + address.Fragment.TrimStart('#', '?');
        foreach (string pair in query.Split('&', ';'))
        {
            string name = Uri.UnescapeDataString(pair.Split('=')[0].Replace('+', ' ')).Trim();
            if (Names.Contains(name)
                || Array.Exists(Parts, part => name.Contains(part, StringComparison.OrdinalIgnoreCase))
                || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                return name.Length > ShownLength ? name[..ShownLength] : name;
            }
        }

        return null;
    }
}
