namespace NuTonic.Engine.Network;

/// <summary>How requests are called in messages.</summary>
internal static class FetchWords
{
    /// <summary>As in "scene search for poi_0003".</summary>
    public static string What(FetchRequest request) =>
        request.Subject is null ? request.Purpose : $"{request.Purpose} for {request.Subject}";

    /// <summary>An address without its query, which may be a signature, and without user and password.</summary>
    public static string Plain(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
