using NuTonic.Engine.Cache;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Tests.Cache;

public sealed class CachePrunerTests : IDisposable
{
    private const int ResultBytes = PruneScene.FileBytes + (2 * PruneIndex.RowBytes);

    private readonly PruneScene _scene = new();

    [Fact]
    public void Run_NoCache_FindsAndMakesNothing()
    {
        PruneReport report = _scene.Prune(1);

        Assert.Equal(new PruneReport(), report);
        Assert.False(Directory.Exists(_scene.Cache.Root));
    }

    [Fact]
    public void Run_WithinTheLimit_RemovesNothing()
    {
        ActionRecord[] all = PutAnHourApart("a", "b");

        PruneReport report = _scene.Prune(1_000_000, 1000);

        Assert.Equal((0, 0, 0, 0L), (report.Actions, report.Contents, report.StrayFiles, report.FreedBytes));
        Assert.Equal(["a", "b"], _scene.Left(all));
    }

    [Fact]
    public void Run_TooLarge_RemovesTheLeastRecentlyUsedDownToFourFifths()
    {
        ActionRecord[] all = PutAnHourApart("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        long limit = (ResultBytes * 10) - 1;

        PruneReport report = _scene.Prune(limit);

        Assert.Equal((3, 3), (report.Actions, report.Contents));
        Assert.Equal(["d", "e", "f", "g", "h", "i", "j"], _scene.Left(all));
        Assert.InRange(report.LeftBytes, limit / 2, limit * 4 / 5);
        Assert.InRange(report.FreedBytes, 3 * ResultBytes, (3 * ResultBytes) + 1000);
        Assert.Equal(7, _scene.ContentFiles().Length);
        Assert.Equal(0, report.NeededBytes);
    }

    [Fact]
    public void Run_UsedAgain_IsYoung()
    {
        ActionRecord[] all = PutAnHourApart("a", "b", "c");
        _scene.Left(all[0]);
        _scene.Clock.Now += TimeSpan.FromHours(1);

        _scene.Prune(ResultBytes * 5 / 2);

        Assert.Equal(["a"], _scene.Left(all));
    }

    [Fact]
    public void Run_SameHour_RemovesTheCheapestFirst()
    {
        ActionRecord[] all =
        [
            _scene.Put("dear", 1, cost: 900), _scene.Put("cheap", 2, cost: 5), _scene.Put("fair", 3, cost: 50),
        ];

        _scene.Prune(ResultBytes * 5 / 2);

        Assert.Equal(["dear"], _scene.Left(all));
    }

    [Fact]
    public void Run_TooOld_RemovesButSparesWhatIsNeeded()
    {
        ActionRecord[] all = PutAnHourApart("a", "b", "c", "d");

        PruneReport report = _scene.Prune(0, 1, all[0].Key);

        Assert.Equal(1, report.Actions);
        Assert.Equal(["a", "c", "d"], _scene.Left(all));
    }

    [Fact]
    public void Run_LimitBelowWhatIsNeeded_RemovesNoMoreThanMustGoAndSaysSo()
    {
        ActionRecord[] all = PutAnHourApart("a", "b", "c", "d");

        PruneReport report = _scene.Prune((ResultBytes * 2) + 500, 0, all[0].Key, all[1].Key, all[2].Key);

        Assert.Equal(["b", "c"], _scene.Left(all));
        Assert.Equal(2, report.Actions);
        Assert.InRange(report.NeededBytes, 3 * ResultBytes, (3 * ResultBytes) + 1000);
    }

    [Fact]
    public void Run_DearestOfWhatIsNeeded_GoesLast()
    {
        ActionRecord[] all = PutAnHourApart("fetched", "b", "c");
        PruneLimits limits = new((ResultBytes * 2) + 500, 0, all.Select(record => record.Key).ToHashSet())
        {
            Dearest = new HashSet<Digest> { all[0].Key },
        };

        _scene.Pruner().TryRun(limits, TestContext.Current.CancellationToken);

        // The oldest of them would be the first else.
        Assert.Equal(["fetched", "c"], _scene.Left(all));
    }

    [Fact]
    public void Run_SharedContent_StaysWithTheLastThatUsesIt()
    {
        ActionRecord[] all = [_scene.Put("a", 1), Later("b", 1), Later("c", 2)];

        PruneReport report = _scene.Prune(0, 1, all[2].Key);

        Assert.Equal((1, 0), (report.Actions, report.Contents));
        Assert.Equal(["b", "c"], _scene.Left(all));
    }

    [Fact]
    public void Run_UnusedContents_GoWithoutAnyLimit()
    {
        _scene.Cache.With(cache => cache.Put(PruneScene.Content(1)));
        _scene.Cache.With(cache => cache.Put(Sample.Bytes(50, 2)));
        ActionRecord kept = _scene.Put("a", 3);

        PruneReport report = _scene.Prune();

        Assert.Equal((0, 2), (report.Actions, report.Contents));
        Assert.Equal(["a"], _scene.Left(kept));
        Assert.Single(_scene.ContentFiles());
    }

    [Fact]
    public void Run_StrayFiles_GoWhenTheyAreOld()
    {
        ActionRecord kept = _scene.Put("a", 1);
        string[] strays =
        [
            _scene.Cache.ContentFile(Digest.Of(PruneScene.Content(2))),
            Path.Combine(_scene.Folder, "tmp", AtomicFile.TemporaryPrefix + "1-1"),
            Path.Combine(_scene.Folder, "quarantine", "damaged"),
            Path.Combine(_scene.Folder, "index.db.bad-1"),
            Path.Combine(_scene.Folder, "cas", "mine.txt"),
        ];
        foreach (string stray in strays)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(stray)!);
            File.WriteAllText(stray, "12345");
        }

