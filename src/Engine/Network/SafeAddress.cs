using System.Collections.Frozen;

namespace NuTonic.Engine.Network;

/// <summary>
/// Addresses as they may be stored. Callers give none with secrets; but a server may hand out links that are signed
/// already, and those must not get into a record either.
/// </summary>
internal static class SafeAddress
{
    private static readonly FrozenSet<string> Secrets = new[]
    {
        "sig", "signature", "token", "access_token", "api_key", "apikey", "key", "password", "subscription-key",
        "x-amz-signature", "x-amz-credential", "x-amz-security-token", "awsaccesskeyid",
        "x-goog-signature", "x-goog-credential", "googleaccessid", "key-pair-id", "policy",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when a parameter of the query of this name holds a signature, key or token.</summary>
    public static bool IsSecret(string name) => Secrets.Contains(name);

    /// <summary>
    /// <paramref name="address"/> with stars for the values of such parameters, without fragment, user and password.
    /// </summary>
    public static Uri Of(Uri address)
    {
        string query = address.Query;
        string plain = FetchWords.Plain(address);
        return new Uri(
            query.Length <= 1 ? plain : plain + "?" + string.Join('&', query[1..].Split('&').Select(Masked)));
    }

    /// <summary><paramref name="headers"/> of an answer with the addresses in them as they may be stored.</summary>
    /// <param name="address">What they are relative to.</param>
    /// <param name="headers">By name in lower case.</param>
    public static Dictionary<string, string> InHeaders(Uri address, IReadOnlyDictionary<string, string> headers) =>
        headers.ToDictionary(
            header => header.Key,
            header => header.Key is "location" or "content-location"
                && Uri.TryCreate(address, header.Value, out Uri? link)
                ? Of(link).AbsoluteUri
                : header.Value,
            StringComparer.Ordinal);

    /// <summary>True when a parameter, as in "sig=abc", is one of them.</summary>
    public static bool IsMasked(string pair) =>
        pair.IndexOf('=', StringComparison.Ordinal) is > 0 and int equals
        && IsSecret(Uri.UnescapeDataString(pair[..equals]));

    private static string Masked(string pair) =>
        IsMasked(pair) ? pair[..(pair.IndexOf('=', StringComparison.Ordinal) + 1)] + Redactor.Stars : pair;
}
