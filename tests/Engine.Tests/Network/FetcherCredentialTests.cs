using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>What goes to whom: credentials and redirects.</summary>
public sealed class FetcherCredentialTests
{
    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_Refused_RenewsTheCredentialOnce()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
            SomeFetch.Text(
                context,
                "x",
                context.Request.Headers.Authorization.ToString().EndsWith("-new", StringComparison.Ordinal)
                    ? 200
                    : 401));
        SomeCredential credential = new(server.Address);
        using Fetcher fetcher = Make();

        await fetcher.FetchAsync(SomeFetch.Request(server.Address) with { Credential = credential }, Limit);

        Assert.Equal(1, credential.Renewals);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task FetchAsync_RefusedTwice_NamesTheOriginAndNoSecret(int status)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
            SomeFetch.Text(context, $"{{\"error\": \"bad token {context.Request.Headers.Authorization}\"}}", status));
        using Fetcher fetcher = Make();

        NuTonicException e = await SomeFetch.FailsAsync(
            "NT1306",
            fetcher,
            SomeFetch.Request(server.Address) with { Credential = new SomeCredential(server.Address) });

        Assert.Contains("SOME_TOKEN", e.Message, StringComparison.Ordinal);
        Assert.Contains("bad token ***", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_QueryCredentials_AreAppended()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "x"));
        SomeCredential credential = new(
            server.Address,
            new CredentialPart(true, "access_token", new Secret("a b+c-0123456")),
            new CredentialPart(true, string.Empty, new Secret("sv=1&sig=abc%2F0123456")));
        using Fetcher fetcher = Make();

        await fetcher.FetchAsync(
            SomeFetch.Request(server.Address, "x.tif?a=1%2B1") with { Credential = credential }, Limit);

        Assert.Equal("/x.tif?a=1%2B1&access_token=a%20b%2Bc-0123456&sv=1&sig=abc%2F0123456", server.Requests[0].Path);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task FetchAsync_RedirectToTheSameHost_CarriesTheCredential(int status)
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) => number == 0
            ? Redirect(context, "/other?x=1", status)
            : SomeFetch.Text(context, "hello"));
        using Fetcher fetcher = Make();

        FetchAnswer answer = await fetcher.FetchAsync(
            SomeFetch.Request(server.Address) with { Credential = new SomeCredential(server.Address) }, Limit);

        Assert.Equal("hello", SomeFetch.Text(answer));
        Assert.Equal("/other?x=1", server.Requests[1].Path);
        Assert.Contains(SomeFetch.Secret, server.Requests[1].Headers["Authorization"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302, "GET", "")]
    [InlineData(303, "GET", "")]
    [InlineData(307, "POST", "{}")]
    [InlineData(308, "POST", "{}")]
    public async Task FetchAsync_RedirectToAnotherHost_CarriesNoCredential(int status, string method, string body)
    {
        await using ServerHost other = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "hello"));
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
            Redirect(context, new Uri(other.Address, "there?sig=abcdef0123456789").AbsoluteUri, status));
        FetchRequest request = SomeFetch.Request(server.Address) with
        {
            Method = HttpMethod.Post,
            Body = FetchBody.Of("{}"u8.ToArray(), "application/json"),
            Credential = new SomeCredential(server.Address),
        };
        using Fetcher fetcher = Make();

        await fetcher.FetchAsync(request, Limit);

        SeenRequest seen = Assert.Single(other.Requests);
        Assert.Equal((method, body), (seen.Method, seen.Text));
        Assert.DoesNotContain(
            seen.Headers, header => header.Value.Contains(SomeFetch.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FetchAsync_SignedRedirectThatFails_ShowsNoSignature()
    {
        const string signature = "abcdef0123456789";
        await using ServerHost other = await ServerHost.StartAsync((_, context) =>
            SomeFetch.Text(context, $"no access for {context.Request.QueryString}", 404));
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
            Redirect(context, new Uri(other.Address, $"there?se=2030&sig={signature}").AbsoluteUri));
        using Fetcher fetcher = Make();

        NuTonicException e = await SomeFetch.FailsAsync("NT1308", fetcher, SomeFetch.Request(server.Address));

        Assert.Contains(new Uri(other.Address, "there").AbsoluteUri, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(signature, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_RedirectsInACircle_AreAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => Redirect(context, "/again"));
        using Fetcher fetcher = Make();

        await SomeFetch.FailsAsync("NT1315", fetcher, SomeFetch.Request(server.Address));

        Assert.Equal(6, server.Requests.Count);
    }

    [Theory]
    [InlineData("http://a.example/x", "ftp://a.example/x")]
    [InlineData("http://a.example/x", "http://me:pw-0123456@a.example/x")]
    [InlineData("https://a.example/x", "http://a.example/x?sig=abcdef0123")]
    [InlineData("https://a.example/x", null)]
    public void Next_NotToBeFollowed_IsRefusedWithoutItsQuery(string from, string? location)
    {
        FetchHop hop = Hop(new Uri(from));
        FetchResponse response = new() { Status = 302, Location = location };

        FetchFailedException e = Assert.Throws<FetchFailedException>(
            () => Redirects.Next(hop, response, new FetchTroubles(hop, new Redactor())));

        Diagnostic error = e.Trouble.Error(1);
        Assert.Equal("NT1315", error.Code);
        Assert.DoesNotContain("0123", error.Message, StringComparison.Ordinal);
        Assert.False(e.Trouble.IsTransient);
    }

    [Fact]
    public void Next_FromHttpToHttps_IsFollowed()
    {
        FetchHop hop = Hop(new Uri("http://a.example/x/y?q=1"));

        FetchHop next = Redirects.Next(
            hop,
            new FetchResponse { Status = 301, Location = "https://a.example/z" },
            new FetchTroubles(hop, new Redactor()));

        Assert.Equal(new Uri("https://a.example/z"), next.Address);
    }

    [Fact]
    public async Task FetchAsync_CredentialOverHttp_IsNotSent()
    {
        Uri address = new("http://some.example/");
        using Fetcher fetcher = Make();

        await SomeFetch.FailsAsync(
            "NT1324", fetcher, SomeFetch.Request(address) with { Credential = new SomeCredential(address) });

        Assert.Equal(0, fetcher.Tally.Total.Requests);
    }

    [Theory]
    [InlineData("s3://bucket/key")]
    [InlineData("http://me:pw-0123456@some.example/x")]
    [InlineData("file:///etc/passwd")]
    public async Task FetchAsync_AddressThatIsNotAsked_IsAnError(string address)
    {
        using Fetcher fetcher = Make();

        NuTonicException e = await Assert.ThrowsAsync<NuTonicException>(
            () => fetcher.FetchAsync(SomeFetch.Request(new Uri(address), string.Empty), Limit));

        Assert.Equal("NT1328", e.Diagnostic.Code);
        Assert.DoesNotContain("pw-", e.Message, StringComparison.Ordinal);
    }

    private static FetchHop Hop(Uri address) => new(
        SomeFetch.Request(address, string.Empty), address, HttpMethod.Get, false)
    {
        AnswerTimeout = TimeSpan.FromSeconds(1),
        Deadline = TimeSpan.FromSeconds(1),
    };

    private static Task Redirect(HttpContext context, string location, int status = 302)
    {
        context.Response.Headers.Location = location;
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Fetcher Make() => new(new FetchOptions(), new MemoryFetchStore(), new RushedTime());
}
