using System.Diagnostics;
using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Sqlite;

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// A cache is made smaller by hand, by a limit, and under a running build; the data set never notices.
/// </summary>
public sealed class CachePruneTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void PruneCache_Limit_KeepsWhatTheLastBuildNeeds()
    {
        _built.Space.Build("-p:OutputSize=48");
        string limit = (Size() - 1).ToString(CultureInfo.InvariantCulture);

        BuildRun prune = _built.Space.Build("-t:PruneCache", "-p:OutputSize=48", "-p:CacheMaxSize=" + limit);

        Assert.True(prune.ExitCode == 0, prune.Output);
        Assert.Empty(prune.Warnings);
        Assert.Matches(
            @"cache: removed [1-9]\d* results, [1-9]\d* contents and 0 stray files, "
            + @"\d+\.\d kB freed, \d+\.\d kB left\s",
            prune.Output);
        Assert.InRange(Size(), 1, long.Parse(limit, CultureInfo.InvariantCulture) * 4 / 5);
        _built.Space.Build("-p:OutputSize=48", "-p:DatasetDir=other").AssertCounts(0, _built.Nodes.Length, 0);
        BuildRun back = _built.Space.Build();
        Assert.True(back.Built > 0, back.Output);
        _built.AssertAsFirstBuilt();
    }

    [Fact]
    public void PruneCache_LimitOfNothing_WarnsAndTheNextBuildsAreRight()
    {
        BuildRun prune = _built.Space.Build("-t:PruneCache", "-p:CacheMaxSize=1KiB");

        Assert.True(prune.ExitCode == 0, prune.Output);
        Assert.Equal(["NT8300"], prune.Warnings);
        Assert.Empty(Snapshot.Of(_built.Space.Combine("cache", "v1", "cas")));
        _built.AssertNothingToDo();
        _built.Space.Build("-t:Clean");
        _built.Space.Build().AssertCounts(_built.Nodes.Length, 0, 0);
        _built.AssertAsFirstBuilt();
    }

    [Fact]
    public void Build_CacheGrowsOverItsLimit_PrunesAtItsEnd()
    {
        string limit = "-p:CacheMaxSize=" + Size().ToString(CultureInfo.InvariantCulture);

        BuildRun unchanged = _built.Space.Build(limit);
        BuildRun grown = _built.Space.Build(limit, "-p:OutputSize=48");

        Assert.DoesNotContain("removed", unchanged.Output, StringComparison.Ordinal);
        Assert.True(grown.ExitCode == 0, grown.Output);
        Assert.Matches(@"cache: removed [1-9]\d* results", grown.Output);
        _built.AssertNothingToDo("-p:OutputSize=48", limit);
        BuildRun back = _built.Space.Build(limit);
        Assert.True(back.ExitCode == 0 && back.Built > 0, back.Output);
        _built.AssertAsFirstBuilt();
    }

    [Fact]
    public void PruneCache_BadLimitsAndReadOnlyCache_AreErrors()
    {
        BuildRun bad = _built.Space.Build("-t:PruneCache", "-p:CacheMaxSize=10parsecs", "-p:CacheMaxAge=young");
        BuildRun readOnly = _built.Space.Build("-t:PruneCache", "-p:CacheReadOnly=true");

        Assert.Equal((1, 1), (bad.ExitCode, readOnly.ExitCode));
        Assert.Equal(["NT9001"], bad.Errors);
        Assert.Contains("CacheMaxSize='10parsecs'", bad.Output, StringComparison.Ordinal);
        Assert.Contains("CacheMaxAge='young'", bad.Output, StringComparison.Ordinal);
        Assert.Equal(["NT9002"], readOnly.Errors);
    }

    [Fact]
    public async Task PruneCache_WhileABuildRuns_TakesNothingFromIt()
    {
        (string Name, string Value)[] world =
            [("SamplePois", "4"), ("SampleKm", "2"), ("NativeTile", "128"), ("Stride", "32"), ("OutputSize", "96")];
        using BuildSpace space = new(world);
        using Process process = space.Start();
        CachePruner pruner = new(space.Combine("cache"), new CacheOptions(), _ => { });
        string start = BuildRun.ReadUntil(process, ": built (", 20);
        Task<BuildRun> build = Task.Run(
            () => BuildRun.WaitFor(process, Patience, start), TestContext.Current.CancellationToken);
        while (!build.IsCompleted)
        {
            pruner.TryRun(new PruneLimits(1, 0, new HashSet<Digest>()), TestContext.Current.CancellationToken);
        }

        BuildRun run = await build;
        BuildRun clean = space.Build("-p:DatasetDir=clean", "-p:CacheDir=clean-cache");

        run.AssertCounts(clean.Built, 0, 0);
        Assert.Empty(run.Warnings);
        Assert.Equal(Snapshot.Of(space.Combine("clean")), space.Files());
        space.Build().AssertCounts(0, 0, clean.Built);
    }

    [Fact]
    public void Build_CacheReadOnly_TakesHitsAndWritesNothingToIt()
    {
        SortedDictionary<string, FileStamp> before = Snapshot.Stamps(_built.Space.Combine("cache"));

        BuildRun hits = _built.Space.Build("-p:CacheReadOnly=true", "-p:DatasetDir=other");
        BuildRun misses = _built.Space.Build("-p:CacheReadOnly=true", "-p:OutputSize=48");

        hits.AssertCounts(0, _built.Nodes.Length, 0);
        Assert.True(misses.ExitCode == 0 && misses.Built > 0, misses.Output);
        Assert.Empty(misses.Warnings);
        Assert.Equal(before, Snapshot.Stamps(_built.Space.Combine("cache")));
        Assert.Empty(Directory.GetDirectories(_built.Space.Combine("obj"), "scratch", SearchOption.AllDirectories));
        _built.AssertNothingToDo("-p:CacheReadOnly=true", "-p:OutputSize=48");
        _built.Space.Build("-p:OutputSize=48", "-p:DatasetDir=again")
            .AssertCounts(misses.Built, misses.UpToDate + misses.FromCache, 0);
        Assert.Equal(Snapshot.Of(_built.Space.Combine("again")), _built.Space.Files());
    }

    public void Dispose() => _built.Dispose();

    private long Size()
    {
        using SqliteDatabase database = SqliteDatabase.Open(
            _built.Space.Combine("cache", "v1", "index.db"), SQLitePCL.raw.SQLITE_OPEN_READWRITE);
        return PruneIndex.Measure(database);
    }
}
