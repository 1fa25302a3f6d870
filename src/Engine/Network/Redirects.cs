namespace NuTonic.Engine.Network;

/// <summary>Where a redirect leads, and what of the request goes there.</summary>
internal static class Redirects
{
    /// <summary>Most that are followed in a row.</summary>
    public const int Most = 5;

    /// <summary>True for a status that has a Location to follow.</summary>
    public static bool Is(int status) => status is 301 or 302 or 303 or 307 or 308;

    /// <summary>The next sending. No credential is in it: who sends decides that anew for each address.</summary>
    /// <param name="hop">What was redirected.</param>
    /// <param name="response">How.</param>
    /// <param name="troubles">Makes the error.</param>
    /// <exception cref="FetchFailedException">It is not followed.</exception>
    public static FetchHop Next(FetchHop hop, FetchResponse response, FetchTroubles troubles)
    {
        if (response.Location is null || !Uri.TryCreate(hop.Address, response.Location, out Uri? target))
        {
            throw troubles.OfRedirect("it names no address");
        }

        if (target.Scheme != Uri.UriSchemeHttp && target.Scheme != Uri.UriSchemeHttps)
        {
            throw troubles.OfRedirect($"to an address that starts with {target.Scheme}:");
        }

        if (hop.Address.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp)
        {
            throw troubles.OfRedirect($"from https to http, at {target.Authority}");
        }

        if (target.UserInfo.Length > 0)
        {
            throw troubles.OfRedirect($"to an address with a user name, at {target.Authority}");
        }

        // 301 and 302 are followed with GET after a POST, as all clients do (RFC 9110, sections 15.4.2 and 15.4.3).
        bool becomesGet = response.Status == 303
            ? hop.Method != HttpMethod.Head
            : response.Status < 303 && hop.Method == HttpMethod.Post;
        return hop with
        {
            Address = target,
            Method = becomesGet ? HttpMethod.Get : hop.Method,
            HasBody = hop.HasBody && !becomesGet,
            Sent = [],
        };
    }

    /// <summary>True when two addresses have scheme, host and port in common.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.IdnHost == other.IdnHost && one.Port == other.Port;
}
