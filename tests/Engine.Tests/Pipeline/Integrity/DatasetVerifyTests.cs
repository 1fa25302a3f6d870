using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Tests.Pipeline.Integrity;

public sealed class DatasetVerifyTests : IDisposable
{
    private readonly DatasetScene _scene = new();
    private readonly SortedDictionary<string, string> _built;

    public DatasetVerifyTests()
    {
        _scene.Build();
        _built = _scene.Files();
    }

    private string Chip => _built.Keys.First(path => path.StartsWith("images/", StringComparison.Ordinal));

    private string Mask => _built.Keys.First(path => path.StartsWith("labels/", StringComparison.Ordinal));

    [Fact]
    public void Verify_NothingDamaged_CountsEverythingAndChangesNothing()
    {
        SortedDictionary<string, string> before = _scene.Everything();

        RecordingLog log = _scene.Verify();

        Assert.Empty(log.Diagnostics);
        string summary = Assert.Single(log.Summaries);
        Assert.StartsWith($"checked {_built.Count} outputs, ", summary, StringComparison.Ordinal);
        Assert.EndsWith("; 0 damaged", summary, StringComparison.Ordinal);
        Assert.Equal(before, _scene.Everything());
    }

    [Fact]
    public void Verify_NothingEverBuilt_FindsNothingAndMakesNoFolder()
    {
        using DatasetScene empty = new();
        SortedDictionary<string, string> before = empty.Everything();

        empty.AssertSound();

        Assert.Equal(before, empty.Everything());
        Assert.False(Directory.Exists(empty.State));
    }

    [Fact]
    public void Repair_CacheReadOnly_IsRefusedAndChangesNothing()
    {
        _scene.Rot(Chip);
        SortedDictionary<string, string> before = _scene.Everything();

        NuTonicException thrown = Assert.Throws<NuTonicException>(() => Dataset.Verify(
            _scene.Request(("Repair", "true"), ("CacheReadOnly", "true")),
            new RecordingLog(),
            TestContext.Current.CancellationToken));

        Assert.Equal("NT9002", thrown.Diagnostic.Code);
        Assert.Equal(before, _scene.Everything());
    }

    [Fact]
    public void Verify_OutputsDamaged_NamesEachAndFails()
    {
        _scene.Rot(Chip);
        File.AppendAllText(Path.Combine(_scene.Out, Mask), "mine");
        File.Delete(Path.Combine(_scene.Out, "README.md"));
        SortedDictionary<string, string> before = _scene.Everything();

        RecordingLog log = _scene.Verify();

        Assert.Equal(["NT8200", "NT8201", "NT8202", "NT8203"], log.Codes);
        Assert.Equal("NT8200", Assert.Single(log.Errors).Code);
        Assert.Contains($"'{Chip}'", Message(log, "NT8201"), StringComparison.Ordinal);
        Assert.Contains($"'{Mask}'", Message(log, "NT8202"), StringComparison.Ordinal);
        Assert.Contains("'README.md'", Message(log, "NT8203"), StringComparison.Ordinal);
        Assert.Contains("; 3 damaged", log.Summaries[0], StringComparison.Ordinal);
        Assert.Equal(before, _scene.Everything());
    }

