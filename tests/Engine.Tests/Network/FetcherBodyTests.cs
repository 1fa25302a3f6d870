using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>What can go wrong after the head of an answer.</summary>
public sealed class FetcherBodyTests
{
    // Long enough for a busy machine to send the first byte, short enough to wait for.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(500);

    private readonly RushedTime _time = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_NoHead_IsGivenUpAndAskedAgain()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            number == 0 ? Task.Delay(Timeout.Infinite, context.RequestAborted) : SomeFetch.Text(context, "hello"));
        using Fetcher fetcher = Make(new FetchOptions());

        FetchAnswer answer = await fetcher.FetchAsync(
            SomeFetch.Request(server.Address) with { AnswerTimeout = Short }, Limit);

        Assert.Equal("hello", SomeFetch.Text(answer));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_StalledBody_IsGivenUp()
    {
        await using ServerHost server = await ServerHost.StartAsync(async (_, context) =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("begin", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using Fetcher fetcher = Make(new FetchOptions { StallTimeout = Short, Attempts = 2 });

        NuTonicException e = await SomeFetch.FailsAsync("NT1303", fetcher, SomeFetch.Request(server.Address));

        Assert.Contains("no byte came for 0.5 s after 5 bytes", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_BodyThatDrips_EndsAtTheDeadline()
    {
        await using ServerHost server = await ServerHost.StartAsync(async (_, context) =>
        {
            while (true)
            {
                await context.Response.WriteAsync(".", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });
        using Fetcher fetcher = Make(new FetchOptions { Deadline = Short, Attempts = 1 });

        await SomeFetch.FailsAsync("NT1303", fetcher, SomeFetch.Request(server.Address));
    }

    [Fact]
    public async Task FetchAsync_SlowBody_IsReadToTheEnd()
    {
        await using ServerHost server = await ServerHost.StartAsync(async (_, context) =>
        {
            for (int i = 0; i < 10; i++)
            {
                await context.Response.WriteAsync(".", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(10, context.RequestAborted);
            }
        });
        using Fetcher fetcher = Make(new FetchOptions());

        Assert.Equal("..........", SomeFetch.Text(await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FetchAsync_CutBody_IsAskedAgain(bool hasLength)
    {
        await using ServerHost server = await ServerHost.StartAsync(async (number, context) =>
        {
            context.Response.ContentLength = hasLength ? 5 : null;
            await context.Response.WriteAsync(number == 0 ? "he" : "hello", context.RequestAborted);
            if (number == 0)
            {
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
            }
        });
        using Fetcher fetcher = Make(new FetchOptions());

        FetchAnswer answer = await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);

        Assert.Equal("hello", SomeFetch.Text(answer));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_AlwaysCut_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.ContentLength = 50;
            return context.Response.WriteAsync("only this", context.RequestAborted);
        });
        using Fetcher fetcher = Make(new FetchOptions { Attempts = 2 });

        await SomeFetch.FailsAsync("NT1302", fetcher, SomeFetch.Request(server.Address));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task FetchAsync_EncodedBody_IsUnpackedAndCountedAsItCame(string encoding)
    {
        byte[] packed = Pack(new string('a', 100_000), encoding);
        await using ServerHost server = await ServerHost.StartAsync((_, context) => Send(context, packed, encoding));
        using Fetcher fetcher = Make(new FetchOptions());

        FetchAnswer answer = await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);

        Assert.Equal(new string('a', 100_000), SomeFetch.Text(answer));
        Assert.Equal(100_000, answer.TotalLength);
        Assert.Equal(packed.Length, fetcher.Tally.Total.Bytes);
        Assert.Contains(encoding, server.Requests[0].Headers["Accept-Encoding"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task FetchAsync_EncodedBodyDamaged_IsAnError(string encoding)
    {
        byte[] packed = Pack(
            string.Concat(Enumerable.Range(0, 9999).Select(i => i.ToString(CultureInfo.InvariantCulture))), encoding);
        packed.AsSpan(packed.Length / 2).Fill(0xFF);
        await using ServerHost server = await ServerHost.StartAsync((_, context) => Send(context, packed, encoding));
        using Fetcher fetcher = Make(new FetchOptions { Attempts = 2 });

        await SomeFetch.FailsAsync("NT1325", fetcher, SomeFetch.Request(server.Address));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task FetchAsync_EncodedBodyThatEndsEarly_IsAnError(string encoding)
    {
        byte[] packed = Pack(
            string.Concat(Enumerable.Range(0, 9999).Select(i => i.ToString(CultureInfo.InvariantCulture))), encoding);
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => Send(context, packed[..(packed.Length / 2)], encoding));
        using Fetcher fetcher = Make(new FetchOptions { Attempts = 2 });

        await SomeFetch.FailsAsync("NT1325", fetcher, SomeFetch.Request(server.Address));
    }

    [Fact]
    public async Task FetchAsync_UnknownEncoding_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => Send(context, "abc"u8.ToArray(), "zstd"));
        using Fetcher fetcher = Make(new FetchOptions { Attempts = 2 });

        NuTonicException e = await SomeFetch.FailsAsync("NT1325", fetcher, SomeFetch.Request(server.Address));

        Assert.Contains("zstd", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task FetchAsync_Bomb_IsNotUnpackedBeyondTheLimit(string encoding)
    {
        byte[] packed = Pack(new string('a', 50_000_000), encoding);
        await using ServerHost server = await ServerHost.StartAsync((_, context) => Send(context, packed, encoding));
        using Fetcher fetcher = Make(new FetchOptions());

        NuTonicException e = await SomeFetch.FailsAsync("NT1310", fetcher, SomeFetch.Request(server.Address));

        Assert.Contains("1048576 bytes", e.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.InRange(fetcher.Tally.Total.Bytes, 1, packed.Length / 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FetchAsync_LongBody_IsAnErrorAfterTheLimit(bool hasLength)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.ContentLength = hasLength ? 11 : null;
            return context.Response.WriteAsync("hello world", context.RequestAborted);
        });
        using Fetcher fetcher = Make(new FetchOptions());

        await SomeFetch.FailsAsync("NT1310", fetcher, SomeFetch.Request(server.Address) with { MaxBytes = 10 });
        Assert.Equal(
            11,
            (await fetcher.FetchAsync(SomeFetch.Request(server.Address) with { MaxBytes = 11 }, Limit)).Body.Length);
    }

    [Theory]
    [InlineData("text/html", "<p>hi</p>", "")]
    [InlineData("application/json", "\n<!DOCTYPE html><head><title>\n Sign in &amp; go </title>", "Sign in & go")]
    [InlineData("image/png", "<html><TITLE lang='en'>Down</TITLE>", "Down")]
    public async Task FetchAsync_WebPageInsteadOfContent_IsAnErrorWithItsTitle(string type, string body, string title)
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, body, type: type));
        using Fetcher fetcher = Make(new FetchOptions());

        NuTonicException e = await SomeFetch.FailsAsync(
            "NT1311", fetcher, SomeFetch.Request(server.Address) with { Accept = "application/json" });

        Assert.Contains($"titled \"{title}\" instead of application/json", e.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_WebPageThatWasAskedFor_IsAnAnswer()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "<html>", type: "text/html"));
        using Fetcher fetcher = Make(new FetchOptions());

        Assert.Equal("<html>", SomeFetch.Text(await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit)));
    }

    private static async Task Send(HttpContext context, byte[] body, string encoding)
    {
        context.Response.Headers.ContentEncoding = encoding;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Pack(string text, string encoding)
    {
        using MemoryStream packed = new();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            packer.Write(Encoding.ASCII.GetBytes(text));
        }

        return packed.ToArray();
    }

    private Fetcher Make(FetchOptions options) => new(options, new MemoryFetchStore(), _time);
}
