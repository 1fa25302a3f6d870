using System.IO.Compression;
using System.Text;
using NuTonic.SourceServer.Hub;

namespace NuTonic.EndToEnd.Tests;

/// <summary>Publishes the sample world to a Hub of the test, with the real <c>dotnet build</c>.</summary>
public sealed class PublishTests : IAsyncLifetime
{
    private const string Token = "hf_NobodyMayEverReadThisOne";
    private const string List = "meta/published.txt";

    private readonly BuildSpace _space = World.NewSpace();
    private FakeHub? _hub;

    private FakeHub Hub => _hub!;

    public async ValueTask InitializeAsync()
    {
        _hub = await FakeHub.StartAsync(Token, pageSize: 50);
        _space.Environment["HF_TOKEN"] = Token;
        _space.Environment["HF_ENDPOINT"] = Hub.Endpoint;
        _space.Environment["HTTP_PROXY"] = "";
        _space.Environment["http_proxy"] = "";
    }

    public async ValueTask DisposeAsync()
    {
        _space.Dispose();
        await Hub.DisposeAsync();
    }

    [Fact]
    public void Publish_AfterABuild_HasExactlyTheDataSetAndShowsTheTokenNowhere()
    {
        Succeed(_space.Build());
        _space.Write("out/images/stray.png", "a file that no build made");
        _space.Write("out/notes.txt", "mine");

        BuildRun dry = Publish("-p:HubDryRun=true", "-bl:dry.binlog");
        Assert.Empty(Hub.Writes);
        BuildRun run = Publish("-p:HubFilesPerCommit=50", "-bl:publish.binlog", "-v:diag");
        int writes = Hub.Writes.Count();
        BuildRun again = Publish();

        SortedDictionary<string, string> expected = _space.Files();
        expected.Remove("images/stray.png");
        expected.Remove("notes.txt");
        expected.Remove("meta/build.json");
        Assert.Empty(Hub.Violations);
        Assert.Equal(
            expected.Keys.Append(".gitattributes").Append(List).Order(StringComparer.Ordinal), Hub.Data!.Files().Keys);
        Assert.All(
            expected.Keys,
            path => Assert.Equal(File.ReadAllBytes(Path.Combine(_space.Out, path)), Hub.Data.Files()[path].Content));
        Assert.Contains($"{expected.Count} files to send", Succeed(dry).Output, StringComparison.Ordinal);
        Assert.Contains("would send README.md", dry.Output, StringComparison.Ordinal);
        Assert.Contains($"{expected.Count} files sent", Succeed(run).Output, StringComparison.Ordinal);
        Assert.Contains(Hub.Data.Commits()[^1].Id, run.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"0 files sent (0 bytes), {expected.Count} unchanged, 0 deleted",
            Succeed(again).Output,
            StringComparison.Ordinal);
        Assert.Equal(writes, Hub.Writes.Count());
        AssertNowhere(Token, dry, run, again);
        AssertNowhere("signature-5d41402abc4b2a76", dry, run, again);
    }

    [Fact]
    public void Publish_AfterAPoiLeft_DeletesItsFiles()
    {
        Succeed(_space.Build());
        Succeed(Publish());
        Directory.Delete(_space.Combine(World.Folder, "poi_0001"), recursive: true);
        Succeed(_space.Build());

        BuildRun run = Publish();

        Succeed(run);
        Assert.Empty(Hub.Violations);
        Assert.DoesNotContain(Hub.Data!.Files().Keys, path => path.Contains("poi_0001", StringComparison.Ordinal));
        Assert.Contains("27 deleted", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Publish_NotAsBuilt_IsRefusedBeforeAnythingIsSent()
    {
        AssertRefused("NT6403", "never built it");
        Succeed(_space.Build());
        AssertRefused("NT6404", "StretchLow", "-p:StretchLow=3");
        string card = Path.Combine(_space.Out, "README.md");
        string content = File.ReadAllText(card);
        File.AppendAllText(card, "my own words\n");
        AssertRefused("NT6404", "card");
        File.WriteAllText(card, content);
        AssertRefused("NT6400", "no name was given", "-p:HubRepo=");
        AssertRefused("NT6400", "../../admin", "-p:HubRepo=../../admin");
        AssertRefused("NT6414", "without encryption", "-p:HubEndpoint=http://example.org");
        _space.Environment["HF_TOKEN"] = "";
        AssertRefused("NT6401", "HF_TOKEN");

        Assert.Empty(Hub.Requests);
    }

    [Fact]
    public void Publish_LastBuildFailed_IsRefused()
    {
        Succeed(_space.Build());
        string document = _space.Combine(World.Folder, "poi_0001", "poi.json");
        string good = File.ReadAllText(document);
        File.WriteAllText(document, "{");
        Assert.NotEqual(0, _space.Build().ExitCode);
        AssertRefused("NT6403", "failed");
        File.WriteAllText(document, good);
        AssertRefused("NT6403", "failed");
        Succeed(_space.Build());

        Succeed(Publish());

        Assert.Empty(Hub.Violations);
    }

    private static BuildRun Succeed(BuildRun run)
    {
        Assert.True(run.ExitCode == 0, run.Output);
        return run;
    }

    private BuildRun Publish(params string[] arguments) =>
        _space.Build(["-t:Publish", $"-p:HubRepo={FakeHub.Repo}", .. arguments]);

    private void AssertRefused(string code, string why, params string[] arguments)
    {
        BuildRun run = Publish(arguments);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(code, run.Errors);
        Assert.Contains(why, run.Output, StringComparison.Ordinal);
    }

    private void AssertNowhere(string secret, params BuildRun[] runs)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(secret);
        Assert.All(runs, run => Assert.DoesNotContain(secret, run.Output, StringComparison.Ordinal));
        foreach (string file in Directory.GetFiles(_space.Path, "*", SearchOption.AllDirectories))
        {
            byte[] bytes = file.EndsWith(".binlog", StringComparison.Ordinal) ? Inflate(file) : File.ReadAllBytes(file);
            Assert.True(bytes.AsSpan().IndexOf(wanted) < 0, file);
        }
    }

    private static byte[] Inflate(string file)
    {
        using GZipStream stream = new(File.OpenRead(file), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