    [Fact]
    public void Verify_ManyOutputsGone_ListsTheFirstOnes()
    {
        Directory.Delete(_scene.Out, recursive: true);

        RecordingLog log = _scene.Verify();

        Assert.Equal(BoundedReport.Listed, log.Diagnostics.Count(diagnostic => diagnostic.Code == "NT8203"));
        Assert.Contains(
            $"{_built.Count - BoundedReport.Listed} more", Message(log, "NT8209"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "UPDATE content SET inline = zeroblob(length(inline)) WHERE rowid = (SELECT min(rowid) FROM content "
        + "WHERE inline NOTNULL)",
        "NT8206")]
    [InlineData("UPDATE content SET checksum = zeroblob(16) WHERE rowid = 1", "NT8206")]
    [InlineData("UPDATE content SET size = size + 1 WHERE rowid = 1", "NT8206")]
    [InlineData("UPDATE content SET digest = zeroblob(32) WHERE rowid = 1", "NT8206,NT8207")]
    [InlineData("UPDATE content SET digest = x'00' WHERE rowid = 1", "NT8206,NT8207")]
    [InlineData("DELETE FROM content WHERE rowid = 1", "NT8207")]
    [InlineData("UPDATE action SET result = zeroblob(9) WHERE rowid = 1", "NT8207")]
    [InlineData("UPDATE action SET key = zeroblob(32) WHERE rowid = 1", "NT8207")]
    [InlineData("UPDATE action SET key = 'short' WHERE rowid = 1", "NT8207")]
    public void Verify_RowGarbled_IsNamedAndRepaired(string damage, string codes)
    {
        Sql(damage);
        SortedDictionary<string, string> before = _scene.Everything();

        RecordingLog log = _scene.Verify();

        Assert.Equal([.. codes.Split(','), "NT8200"], log.Codes.OrderBy(code => code == "NT8200"));
        Assert.Equal(before, _scene.Everything());
        Assert.Empty(_scene.Verify(repair: true).Errors);
        _scene.AssertSound();
        AssertRebuildsEverythingFromCacheAlone();
    }

    [Fact]
    public void Verify_ContentFilesDamaged_AreNamedAndRepaired()
    {
        string[] files = _scene.ContentFiles();
        Flip(files[0]);
        Replace(files[1], File.ReadAllBytes(files[1])[..^1]);
        File.Delete(files[2]);

        RecordingLog log = _scene.Verify();
        RecordingLog repair = _scene.Verify(repair: true);

        Assert.Equal(["NT8200", "NT8206"], log.Codes);
        Assert.Equal(
            files[..3].Select(file => Path.GetFileName(file)),
            log.Diagnostics.Where(diagnostic => diagnostic.Code == "NT8206")
                .Select(diagnostic => diagnostic.Message.Split(' ')[1]).Order(StringComparer.Ordinal));
        Assert.Empty(repair.Errors);
        Assert.Contains("3 damaged, dropped", repair.Summaries[0], StringComparison.Ordinal);
        _scene.AssertSound();
        AssertRebuildsEverythingFromCacheAlone();
    }

    [Fact]
    public void Verify_IndexBroken_SaysSoAndRepairSetsItAside()
    {
        byte[] garbage = new byte[5000];
        File.WriteAllBytes(_scene.Index, garbage);
        SortedDictionary<string, string> before = _scene.Everything();

        RecordingLog log = _scene.Verify();

        Assert.Equal(["NT8200", "NT8208"], log.Codes);
        Assert.Equal(before, _scene.Everything());
        Assert.Empty(_scene.Verify(repair: true).Errors);
        Assert.Equal(garbage, File.ReadAllBytes(_scene.Index + ".bad-1"));
        _scene.AssertSoundWithOrphans();
        AssertRebuildsEverythingFromCacheAlone();
    }

    [Fact]
    public void Verify_NewerIndex_IsRefused()
    {
        Sql("PRAGMA user_version = 99");
        SortedDictionary<string, string> before = _scene.Everything();

        NuTonicException refused = Assert.Throws<NuTonicException>(() => _scene.Verify(repair: true));

        Assert.Equal("NT8001", refused.Diagnostic.Code);
        Assert.Equal(before, _scene.Everything());
    }

    [Fact]
    public void Verify_FileThatNoRowNames_IsAnOrphanAndNoDamage()
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_scene.ContentFiles()[0])!, "stray"), "mine");

        RecordingLog log = _scene.Verify();

        Assert.Empty(log.Diagnostics);
        Assert.EndsWith("names: 1; they do no harm", log.Summaries[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_OutputsDamaged_NextBuildPutsThemBack()
    {
        _scene.Rot(Chip);
        File.AppendAllText(Path.Combine(_scene.Out, Mask), "mine");
        File.Delete(Path.Combine(_scene.Out, "README.md"));
        SortedDictionary<string, string> before = _scene.Files();

        RecordingLog repair = _scene.Verify(repair: true);

        Assert.Equal(["NT8201", "NT8202", "NT8203"], repair.Codes);
        Assert.Equal(before, _scene.Files());
        Assert.Equal(["NT7008"], _scene.Build().Log.Codes);
        Assert.Equal(_built, _scene.Files());
        _scene.AssertSound();
    }

    [Fact]
    public void Repair_OutputAndItsContentDamaged_ComputesItAgain()
    {
        _scene.Rot(Chip);
        Array.ForEach(_scene.ContentFiles(), Flip);

        RecordingLog repair = _scene.Verify(repair: true);

        Assert.Equal(["NT8201", "NT8206"], repair.Codes);
        _scene.Build();
        Assert.Equal(_built, _scene.Files());
        _scene.AssertSound();
    }

    [Fact]
    public void Repair_StateTorn_EndsSound()
    {
        foreach (string file in Directory.GetFiles(_scene.OutState)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.AppendAllText(file, "torn");
        }

        Assert.Contains("NT8200", _scene.Verify().Codes);
        Assert.Empty(_scene.Verify(repair: true).Errors);

        _scene.Build();
        _scene.AssertSound();
        Assert.Equal(_built, _scene.Files());
    }

    [Fact]
    public void Verify_AfterAKilledBuild_LeavesTheSignForTheNextBuild()
    {
        string path = Path.Combine(_scene.OutState, "build.lock");
        File.WriteAllText(path, "12345");
        File.WriteAllText(Path.Combine(_scene.Out, AtomicFile.TemporaryPrefix + "left"), "");

        _scene.AssertSound();

        _scene.Build();
        Assert.Equal(_built, _scene.Files());
    }

    [Fact]
    public void Verify_BuildIsRunning_WaitsOrFails()
    {
        using BuildLock held = BuildLock.Take(
            Path.Combine(_scene.OutState, "build.lock"), wait: false, _ => { }, TestContext.Current.CancellationToken);
        RecordingLog log = new();

        NuTonicException refused = Assert.Throws<NuTonicException>(() => NuTonic.Engine.Pipeline.Dataset.Verify(
            _scene.Request(("WaitForLock", "false")), log, TestContext.Current.CancellationToken));

        Assert.Equal("NT7005", refused.Diagnostic.Code);
    }

    public void Dispose() => _scene.Dispose();

    private static string Message(RecordingLog log, string code) =>
        log.Diagnostics.First(diagnostic => diagnostic.Code == code).Message;

    private static void Flip(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 3] ^= 4;
        Replace(file, bytes);
    }

    // Contents are read-only.
    private static void Replace(string file, byte[] bytes)
    {
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
    }

    private void Sql(string sql)
    {
        using SqliteDatabase database = SqliteDatabase.Open(_scene.Index, SQLitePCL.raw.SQLITE_OPEN_READWRITE);
        database.Execute(sql);
    }

    private void AssertRebuildsEverythingFromCacheAlone()
    {
        Directory.Delete(_scene.Out, recursive: true);
        Directory.Delete(_scene.State, recursive: true);
        Assert.Empty(_scene.Build().Log.Codes);
        Assert.Equal(_built, _scene.Files());
        _scene.AssertSound();
    }
}
