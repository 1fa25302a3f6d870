using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Captions;

/// <summary>Where a chat server is.</summary>
/// <param name="Address">Absolute http or https address without user, query and fragment,
/// up to /v1 or the like.</param>
internal sealed record ChatEndpoint(Uri Address)
{
    private const string Operation = "/chat/completions";

    /// <summary>Host and port, as messages name it.</summary>
    public string Host => Address.Authority;

    /// <summary>Reads CaptionEndpoint. A trailing /chat/completions is taken off: the package puts it there.</summary>
    /// <exception cref="NuTonicException">NT5501: no such address, or it holds a password.</exception>
    public static ChatEndpoint Parse(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address)
            || address.Scheme is not ("http" or "https")
            || address.Host.Length == 0)
        {
            throw new NuTonicException(
                Errors.CaptionEndpointWrong, null, "it is not an absolute http or https address");
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new NuTonicException(
                Errors.CaptionEndpointWrong,
                null,
                "it holds a user, a query or a fragment, which would be stored with the build");
        }

        string path = address.AbsolutePath.TrimEnd('/');
        path = path.EndsWith(Operation, StringComparison.Ordinal) ? path[..^Operation.Length] : path;
        return new ChatEndpoint(new UriBuilder(address.Scheme, address.Host, address.Port, path).Uri);
    }
}
