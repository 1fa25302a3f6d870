using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Hub;
using NuTonic.Engine.Network;
using NuTonic.Engine.Tests.Network;
using NuTonic.Fixtures;
using NuTonic.SourceServer.Hub;

namespace NuTonic.Engine.Tests.Hub;

/// <summary>A folder of files, and a Hub to publish them to.</summary>
internal sealed class HubScene : IAsyncDisposable
{
    public const string Token = "hf_TokenThatNobodyMaySee";

    private readonly TemporaryFolder _folder = new();
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    private HubScene(FakeHub hub) => Hub = hub;

    public FakeHub Hub { get; }

    /// <summary>What the publisher told.</summary>
    public List<string> Told { get; } = [];

    /// <summary>A data set of eight chips, their rows and a card.</summary>
    public static async Task<HubScene> StartAsync(int pageSize = 7, int partSize = 0)
    {
        HubScene scene = new(await FakeHub.StartAsync(Token, pageSize, partSize));
        for (int chip = 0; chip < 8; chip++)
        {
            scene.Write($"images/chip {chip}ä.png", $"picture {chip}");
            scene.Write($"metadata/chip {chip}ä.json", $"{{\"chip\": {chip}}}");
        }

        scene.Write("data/train.jsonl", "{\"messages\": []}\n");
        scene.Write("data/test.jsonl", "");
        scene.Write("meta/settings.json", "{}\n");
        scene.Write("README.md", "# card\n");
        return scene;
    }

    /// <summary>Adds or replaces a file of the data set.</summary>
    public void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public void Write(string path, byte[] content)
    {
        string local = Local(path);
        Directory.CreateDirectory(Path.GetDirectoryName(local)!);
        File.WriteAllBytes(local, content);
        _files[path] = Digest.Of(content).ToString();
    }

    public void Remove(string path) => _files.Remove(path);

    public string Local(string path) => _folder.Combine([.. path.Split('/')]);

    /// <summary>Publishes with the real client of the network.</summary>
    public async Task<HubResult> PublishAsync(Func<HubOptions, HubOptions>? change = null)
    {
        HubOptions options = new(HubPlace.Of(Hub.Endpoint, FakeHub.Repo, "main"), 10, false, false, false);
        options = change is null ? options : change(options);
        using Fetcher fetcher = NewFetcher();
        HubToken token = HubToken.Of(Token, options.Place);
        return await new HubPublisher(fetcher, options, token, Told.Add).PublishAsync(
            Files(), TestContext.Current.CancellationToken);
    }

    public HubFile[] Files() =>
    [
        .. _files.Keys.Select(path =>
        {
            Assert.True(Digest.TryParse(_files[path], out Digest digest));
            return HubFile.OfDisk(path, Local(path), new FileInfo(Local(path)).Length, digest);
        }),
    ];

    /// <summary>
    /// Asserts that the branch has exactly these files and those of others, and that nothing was done wrong.
    /// </summary>
    public void AssertPublished(params string[] others)
    {
        Assert.Empty(Hub.Violations);
        SortedDictionary<string, FakeFile> there = Hub.Data!.Files();
        Assert.Equal(
            _files.Keys.Concat([".gitattributes", PublishedList.Path, .. others]).Order(StringComparer.Ordinal),
            there.Keys);
        Assert.All(_files.Keys, path => Assert.Equal(_files[path], Digest.Of(there[path].Content).ToString()));
        Assert.Equal(_files.Keys, PublishedList.Read(there[PublishedList.Path].Content).Order(StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        _folder.Dispose();
    }

    private static Fetcher NewFetcher() => new(
        new FetchOptions
        {
            Limits = new FetchLimits(8, 0, 100),
            Backoff = TimeSpan.FromMilliseconds(1),
            LongestBackoff = TimeSpan.FromMilliseconds(5),
            Attempts = 3,
        },
        new MemoryFetchStore(),
        TimeProvider.System);
}
