using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Tests.Cache;

public sealed class CacheDirectoryTests : StoreTests, IDisposable
{
    private readonly CacheScene _scene = new();
    private readonly CacheDirectory _cache;

    public CacheDirectoryTests() => _cache = _scene.Open();

    private protected override IContentStore Contents => _cache;

    private protected override IActionCache Actions => _cache;

    [Fact]
    public void Open_WithoutLookup_OpensNoDatabase()
    {
        _scene.With(_ => { });

        Assert.False(File.Exists(_scene.Index));
    }

    [Theory]
    [InlineData(nameof(JournalMode.WriteAhead), "wal")]
    [InlineData(nameof(JournalMode.Rollback), "delete")]
    public void Reopen_AfterDispose_FindsAll(string mode, string stored)
    {
        JournalMode journal = Enum.Parse<JournalMode>(mode);
        ActionRecord record = Sample.Record("kind", 2000, 3);
        Digest small;
        Digest large;
        using (CacheDirectory first = _scene.Open(new CacheOptions { Journal = journal }))
        {
            small = first.Put(Sample.Bytes(100, seed: 1));
            large = first.Put(Sample.Bytes(9000, seed: 1));
            first.Put(record);
        }

        CacheDirectory second = _scene.Open(new CacheOptions { Journal = journal });

        Assert.True(second.TryRead(small, out byte[]? smallRead) && second.TryRead(large, out byte[]? largeRead)
            && smallRead.Length == 100 && largeRead.Length == 9000);
        Assert.True(second.TryGet(record.Key, out ActionRecord? read));
        Sample.AssertSame(record, read);
        Assert.Empty(_scene.Codes);
        using SqliteDatabase database = SqliteDatabase.Open(_scene.Index, SQLitePCL.raw.SQLITE_OPEN_READWRITE);
        Assert.Equal(stored, database.QueryText("PRAGMA journal_mode"));
    }

    [Fact]
    public void Flush_WithoutDispose_OtherCacheSeesAll()
    {
        Digest small = _cache.Put(Sample.Bytes(100, seed: 1));
        Digest large = _cache.Put(Sample.Bytes(9000, seed: 1));
        ActionRecord record = Sample.Record("kind", 10, 0);
        _cache.Put(record);
        CacheDirectory other = _scene.Open();

        _cache.Flush();

        Assert.True(other.Contains(small));
        Assert.True(other.TryRead(large, out _));
        Assert.True(other.TryGet(record.Key, out _));
    }

    [Fact]
    public void MayHaveFamily_AfterPut_IsKnownToAll()
    {
        Hash128 family = new(1, 2);
        _cache.Put(Sample.Record("kind", 10, 0) with { Family = family });

        CacheDirectory readOnly = _scene.Open(new CacheOptions { ReadOnly = true });
        Assert.All([_cache, _scene.Open(), readOnly], cache => Assert.True(cache.MayHaveFamily(family)));
        Assert.All([_cache, _scene.Open(), readOnly], cache => Assert.False(cache.MayHaveFamily(new Hash128(1, 3))));
    }

    [Fact]
    public void MayHaveFamily_ActionRemoved_IsStillPossible()
    {
        ActionRecord record = Sample.Record("kind", 10, 0) with { Family = new Hash128(1, 2) };
        _scene.With(cache => cache.Put(record));
        _scene.Sql("DELETE FROM action");

        Assert.False(_cache.TryGet(record.Key, out _));
        Assert.True(_cache.MayHaveFamily(new Hash128(1, 2)));
    }

    [Fact]
    public void MayHaveFamily_IndexWithoutFamilies_IsPossible()
    {
        _scene.With(cache => cache.Put(Sample.Record("kind", 10, 0)));
        _scene.Sql("DROP TABLE family");

        _cache.Put(Sample.Record("other", 10, 0) with { Family = new Hash128(1, 2) });
        _cache.Flush();

        Assert.True(_cache.MayHaveFamily(new Hash128(7, 7)));
        Assert.Empty(_scene.Codes);
    }

    [Fact]
    public void Put_BatchFull_IsWrittenWithoutFlush()
    {
        for (int i = 0; i < CacheIndex.BatchRows; i++)
        {
            _cache.Put(Sample.Bytes(8, seed: i));
        }

        Assert.Equal(CacheIndex.BatchRows, _scene.Number("SELECT count(*) FROM content"));
    }

