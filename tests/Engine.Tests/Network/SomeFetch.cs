using System.Text;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

/// <summary>A request, answers, and what every error about them has to hold.</summary>
internal static class SomeFetch
{
    public const string Secret = "tok-0123456789abcdef";

    public static FetchRequest Request(Uri server, string path = "thing") => new()
    {
        Address = new Uri(server, path),
        Purpose = "scene search",
        Subject = "poi_0007",
        MaxBytes = 1 << 20,
        IsStored = false,
    };

    public static Task Text(HttpContext context, string text, int status = 200, string type = "text/plain")
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes).AsTask();
    }

    public static string Text(FetchAnswer answer) => Encoding.UTF8.GetString(answer.Body.Span);

    public static async Task<NuTonicException> FailsAsync(string code, Fetcher fetcher, FetchRequest request)
    {
        NuTonicException e = await Assert.ThrowsAsync<NuTonicException>(
            () => fetcher.FetchAsync(request, TestContext.Current.CancellationToken));
        AssertError(code, e, request);
        return e;
    }

    public static void AssertError(string code, NuTonicException e, FetchRequest request)
    {
        Assert.Equal(code, e.Diagnostic.Code);
        Assert.Contains("scene search for poi_0007", e.Message, StringComparison.Ordinal);
        Assert.Contains(request.Address.Host, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("{", e.Message, StringComparison.Ordinal);
    }
}
