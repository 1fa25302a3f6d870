namespace NuTonic.EndToEnd.Tests;

/// <summary>The cache is portable, survives Clean, and is not believed by Rebuild.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void Build_CacheCopiedToAnotherClone_TakesEverythingFromIt()
    {
        using BuildSpace other = World.NewSpace();
        FolderCopy.Copy(_built.Space.Combine("cache"), other.Combine("cache"));

        BuildRun run = other.Build();

        run.AssertCounts(0, _built.Nodes.Length, 0);
        Assert.Equal(_built.Nodes, run.CachedNodes);
        Assert.Empty(run.Warnings);
        Assert.Equal(_built.Contents, other.Files());
        other.Build().AssertCounts(0, 0, _built.Nodes.Length);
    }

    [Fact]
    public void Build_CacheMovedAway_BuildsNothingButWhatChanged()
    {
        Directory.Move(_built.Space.Combine("cache"), _built.Space.Combine("gone"));

        _built.AssertNothingToDo().AssertCounts(0, 0, _built.Nodes.Length);

        _built.AssertSettled();
    }

    [Fact]
    public void Clean_RemovesPublishedFilesOnly()
    {
        _built.Space.Write("out/images/mine.txt", "mine");
        SortedDictionary<string, string> cache = Stored();

        BuildRun clean = _built.Space.Build("-t:Clean");

        Assert.Equal(0, clean.ExitCode);
        Assert.Equal(["images/mine.txt"], _built.Space.Files().Keys);
        Assert.Equal(cache, Stored());
        BuildRun again = _built.Space.Build();
        again.AssertCounts(0, _built.Nodes.Length, 0);
        File.Delete(_built.Space.Combine("out/images/mine.txt"));
        _built.AssertAsFirstBuilt();
    }

    [Fact]
    public void Rebuild_ComputesEverythingAndGivesTheSameBytes()
    {
        BuildRun run = _built.Space.Build("-t:Rebuild");

        run.AssertCounts(_built.Nodes.Length, 0, 0);
        Assert.Equal(_built.Nodes, run.BuiltNodes);
        Assert.Empty(run.Warnings);
        _built.AssertAsFirstBuilt();
        _built.AssertSettled();
    }

    public void Dispose() => _built.Dispose();

    // Contents that the cache keeps in files of their own; the index may be tidied by any run.
    private SortedDictionary<string, string> Stored() => Snapshot.Of(_built.Space.Combine("cache", "v1", "cas"));
}
