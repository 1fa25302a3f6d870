using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Hub;
using NuTonic.Engine.Network;
using NuTonic.Engine.Tests.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Hub;

/// <summary>Answers that no Hub should give end in an error that names what was asked.</summary>
public sealed class HostileHubTests
{
    private const string Head = """{"sha":"0123456789012345678901234567890123456789"}""";

    public static TheoryData<string, string> Answers => new()
    {
        { "/revision/", "[]" },
        { "/revision/", "{" },
        { "/revision/", """{"sha":"../../x"}""" },
        { "/revision/", """{"sha":7}""" },
        { "/tree/", "{}" },
        { "/tree/", """[{"type":"file"}]""" },
        { "/tree/", """[{"type":"file","path":null,"size":1,"oid":"x"}]""" },
        { "/tree/", """[{"type":"file","path":"a","size":"many","oid":"x"}]""" },
        { "/tree/", string.Concat(Enumerable.Repeat("[", 100)) },
        { "/preupload/", """{"files":[]}""" },
        { "/preupload/", """{"files":[{"path":"a.png","uploadMode":"pigeon"}]}""" },
        { "/batch", """{"objects":[]}""" },
        { "/batch", """{"objects":[{"oid":"other","size":1}]}""" },
        { "/batch", Upload("""{"href":"file:///etc/passwd"}""") },
        { "/batch", Upload("""{"href":"http://store.example/x"}""") },
        { "/batch", Upload("""{"href":"https://me:pw@store.example/x"}""") },
        {
            "/batch",
            Upload("""{"href":"https://store.example/x","header":{"chunk_size":"0","1":"https://store.example/1"}}""")
        },
        { "/batch", Upload("""{"href":"https://store.example/x","header":{"chunk_size":"1000"}}""") },
        {
            "/batch",
            Upload("""{"href":"https://store.example/x","header":{"chunk_size":"1000","1":"ftp://store.example/1"}}""")
        },
        { "/commit/", "{}" },
        { "/commit/", """{"commitOid":"short"}""" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Publish_SenselessAnswer_IsAnError(string where, string answer)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => Answer(context, where, answer));

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(() => PublishAsync(server));

        Assert.Equal("NT6410", failure.Diagnostic.Code);
        Assert.Contains("127.0.0.1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_RefusedByTheStore_NamesTheFileAndTheReason()
    {
        string id = HubFile.OfMemory("a.png", "a"u8.ToArray()).Digest.ToString();
        string answer =
            $$$"""{"objects":[{"oid":"{{{id}}}","size":1,"error":{"code":422,"message":"quota\u0007 used up"}}]}""";
        await using ServerHost server = await ServerHost.StartAsync((_, context) => Answer(context, "/batch", answer));

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(() => PublishAsync(server));

        Assert.Equal("NT6412", failure.Diagnostic.Code);
        Assert.Contains("'a.png': 422 quota? used up", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/api/next")]
    [InlineData("/api/datasets/a/b/tree/0123456789012345678901234567890123456789?recursive=true&expand=false")]
    public async Task Publish_PagesLeadAwayOrInACircle_IsAnError(string next)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
            return Answer(context, "", "");
        });

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(() => PublishAsync(server));

        Assert.Equal("NT6410", failure.Diagnostic.Code);
        Assert.InRange(server.Requests.Count, 2, 3);
    }

    private static string Upload(string upload)
    {
        string id = HubFile.OfMemory("a.png", "a"u8.ToArray()).Digest.ToString();
        return $$$"""{"objects":[{"oid":"{{{id}}}","size":1,"actions":{"upload":{{{upload}}}}}]}""";
    }

    private static Task Answer(HttpContext context, string where, string answer)
    {
        string path = context.Request.Path.Value!;
        string usual = path switch
        {
            _ when path.Contains("/revision/", StringComparison.Ordinal) => Head,
            _ when path.Contains("/tree/", StringComparison.Ordinal) => "[]",
            _ when path.Contains("/preupload/", StringComparison.Ordinal) =>
                """{"files":[{"path":"a.png","uploadMode":"lfs"},{"path":"meta/published.txt","uploadMode":"regular"}]}""",
            _ =>
                """{"objects":[{"oid":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb","size":1}]}""",
        };
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            where.Length > 0 && path.Contains(where, StringComparison.Ordinal) ? answer : usual);
    }

    private static async Task PublishAsync(ServerHost server)
    {
        HubOptions options = new(HubPlace.Of(server.Address.AbsoluteUri, "a/b", "main"), 100, false, false, false);
        using Fetcher fetcher = new(new FetchOptions { Attempts = 1 }, new MemoryFetchStore(), TimeProvider.System);
        HubPublisher publisher = new(fetcher, options, HubToken.Of("hf_x", options.Place), static _ => { });
        await publisher.PublishAsync(
            [HubFile.OfMemory("a.png", "a"u8.ToArray())], TestContext.Current.CancellationToken);
    }
}
