using System.Collections.Concurrent;
using System.Diagnostics;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Tests.Cache;

/// <summary>Builds and pruning on one cache at the same time.</summary>
public sealed class CacheLeaseTests : IDisposable
{
    private readonly PruneScene _scene = new();

    private string[] LeaseFiles => Directory.Exists(CacheLease.FolderIn(_scene.Folder))
        ? Directory.GetFiles(CacheLease.FolderIn(_scene.Folder))
        : [];

    [Fact]
    public void Open_WithoutUse_MakesNoLease()
    {
        _scene.Cache.Open();

        Assert.Empty(LeaseFiles);
    }

    [Fact]
    public void Prune_WhileABuildUsesThem_SparesResultsAndContentsUntilItEnds()
    {
        ActionRecord hit = _scene.Put("hit", 1);
        ActionRecord other = _scene.Put("other", 2);
        using CacheDirectory build = _scene.Cache.Open(_scene.Options);
        Assert.True(build.TryGet(hit.Key, out _));
        Assert.True(build.Contains(hit.Contents[0]));
        Digest written = build.Put(PruneScene.Content(3));
        build.Flush();

        PruneReport during = _scene.Prune(1);

        Assert.Equal((1, 1, 2), (during.Actions, during.Contents, during.InUse));
        Assert.True(build.TryRead(hit.Contents[0], out _));
        Assert.True(build.TryRead(written, out _));
        build.Dispose();
        Assert.Equal(["hit"], _scene.Left(hit, other));
        PruneReport after = _scene.Prune(1);
        Assert.Equal((1, 2, 0), (after.Actions, after.Contents, after.InUse));
        Assert.Empty(_scene.ContentFiles());
    }

    [Fact]
    public void Prune_LeaseOfADeadBuild_IsRemovedAndSparesNothing()
    {
        _scene.Put("a", 1);
        Directory.CreateDirectory(CacheLease.FolderIn(_scene.Folder));
        byte[] everything = new byte[CacheLease.MapBytes];
        Array.Fill(everything, (byte)255);
        File.WriteAllBytes(Path.Combine(CacheLease.FolderIn(_scene.Folder), "1-1"), everything);

        PruneReport report = _scene.Prune(1);

        Assert.Equal((1, 1, 0), (report.Actions, report.Contents, report.InUse));
        Assert.Empty(LeaseFiles);
    }

    [Fact]
    public void Prune_ResultThatCameMeanwhile_KeepsItsContent()
    {
        Digest content = default;
        _scene.Cache.With(cache => content = cache.Put(PruneScene.Content(1)));
        using SqliteDatabase database = SqliteDatabase.Open(_scene.Cache.Index, SQLitePCL.raw.SQLITE_OPEN_READWRITE);
        using IndexRows rows = new(database);
        PruneIndex index = PruneIndex.Read(database);
        ActionRecord late = PruneScene.Record("late", content);
        _scene.Cache.With(cache => cache.Put(late));
        using FileStream counter = new PruneGate(_scene.Folder).OpenCounter();

        PruneSlices slices = new(_scene.Folder, rows, counter);
        slices.RemoveContents(index, [0]);

        Assert.Equal(0, slices.Report.Contents);
        Assert.Equal(["late"], _scene.Left(late));
    }

    [Fact]
    public void Hold_InTheMiddleOfASlice_WaitsForItsEnd()
    {
        _scene.Put("a", 1);
        PruneGate gate = new(_scene.Folder);
        using FileStream held = gate.TryTake()!;
        using FileStream counter = gate.OpenCounter();
        PruneGate.Begin(counter);
        using CacheLease lease = new(_scene.Folder);
        using ManualResetEventSlim isHeld = new();
        Thread build = new(() =>
        {
            lease.Hold(Digest.Of([1]));
            isHeld.Set();
        });

        build.Start();
        Assert.False(isHeld.Wait(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken));
        PruneGate.End(counter);

        Assert.True(isHeld.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        build.Join();
    }

    [Fact]
    public void Hold_SliceOfADeadProcess_IsEnded()
    {
        _scene.Put("a", 1);
        using FileStream counter = new PruneGate(_scene.Folder).OpenCounter();
        PruneGate.Begin(counter);

        Stopwatch watch = Stopwatch.StartNew();
        Assert.Equal(["a"], _scene.Left(PruneScene.Record("a", Digest.Of(PruneScene.Content(1)))));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Builds_WhilePruningGoesRound_NeverLoseWhatTheyUse()
    {
        using CancellationTokenSource end = new();
        ConcurrentQueue<string> lost = new();
        Thread pruner = new(() =>
        {
            while (!end.IsCancellationRequested)
            {
                _scene.Prune(1);
            }
        });
        Thread[] builds = [.. Enumerable.Range(0, 3).Select(seed => new Thread(() => BuildAgainAndAgain(seed, lost)))];
        _scene.Put("first", 0);

        pruner.Start();
        Array.ForEach(builds, build => build.Start());
        Array.ForEach(builds, build => build.Join());
        end.Cancel();
        pruner.Join();

        Assert.Empty(lost);
        Assert.Empty(_scene.Cache.Codes);
        _scene.Prune(1);
        Assert.Empty(_scene.ContentFiles());
    }

    public void Dispose() => _scene.Dispose();

    // As a unit does: looks for each result, else makes its content, and reads all of them at its end.
    private void BuildAgainAndAgain(int seed, ConcurrentQueue<string> lost)
    {
        for (int round = 0; round < 12; round++)
        {
            using CacheDirectory cache = CacheDirectory.Open(
                _scene.Cache.Root, _scene.Options, _scene.Cache.Reported.Enqueue);
            List<Digest> used = [];
            for (int i = 0; i < 12; i++)
            {
                int number = ((seed * 5) + round + i) % 20;
                ActionRecord wanted = PruneScene.Record($"n{number}", Digest.Of(PruneScene.Content(number)));
                bool isHit = cache.TryGet(wanted.Key, out _) && cache.Contains(wanted.Contents[0]);
                used.Add(isHit ? wanted.Contents[0] : cache.Put(PruneScene.Content(number)));
                if (!isHit)
                {
                    cache.Put(wanted);
                }
            }

            foreach (Digest digest in used.Where(digest => !cache.TryRead(digest, out _)))
            {
                lost.Enqueue(digest.Short);
            }
        }
    }
}
