using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>Follows links inside an API.</summary>
internal static class StacLink
{
    /// <summary>
    /// The address of a link, resolved against the API's root. Only links to the API's own host are followed: a page of
    /// results must not make a build ask whatever it likes. Behind proxies some servers write http where they were
    /// asked by https; those are asked by https.
    /// </summary>
    /// <exception cref="NuTonicException">NT1503.</exception>
    public static Uri Follow(string href, Uri root, StacOrigin origin)
    {
        // Without a slash at the end the last step of the root's path would be cut off.
        Uri folder = root.AbsolutePath.EndsWith('/') ? root : new Uri(root.GetLeftPart(UriPartial.Path) + "/");
        if (!Uri.TryCreate(folder, href, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            throw Refused(href, "it is no http or https address", origin);
        }

        if (address.UserInfo.Length > 0)
        {
            throw Refused(
                address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped),
                "it holds a user name",
                origin);
        }

        if (!string.Equals(address.Host, root.Host, StringComparison.OrdinalIgnoreCase))
        {
            throw Refused(href, "it belongs to another host", origin);
        }

        if (root.Scheme == "https" && address.Scheme == "http")
        {
            return new UriBuilder(address) { Scheme = "https", Port = root.Port }.Uri;
        }

        return address.Authority == root.Authority
            ? address
            : throw Refused(href, "it belongs to another port", origin);
    }

    private static NuTonicException Refused(string href, string reason, StacOrigin origin) => new(
        Errors.StacLinkRefused,
        null,
        origin.Host,
        origin.Purpose,
        href.Length > 200 ? href[..200] + "..." : href,
        reason);
}