    [Fact]
    public void Put_LargeContent_IsAProtectedFileOnly()
    {
        Digest digest = _cache.Put(Sample.Bytes(CacheDirectory.InlineBytes + 1, seed: 1));
        _cache.Put(Sample.Bytes(CacheDirectory.InlineBytes, seed: 2));
        _cache.Flush();

        Assert.Equal(
            [_scene.ContentFile(digest)],
            Directory.GetFiles(Path.Combine(_scene.Root, "v1", "cas"), "*", SearchOption.AllDirectories));
        Assert.True(File.GetAttributes(_scene.ContentFile(digest)).HasFlag(FileAttributes.ReadOnly));
        Assert.Empty(Directory.GetFiles(Path.Combine(_scene.Root, "v1", "tmp")));
        Assert.Equal(1, _scene.Number("SELECT count(*) FROM content WHERE inline IS NULL"));
    }

    [Fact]
    public void TwoCaches_OneFolder_BothKeepAll()
    {
        CacheDirectory other = _scene.Open();

        Parallel.For(0, 800, i =>
        {
            CacheDirectory cache = i % 2 == 0 ? _cache : other;
            cache.Put(Sample.Bytes(i % 20 < 2 ? 5000 : 20, seed: i));
            cache.Put(Sample.Record($"kind {i}", 20, 1));
        });
        _cache.Flush();
        other.Flush();

        for (int i = 0; i < 800; i++)
        {
            CacheDirectory cache = i % 2 == 0 ? other : _cache;
            Assert.True(cache.TryRead(Digest.Of(Sample.Bytes(i % 20 < 2 ? 5000 : 20, seed: i)), out _));
            Assert.True(cache.TryGet(Sample.Record($"kind {i}", 20, 1).Key, out _));
        }

        Assert.Empty(_scene.Codes);
    }

    [Fact]
    public void ManyCaches_FolderNew_OneIndexIsMade()
    {
        CacheDirectory[] caches = [.. Enumerable.Range(0, 8).Select(_ => _scene.Open())];

        Parallel.For(0, caches.Length, i =>
        {
            caches[i].Put(Sample.Bytes(10, seed: i));
            caches[i].Flush();
        });

        Assert.Equal(8, _scene.Number("SELECT count(*) FROM content"));
        Assert.Empty(_scene.Codes);
    }

    [Fact]
    public void TryGet_HourLater_NotesTheUse()
    {
        ActionRecord record = Sample.Record("kind", 10, 0);
        _cache.Put(record);
        _cache.Flush();
        long hour = _scene.Number("SELECT last_used FROM action");
        _scene.Sql("UPDATE action SET last_used = last_used - 5");

        _scene.With(cache => Assert.True(cache.TryGet(record.Key, out _)));

        Assert.InRange(_scene.Number("SELECT last_used FROM action"), hour, hour + 1);
    }

    [Fact]
    public void Dispose_NoHandleStaysOpen()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self/fd"), "needs /proc");
        _scene.With(cache =>
        {
            cache.Put(Sample.Bytes(10, seed: 1));
            cache.Flush();
            Assert.Contains(_scene.Index, OpenFiles());
        });

        Assert.DoesNotContain(_scene.Index, OpenFiles());
        Assert.False(File.Exists(_scene.Index + "-wal"));
    }

    [Fact]
    public void Open_FolderIsAFile_SaysSo()
    {
        File.WriteAllText(_scene.InRoot("file"), "");

        var thrown = Assert.Throws<NuTonicException>(
            () => CacheDirectory.Open(_scene.InRoot("file"), new CacheOptions(), _scene.Reported.Enqueue));

        Assert.Equal("NT8012", thrown.Diagnostic.Code);
    }

    [Fact]
    public void Lookup_IndexIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(_scene.Index);

        var thrown = Assert.Throws<NuTonicException>(() => _cache.Contains(Digest.Of("x"u8)));

        Assert.Equal("NT8013", thrown.Diagnostic.Code);
    }

    public void Dispose() => _scene.Dispose();

    private static string[] OpenFiles() =>
        [.. Directory.GetFiles("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget ?? "")];
}
