using System.Net;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

public sealed class FetcherDownloadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nutonic-download-").FullName;

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    private string Target => Path.Combine(_folder, "a", "b.tif");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task DownloadAsync_GoodAnswer_IsTheFile()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, new string('x', 300_000)));
        using Fetcher fetcher = Make();

        FetchAnswer answer = await fetcher.DownloadAsync(SomeFetch.Request(server.Address), Target, Limit);

        Assert.Equal(new string('x', 300_000), await File.ReadAllTextAsync(Target, Limit));
        Assert.True(answer.Body.IsEmpty);
        Assert.Equal(300_000, answer.TotalLength);
    }

    [Fact]
    public async Task DownloadAsync_CutOnce_StartsAnew()
    {
        await using ServerHost server = await ServerHost.StartAsync(async (number, context) =>
        {
            context.Response.ContentLength = 10;
            await context.Response.WriteAsync(number == 0 ? "01234" : "abcdefghij", context.RequestAborted);
        });
        using Fetcher fetcher = Make();

        await fetcher.DownloadAsync(SomeFetch.Request(server.Address), Target, Limit);

        Assert.Equal("abcdefghij", await File.ReadAllTextAsync(Target, Limit));
    }

    [Theory]
    [InlineData(500, "NT1305")]
    [InlineData(404, "NT1308")]
    [InlineData(200, "NT1310")]
    public async Task DownloadAsync_Failed_LeavesNothing(int status, string code)
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "some words", status));
        using Fetcher fetcher = Make();
        FetchRequest request = SomeFetch.Request(server.Address) with { MaxBytes = 5 };

        NuTonicException e = await Assert.ThrowsAsync<NuTonicException>(
            () => fetcher.DownloadAsync(request, Target, Limit));

        SomeFetch.AssertError(code, e, request);
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task DownloadAsync_MissingAllowed_IsAnAnswerWithoutFile()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "none", 404));
        using Fetcher fetcher = Make();

        FetchAnswer answer = await fetcher.DownloadAsync(
            SomeFetch.Request(server.Address) with { AllowsMissing = true }, Target, Limit);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task DownloadAsync_NoPlaceForTheFile_IsAnErrorOfTheFile()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a"), "in the way", Limit);
        using Fetcher fetcher = Make();

        NuTonicException e = await Assert.ThrowsAsync<NuTonicException>(
            () => fetcher.DownloadAsync(SomeFetch.Request(new Uri("http://some.example/")), Target, Limit));

        Assert.StartsWith("NT80", e.Diagnostic.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_BodyFromAFile_SendsThatPartEachTime()
    {
        string path = Path.Combine(_folder, "part");
        await File.WriteAllTextAsync(path, "0123456789", Limit);
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            SomeFetch.Text(context, string.Empty, number == 0 ? 503 : 200));
        using Fetcher fetcher = Make();

        await fetcher.FetchAsync(
            SomeFetch.Request(server.Address) with
            {
                Method = HttpMethod.Put,
                Body = FetchBody.OfFile(path, new ByteRange(3, 4), Digest.Of("3456"u8), "application/octet-stream"),
            },
            Limit);

        Assert.Equal(["3456", "3456"], server.Requests.Select(seen => seen.Text));
        Assert.Equal("4", server.Requests[0].Headers["Content-Length"]);
    }

    private static Fetcher Make() => new(new FetchOptions { Attempts = 2 }, new MemoryFetchStore(), new RushedTime());
}
