using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Tests.Cache;

public sealed class IndexOpenerTests : IDisposable
{
    private readonly CacheScene _scene = new();
    private readonly byte[] _content = Sample.Bytes(50, seed: 1);

    [Fact]
    public void Open_NewerSchema_IsRefusedAndUntouched()
    {
        _scene.With(cache => cache.Put(_content));
        _scene.Sql("PRAGMA journal_mode = DELETE; PRAGMA user_version = 2");
        byte[] before = File.ReadAllBytes(_scene.Index);
        string[] files = Files();

        var thrown = Assert.Throws<NuTonicException>(
            () => _scene.With(cache => cache.Contains(Digest.Of(_content))));

        Assert.Equal("NT8001", thrown.Diagnostic.Code);
        Assert.Equal(before, File.ReadAllBytes(_scene.Index));
        Assert.Equal(files, Files());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(10_000)]
    public void Open_NotADatabase_IsSetAsideUnchanged(int size)
    {
        byte[] garbage = Sample.Bytes(size, seed: 7);
        WriteIndex(garbage);

        AssertFreshAndWarned("index.db.bad-1");

        Assert.Equal(garbage, File.ReadAllBytes(_scene.Index + ".bad-1"));
    }

    [Fact]
    public void Open_NewerSchemaWithALogBesideIt_IsRefusedAndUntouched()
    {
        _scene.With(cache => cache.Put(_content));
        _scene.Sql("PRAGMA journal_mode = DELETE; PRAGMA user_version = 2; PRAGMA journal_mode = WAL");
        Dictionary<string, byte[]> before;
        using (SqliteDatabase held = SqliteDatabase.Open(_scene.Index, SQLitePCL.raw.SQLITE_OPEN_READWRITE))
        {
            held.Execute("DELETE FROM action");
            held.Execute("UPDATE content SET size = size");
            before = Files().ToDictionary(file => file, File.ReadAllBytes);
        }

        foreach ((string file, byte[] bytes) in before)
        {
            File.WriteAllBytes(file, bytes);
        }

        Assert.True(before[_scene.Index + "-wal"].Length > 0);
        foreach (bool readOnly in (bool[])[false, true])
        {
            using CacheDirectory cache = _scene.Open(new CacheOptions { ReadOnly = readOnly });
            var thrown = Assert.Throws<NuTonicException>(() => cache.Contains(Digest.Of(_content)));
            Assert.Equal("NT8001", thrown.Diagnostic.Code);
        }

        Assert.Equal(before, Files().ToDictionary(file => file, File.ReadAllBytes));
    }

    [Fact]
    public void Open_OlderSchema_IsSetAsideUnchanged()
    {
        _scene.With(cache => cache.Put(_content));
        _scene.Sql("PRAGMA journal_mode = DELETE; PRAGMA user_version = 0");
        byte[] before = File.ReadAllBytes(_scene.Index);

        AssertFreshAndWarned("index.db.bad-1", "NT8210");

        Assert.Equal(before, File.ReadAllBytes(_scene.Index + ".bad-1"));
    }

    [Fact]
    public void Open_DatabaseOfSomebodyElse_IsSetAsideUnchanged()
    {
        WriteIndex([]);
        _scene.Sql("CREATE TABLE mine (x); PRAGMA user_version = 1");
        byte[] before = File.ReadAllBytes(_scene.Index);

        AssertFreshAndWarned("index.db.bad-1", "NT8211");

        Assert.Equal(before, File.ReadAllBytes(_scene.Index + ".bad-1"));
    }

    [Fact]
    public void Open_DamagedTwice_KeepsBoth()
    {
        WriteIndex(Sample.Bytes(500, seed: 7));
        AssertFreshAndWarned("index.db.bad-1");
        _scene.Reported.Clear();
        WriteIndex(Sample.Bytes(500, seed: 8));

        AssertFreshAndWarned("index.db.bad-2");

        Assert.True(File.Exists(_scene.Index + ".bad-1"));
    }

    [Fact]
    public void Open_IndexCutAtAnyPage_IsRightAgainAfterwards()
    {
        _scene.With(Fill);
        byte[] whole = File.ReadAllBytes(_scene.Index);

        // Steps of 1.5 pages: on and between the borders.
        for (int length = 0; length < whole.Length; length += 6144)
        {
            WriteIndex(whole[..length]);
            AssertFillsAgain($"cut at {length}");
        }
    }

    [Fact]
    public void Open_PageOverwritten_IsRightAgainAfterwards()
    {
        _scene.With(Fill);
        byte[] whole = File.ReadAllBytes(_scene.Index);

        for (int page = 0; page < whole.Length / 4096; page++)
        {
            byte[] damaged = [.. whole];
            Sample.Bytes(4096, seed: page).CopyTo(damaged, page * 4096);
            WriteIndex(damaged);
            AssertFillsAgain($"page {page}");
        }
    }