        PruneReport young = _scene.Prune();
        _scene.Clock.Now += TimeSpan.FromDays(8);
        PruneReport old = _scene.Prune();

        Assert.Equal(0, young.StrayFiles);
        Assert.Equal((4, 20L), (old.StrayFiles, old.FreedBytes));
        Assert.Equal(strays[4..], strays.Where(File.Exists));
        Assert.Equal(["a"], _scene.Left(kept));
    }

    [Fact]
    public void Run_LargeIndex_GivesItsPagesBack()
    {
        _scene.Cache.With(cache =>
        {
            for (int i = 0; i < 300; i++)
            {
                cache.Put(Sample.Bytes(4000, i));
            }
        });
        long before = new FileInfo(_scene.Cache.Index).Length;

        _scene.Prune();

        Assert.InRange(new FileInfo(_scene.Cache.Index).Length, 1, before / 4);
        Assert.Equal("ok", Text("PRAGMA integrity_check"));
    }

    [Fact]
    public void TryRunWhenTooLarge_Within_LeavesEvenUnusedContents()
    {
        _scene.Cache.With(cache => cache.Put(PruneScene.Content(1)));

        PruneReport? report = _scene.Pruner().TryRunWhenTooLarge(
            new PruneLimits(1_000_000, 0, new HashSet<Digest>()), TestContext.Current.CancellationToken);

        Assert.Null(report);
        Assert.Single(_scene.ContentFiles());
    }

    [Fact]
    public void TryRun_AnotherPrunes_IsNull()
    {
        _scene.Put("a", 1);
        using FileStream? held = new PruneGate(_scene.Folder).TryTake();

        PruneReport? report = _scene.Pruner()
            .TryRun(new PruneLimits(1, 0, new HashSet<Digest>()), TestContext.Current.CancellationToken);

        Assert.NotNull(held);
        Assert.Null(report);
    }

    [Fact]
    public void Run_BrokenIndex_IsSetAsideAndTheNextRunIsRight()
    {
        PutAnHourApart("a", "b");
        using (FileStream index = new(_scene.Cache.Index, FileMode.Open))
        {
            byte[] garbage = Sample.Bytes((int)index.Length - 8192, seed: 1);
            index.Position = 8192;
            index.Write(garbage);
        }

        PruneReport broken = _scene.Prune(1);
        _scene.Clock.Now += TimeSpan.FromDays(8);
        PruneReport next = _scene.Prune(1);

        Assert.Equal((0, 0), (broken.Actions, broken.Contents));
        Assert.Equal(["NT8005"], _scene.Cache.Codes);
        Assert.True(next.StrayFiles >= 3);
        Assert.Empty(_scene.ContentFiles());
    }

    [Fact]
    public void Run_IndexWithoutIncrementalVacuum_Prunes()
    {
        ActionRecord[] all = PutAnHourApart("a", "b");
        _scene.Cache.Sql("PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM; PRAGMA journal_mode = WAL");

        PruneReport report = _scene.Prune(1);

        Assert.Equal(2, report.Actions);
        Assert.Empty(_scene.Left(all));
    }

    [Fact]
    public void Measure_CountsContentsAndRows()
    {
        _scene.Put("abc", 1);
        using SqliteDatabase database = SqliteDatabase.Open(_scene.Cache.Index, SQLitePCL.raw.SQLITE_OPEN_READWRITE);

        Assert.Equal(ResultBytes + "kind".Length + "abcabc".Length + Digest.Length, PruneIndex.Measure(database));
    }

    public void Dispose() => _scene.Dispose();

    private string Text(string sql)
    {
        using SqliteDatabase database = SqliteDatabase.Open(_scene.Cache.Index, SQLitePCL.raw.SQLITE_OPEN_READWRITE);
        return database.QueryText(sql);
    }

    private ActionRecord Later(string name, int content)
    {
        _scene.Clock.Now += TimeSpan.FromHours(1);
        return _scene.Put(name, content);
    }

    private ActionRecord[] PutAnHourApart(params string[] names) => [.. names.Select((name, i) => Later(name, i))];
}
