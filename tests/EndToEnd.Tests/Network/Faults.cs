using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>What servers do when they do not do what they should.</summary>
internal static class Faults
{
    public static Task Status(HttpContext context, int status, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync("busy");
    }

    /// <summary>What the login of a network or a maintenance page looks like: success.</summary>
    public static Task Page(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            "<!doctype html><html><head><title>Sign in</title></head><body>Please.</body></html>");
    }

    public static Task Text(HttpContext context, string json)
    {
        context.Response.ContentType = "application/geo+json";
        return context.Response.WriteAsync(json);
    }

    /// <summary>The head promises more than comes before the connection ends.</summary>
    public static async Task Cut(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "image/tiff";
        context.Response.ContentLength = 4000;
        await context.Response.Body.WriteAsync(new byte[100]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>Other bytes than were asked for, said so in the head.</summary>
    public static Task OtherRange(HttpContext context)
    {
        byte[] bytes = new byte[64];
        context.Response.StatusCode = 206;
        context.Response.ContentType = "image/tiff";
        context.Response.Headers.ContentRange = "bytes 1000-1063/2000000";
        return context.Response.Body.WriteAsync(bytes).AsTask();
    }

    /// <summary>The whole file, whatever part of it was asked for.</summary>
    public static Task Whole(HttpContext context, string path)
    {
        context.Response.ContentType = "image/tiff";
        context.Response.ContentLength = new FileInfo(path).Length;
        return context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().SendFileAsync(path, 0, null);
    }
}
