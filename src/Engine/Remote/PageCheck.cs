using System.Net;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Remote;

/// <summary>Refuses answers that are no raster by what they say of themselves.</summary>
internal static class PageCheck
{
    /// <exception cref="NuTonicException">NT1600: the server does not have the file.</exception>
    public static void RefuseMissing(RemoteFile file, FetchAnswer answer)
    {
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            throw file.Error(Errors.RemoteMissing, (int)answer.Status);
        }
    }

    /// <exception cref="NuTonicException">NT1607: a page or a text came instead of a raster.</exception>
    public static void RefusePage(RemoteFile file, FetchAnswer answer)
    {
        // Rasters are sent as image/tiff or with a type for anything; texts are error pages whatever the status says.
        if (answer.MediaType is { } type && IsText(type))
        {
            throw file.Error(Errors.RemotePage, (int)answer.Status, type);
        }
    }

    // A server that knows no type for .tif may call it text/plain; its first bytes tell, so that type is no reason.
    private static bool IsText(string type) =>
        type is "text/html" or "application/json" or "application/xml" or "text/xml" or "application/xhtml+xml"
            or "application/problem+json";
}
