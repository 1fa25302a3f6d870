using NuTonic.Engine.Cache;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Tests.Pipeline.Integrity;

/// <summary>Whatever is done to a stored file, the next build ends without an error and with the right bytes.</summary>
public sealed class StoredFileDamageTests : IDisposable
{
    private static readonly (string, string) OnePoi = ("Poi", "poi_0000");
    private static readonly (string, string) OtherRows = ("MinClassFraction", "0.3");

    // What a user may hear about damage: the state or the index begun anew, entries that are not used.
    private static readonly string[] Known =
        ["NT7001", "NT7002", "NT7008", "NT8005", "NT8007", "NT8008", "NT8210", "NT8211"];

    private readonly DatasetScene _scene = new();
    private readonly SortedDictionary<string, string> _other;
    private readonly SortedDictionary<string, string> _built;

    public StoredFileDamageTests()
    {
        _scene.Build(OnePoi, OtherRows);
        _other = _scene.Files();
        Directory.Delete(_scene.CacheFolder, recursive: true);
        Directory.Delete(_scene.Out, recursive: true);
        Directory.Delete(_scene.State, recursive: true);
        _scene.Build(OnePoi);
        _built = _scene.Files();
    }

    [Fact]
    public void Build_ContentFileDamaged_EndsWithTheRightBytes()
    {
        StoredFiles cache = new(_scene.CacheFolder);
        string[] contents = [.. cache.Paths.Where(path => path.StartsWith("v1/cas/", StringComparison.Ordinal))];
        foreach (string path in Damage.IsLong ? contents : contents[..3])
        {
            TryAll(cache, path, Damage.OfAnyFile(cache[path], seed: path.Length));
        }
    }

    [Fact]
    public void Build_IndexDamaged_EndsWithTheRightBytes()
    {
        StoredFiles cache = new(_scene.CacheFolder);
        byte[] index = cache["v1/index.db"];

        TryAll(cache, "v1/index.db", Damage.OfAnyFile(index, seed: 3).Where(damage => !IsNewer(damage.Bytes)));
        TryAll(cache, "v1/index.db", Damage.OfDatabase(index));
    }

    [Theory]
    [InlineData("v1/index.db-wal")]
    [InlineData("v1/index.db-shm")]
    [InlineData("v1/index.db")]
    public void Build_LogOfAKilledBuildDamaged_EndsWithTheRightBytes(string path)
    {
        Directory.Delete(_scene.CacheFolder, recursive: true);
        Directory.Delete(_scene.Out, recursive: true);
        CacheDirectory.Open(_scene.CacheFolder, new CacheOptions(), _ => { }).Dispose();
        using (CacheDirectory cache = CacheDirectory.Open(_scene.CacheFolder, new CacheOptions(), _ => { }))
        {
            cache.Contains(default);
        }

        StoredFiles files;
        using (SqliteDatabase held = SqliteDatabase.Open(_scene.Index, SQLitePCL.raw.SQLITE_OPEN_READWRITE))
        {
            // While another process has the index open, a build leaves its log behind, as a killed one does.
            held.QueryNumber("SELECT count(*) FROM content");
            _scene.Build(OnePoi);
            files = new StoredFiles(_scene.CacheFolder);
        }

        Assert.True(files["v1/index.db-wal"].Length > 10_000);
        TryAll(files, path, Damage.OfAnyFile(files[path], seed: 11).Where(damage => !IsNewer(damage.Bytes)));
    }

    [Fact]
    public void Build_StateDamaged_EndsWithTheRightBytes()
    {
        StoredFiles state = new(_scene.State);
        foreach (string path in state.Paths)
        {
            foreach ((string what, byte[]? bytes) in Damage.OfAnyFile(state[path], seed: 5))
            {
                state.Restore(path, bytes);
                AssertBuilds($"{path} {what}", _built, OnePoi);
                AssertSettled($"{path} {what}");
            }
        }
    }

    // A split file that is written anew takes what did not change from the published one.
    [Fact]
    public void Build_SplitFileRottenAndOutOfDate_EndsWithTheRightBytes()
    {
        string split = _built.Keys.Single(path =>
            path.EndsWith(".jsonl", StringComparison.Ordinal)
            && new FileInfo(Path.Combine(_scene.Out, path)).Length > 0);
        _scene.Build();
        SortedDictionary<string, string> both = _scene.Files();
        _scene.Build(OnePoi);
        _scene.Rot(split);

        (_, RecordingLog log) = _scene.Build();

        Assert.Equal(["NT8215"], log.Codes);
        Assert.Equal(both, _scene.Files());
    }

    [Theory]
    [InlineData("v1/index.lock")]
    [InlineData("v1/index.db.new")]
    public void Build_LockOrHalfAnIndexLeft_IsInNobodysWay(string path)
    {
        StoredFiles cache = new(_scene.CacheFolder);
        cache.Restore("v1/index.db", null);
        File.WriteAllText(Path.Combine(_scene.CacheFolder, path), "left by somebody");

        AssertBuilds(path, _built, OnePoi);
        AssertSettled(path);
    }

    public void Dispose() => _scene.Dispose();

    private static bool IsNewer(byte[]? index) =>
        index is { Length: > 64 }
        && index.AsSpan().StartsWith("SQLite"u8)
        && !index.AsSpan(60, 4).SequenceEqual((byte[])[0, 0, 0, 1]);

    private void TryAll(StoredFiles cache, string path, IEnumerable<(string What, byte[]? Bytes)> damages)
    {
        foreach ((string what, byte[]? bytes) in damages)
        {
            cache.Restore(path, bytes);
            if (Directory.Exists(_scene.Out))
            {
                Directory.Delete(_scene.Out, recursive: true);
            }

            if (Directory.Exists(_scene.State))
            {
                Directory.Delete(_scene.State, recursive: true);
            }

            AssertBuilds($"{path} {what}", _built, OnePoi);
            // Puts new rows into the index, and needs parts of the old ones.
            AssertBuilds($"{path} {what}, other rows", _other, OnePoi, OtherRows);
            AssertBuilds($"{path} {what}, first rows again", _built, OnePoi);
            AssertSettled($"{path} {what}");
        }
    }

    private void AssertBuilds(
        string what, SortedDictionary<string, string> expected, params (string Name, string Value)[] options)
    {
        (_, RecordingLog log) = _scene.Build(options);
        Assert.True(log.Codes.All(Known.Contains), $"{what}: {string.Join(", ", log.Codes)}");
        Assert.True(expected.SequenceEqual(_scene.Files()), what);
    }

    private void AssertSettled(string what)
    {
        (DatasetResult result, RecordingLog log) = _scene.Build(OnePoi);
        Assert.True((result.Built, result.FromCache) == (0, 0), what);
        Assert.True(log.Codes.Length == 0, what);
        Assert.True(_scene.Verify(repair: true).Errors.Length == 0, what);
        RecordingLog verify = _scene.Verify();
        Assert.True(
            verify.Diagnostics.Length == 0,
            $"{what}: {string.Join('\n', verify.Diagnostics.Select(found => found.ToString()))}");
    }
}