    [Fact]
    public void ReadOnly_NoIndex_MissesAndWritesNothing()
    {
        using CacheDirectory cache = _scene.Open(new CacheOptions { ReadOnly = true });

        Assert.False(cache.Contains(Digest.Of(_content)));
        Assert.False(Directory.Exists(_scene.Root));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadOnly_HitsAndPuts_LeaveTheFolderAlone(bool hasScratch)
    {
        byte[] large = Sample.Bytes(9000, seed: 2);
        byte[] added = Sample.Bytes(9000, seed: 3);
        ActionRecord record = Sample.Record("kind", 10, 1);
        _scene.With(cache =>
        {
            cache.Put(_content);
            cache.Put(large);
        });
        byte[] index = File.ReadAllBytes(_scene.Index);
        string? scratch = hasScratch ? _scene.InRoot("scratch") : null;
        CacheDirectory readOnly = _scene.Open(new CacheOptions { ReadOnly = true, ScratchFolder = scratch });

        Assert.True(readOnly.TryRead(Digest.Of(_content), out _));
        Assert.Equal(Digest.Of(large), readOnly.Put(large));
        Assert.Empty(_scene.Codes);
        readOnly.Put(added);
        readOnly.Put(record);
        readOnly.Flush();

        Assert.True(readOnly.TryRead(Digest.Of(added), out byte[]? read));
        Assert.Equal(added, read);
        Assert.True(readOnly.TryGet(record.Key, out _));
        Assert.Equal(["NT8017"], _scene.Codes);
        Assert.False(File.Exists(_scene.ContentFile(Digest.Of(added))));
        Assert.Equal(index, File.ReadAllBytes(_scene.Index));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadOnly_AnotherProcessWritesMeanwhile_SeesItsRowsInTheEnd(bool rollback)
    {
        CacheOptions options = new() { Journal = rollback ? JournalMode.Rollback : JournalMode.Automatic };
        using (CacheDirectory first = _scene.Open(options))
        {
            first.Put(_content);
        }

        CacheDirectory readOnly = _scene.Open(options with { ReadOnly = true });
        Assert.True(readOnly.Contains(Digest.Of(_content)));
        byte[] added = Sample.Bytes(100, seed: 5);
        using (CacheDirectory second = _scene.Open(options))
        {
            second.Put(added);
        }

        Assert.Contains(Enumerable.Range(0, 1000), _ => readOnly.Contains(Digest.Of(added)));
        Assert.Empty(_scene.Codes);
    }

    [Fact]
    public void ReadOnly_DamagedContent_WarnsOnceAndHealsForItself()
    {
        byte[] large = Sample.Bytes(9000, seed: 2);
        _scene.With(cache => cache.Put(large));
        Digest digest = Digest.Of(large);
        _scene.Tamper(digest, Sample.Bytes(9000, seed: 3));
        CacheDirectory readOnly = _scene.Open(new CacheOptions { ReadOnly = true });

        Assert.False(readOnly.TryRead(digest, out _));
        Assert.False(readOnly.TryRead(digest, out _));
        readOnly.Put(large);

        Assert.True(readOnly.TryRead(digest, out byte[]? read));
        Assert.Equal(large, read);
        Assert.Equal(["NT8007", "NT8017"], _scene.Codes);
        Assert.Equal(Sample.Bytes(9000, seed: 3), File.ReadAllBytes(_scene.ContentFile(digest)));
    }

    [Fact]
    public void ReadOnly_BrokenIndex_WarnsAndMisses()
    {
        WriteIndex(Sample.Bytes(5000, seed: 4));
        CacheDirectory readOnly = _scene.Open(new CacheOptions { ReadOnly = true });

        Assert.False(readOnly.Contains(Digest.Of(_content)));
        Assert.False(readOnly.Contains(Digest.Of(_content)));

        Assert.Equal(["NT8006"], _scene.Codes);
        Assert.True(File.Exists(_scene.Index));
    }

    public void Dispose() => _scene.Dispose();

    private static void Fill(CacheDirectory cache)
    {
        for (int i = 0; i < 60; i++)
        {
            Digest digest = cache.Put(Sample.Bytes(600, seed: i));
            Assert.True(cache.TryRead(digest, out byte[]? read));
            Assert.Equal(Sample.Bytes(600, seed: i), read);
        }
    }

    private string[] Files() =>
        [.. Directory.GetFiles(Path.GetDirectoryName(_scene.Index)!).Order(StringComparer.Ordinal)];

    private void AssertFillsAgain(string what)
    {
        // Whatever is still readable must be right; whatever is not can be put again; nothing is thrown.
        _scene.With(cache =>
        {
            for (int i = 0; i < 60; i++)
            {
                bool found = cache.TryRead(Digest.Of(Sample.Bytes(600, seed: i)), out byte[]? read);
                Assert.True(!found || read.AsSpan().SequenceEqual(Sample.Bytes(600, seed: i)), what);
            }

            Fill(cache);
        });
        _scene.With(cache => Assert.True(cache.Contains(Digest.Of(Sample.Bytes(600, seed: 59))), what));
        Assert.All(_scene.Reported, diagnostic => Assert.Equal(Severity.Warning, diagnostic.Severity));
    }

    private void AssertFreshAndWarned(string aside, string code = "NT8005")
    {
        _scene.With(cache =>
        {
            Assert.False(cache.Contains(Digest.Of(_content)));
            cache.Put(_content);
        });
        _scene.With(cache => Assert.True(cache.Contains(Digest.Of(_content))));
        Diagnostic warning = Assert.Single(_scene.Reported);
        Assert.Equal(code, warning.Code);
        Assert.Contains(aside, warning.Message, StringComparison.Ordinal);
    }

    private void WriteIndex(byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_scene.Index)!);
        File.Delete(_scene.Index + "-wal");
        File.Delete(_scene.Index + "-shm");
        File.WriteAllBytes(_scene.Index, bytes);
    }
}
