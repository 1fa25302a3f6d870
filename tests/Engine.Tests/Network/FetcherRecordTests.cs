using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>Recorded exchanges, and that no secret is in them or anywhere else.</summary>
public sealed class FetcherRecordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nutonic-record-").FullName;
    private readonly RushedTime _time = new();
    private readonly MemoryFetchStore _store = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FetchAsync_Replayed_GivesWhatWasRecorded()
    {
        ServerHost server = await ServeAsync();
        FetchRequest[] requests = [.. Requests(server.Address)];
        FetchRequest large = requests[0] with { Address = new Uri(server.Address, "large") };
        FetchAnswer[] recorded = await AllAsync(requests, new FetchOptions { RecordFolder = _folder });
        string download = Path.Combine(_folder, "there.tif");
        using (Fetcher recorder = Make(new FetchOptions { RecordFolder = _folder }))
        {
            await recorder.DownloadAsync(large, download, Limit);
        }

        await server.DisposeAsync();

        FetchAnswer[] replayed = await AllAsync(requests, new FetchOptions { ReplayFolder = _folder });
        using Fetcher fetcher = Make(new FetchOptions { ReplayFolder = _folder });
        string again = Path.Combine(_folder, "again.tif");
        FetchAnswer downloaded = await fetcher.DownloadAsync(large, again, Limit);

        for (int i = 0; i < requests.Length; i++)
        {
            Assert.Equal(SomeFetch.Text(recorded[i]), SomeFetch.Text(replayed[i]));
            Assert.Equal(
                (recorded[i].Status, recorded[i].MediaType, recorded[i].ETag, recorded[i].TotalLength),
                (replayed[i].Status, replayed[i].MediaType, replayed[i].ETag, replayed[i].TotalLength));
            Assert.Equal(recorded[i].Headers, replayed[i].Headers);
            Assert.True(replayed[i].IsFromStore);
        }

        Assert.Equal(await File.ReadAllBytesAsync(download, Limit), await File.ReadAllBytesAsync(again, Limit));
        Assert.True(downloaded.IsFromStore);
        Assert.Equal(0, fetcher.Tally.Total.Requests);
    }

    [Fact]
    public async Task FetchAsync_RecordedFromTheStore_IsTheSameRecord()
    {
        await using ServerHost server = await ServeAsync();
        FetchRequest[] requests = [.. Requests(server.Address).Select(request => request with { IsStored = true })];
        string first = Path.Combine(_folder, "first");
        string second = Path.Combine(_folder, "second");

        await AllAsync(requests, new FetchOptions { RecordFolder = first });
        int sent = server.Requests.Count;
        await AllAsync(requests, new FetchOptions { RecordFolder = second });

        Assert.Equal(sent, server.Requests.Count);
        Assert.Equal(Texts(first), Texts(second));
    }

    [Fact]
    public async Task FetchAsync_NotRecorded_IsAnErrorThatNamesIt()
    {
        using Fetcher fetcher = Make(new FetchOptions { ReplayFolder = _folder });

        NuTonicException e = await SomeFetch.FailsAsync(
            "NT1319", fetcher, SomeFetch.Request(new Uri("https://some.example/"), "thing?sig=abcdef0123"));

        Assert.Contains("GET https://some.example/thing of", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef0123", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"answer\": {\"status\": \"x\", \"headers\": {}}}")]
    [InlineData("{\"answer\": {\"status\": 200}}")]
    public async Task FetchAsync_DamagedRecord_IsAnErrorAtTheFile(string head)
    {
        await using ServerHost server = await ServeAsync();
        FetchRequest request = Requests(server.Address).First();
        await AllAsync([request], new FetchOptions { RecordFolder = _folder });
        string path = Assert.Single(Directory.GetFiles(_folder, "*.json", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(path, head, Limit);
        using Fetcher fetcher = Make(new FetchOptions { ReplayFolder = _folder });

        NuTonicException e = await Assert.ThrowsAsync<NuTonicException>(() => fetcher.FetchAsync(request, Limit));

        Assert.Equal("NT1320", e.Diagnostic.Code);
        Assert.Equal(path, e.Diagnostic.Location!.File);
    }

    [Fact]
    public async Task FetchAsync_ServerRepeatsSecrets_TheyAreNowhere()
    {
        const string signature = "c2lnbmF0dXJlLW9mLWEtcmVkaXJlY3Q";
        await using ServerHost other = await ServerHost.StartAsync((_, context) =>
            SomeFetch.Text(context, $"{{\"you\": \"{context.Request.QueryString}\"}}", type: "application/json"));
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            string token = context.Request.Headers.Authorization.ToString();
            context.Response.Headers.Link = $"<next?token={token}>";
            context.Response.Headers.Location = context.Request.Path == "/redirect"
                ? new Uri(other.Address, $"x?se=1&sig={signature}").AbsoluteUri
                : $"/made?access={token[7..]}&sig={signature}";
            return SomeFetch.Text(
                context, $"token was {token}, {token}", context.Request.Path == "/redirect" ? 307 : 200);
        });
        FetchRequest request = SomeFetch.Request(server.Address) with
        {
            IsStored = true,
            Credential = new SomeCredential(server.Address),
        };
        FetchRequest redirected = request with { Address = new Uri(server.Address, "redirect") };
        string download = Path.Combine(_folder, "file");
        using Fetcher fetcher = Make(new FetchOptions { RecordFolder = _folder });

        FetchAnswer answer = await fetcher.FetchAsync(request, Limit);
        FetchAnswer other1 = await fetcher.FetchAsync(redirected, Limit);
        await fetcher.DownloadAsync(request with { Address = new Uri(server.Address, "d") }, download, Limit);
        File.Delete(download);

        Assert.Equal("token was ***, ***", SomeFetch.Text(answer));
        Assert.DoesNotContain(signature, SomeFetch.Text(other1), StringComparison.Ordinal);
        string all = string.Join('\n', Texts(_folder).Concat(_store.All.SelectMany(entry => new[]
        {
            Encoding.UTF8.GetString(entry.Material),
            Encoding.UTF8.GetString(entry.Stored.Content.Span),
            entry.Stored.Provenance.ToString(),
            string.Join('\n', entry.Stored.Provenance.Headers),
        })));
        Assert.DoesNotContain(SomeFetch.Secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain(signature, all, StringComparison.Ordinal);
        Assert.Contains("token was ***", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_Secret_IsNotRecorded()
    {
        await using ServerHost server = await ServeAsync();

        await AllAsync(
            [SomeFetch.Request(server.Address) with { IsSecret = true }], new FetchOptions { RecordFolder = _folder });

        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    private static IEnumerable<FetchRequest> Requests(Uri server)
    {
        FetchRequest request = SomeFetch.Request(server) with { Credential = new SomeCredential(server) };
        yield return request;
        yield return request with
        {
            Address = new Uri(server, "search?x=1"),
            Method = HttpMethod.Post,
            Body = FetchBody.Of("{\"a\": 1}"u8.ToArray(), "application/json"),
        };
        yield return request with { Address = new Uri(server, "large"), Range = new ByteRange(2, 4) };
        yield return request with { Address = new Uri(server, "large"), Range = new ByteRange(5, 4) };
        yield return request with { Address = new Uri(server, "none"), AllowsMissing = true };
        yield return request with { Address = new Uri(server, "empty") };
    }

    private static Task<ServerHost> ServeAsync() => ServerHost.StartAsync((_, context) =>
    {
        context.Response.Headers.ETag = "\"v1\"";
        context.Response.Headers.Link = "<next>";
        string range = context.Request.Headers.Range.ToString();
        if (range.Length > 0)
        {
            int first = range[6] - '0';
            context.Response.Headers.ContentRange = $"bytes {range[6..]}/10";
            return SomeFetch.Text(context, "0123456789"[first..(first + 4)], 206);
        }

        return context.Request.Path.Value switch
        {
            "/none" => SomeFetch.Text(context, "there is none", 404),
            "/empty" => SomeFetch.Text(context, string.Empty),
            _ => SomeFetch.Text(
                context, $"\"answer to {context.Request.Method} {context.Request.Path}\"", type: "application/json"),
        };
    });

    private static string[] Texts(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Path.GetFileName(path) + "\n" + File.ReadAllText(path)),
    ];

    private async Task<FetchAnswer[]> AllAsync(FetchRequest[] requests, FetchOptions options)
    {
        using Fetcher fetcher = Make(options);
        List<FetchAnswer> answers = [];
        foreach (FetchRequest request in requests)
        {
            answers.Add(await fetcher.FetchAsync(request, Limit));
        }

        return [.. answers];
    }

    private Fetcher Make(FetchOptions options) => new(options, _store, _time);
}
