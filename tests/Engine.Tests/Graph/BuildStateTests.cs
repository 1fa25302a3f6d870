using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class BuildStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingListener _listener = new();

    private string LogPath => _folder.File("obj/state.log");

    [Fact]
    public void Load_NoFile_IsEmptyAndWritesNothing()
    {
        using (BuildState state = Load(LogPath))
        {
            Assert.Empty(state.UnitNames);
            Assert.Null(state.Find("a"));
        }

        Assert.Empty(_listener.Diagnostics);
        Assert.False(File.Exists(LogPath));
    }

    [Fact]
    public void Load_AfterPutAndRemove_IsWhatWasLeft()
    {
        using (BuildState state = Load(LogPath))
        {
            state.Put(Units.Sample("b", 1));
            state.Put(Units.Sample("a", 1));
            state.Put(Units.Sample("b", 2));
            state.Put(Units.Sample("c", 1));
            state.Remove("a");
            state.Remove("never there");
        }

        using BuildState loaded = Load(LogPath);
        Assert.Equal(["b", "c"], loaded.UnitNames);
        Assert.Null(loaded.Find("a"));
        AssertSame(Units.Sample("b", 2), loaded.Find("b"));
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Put_ProcessKilledAfterwards_IsRemembered()
    {
        using BuildState state = Load(LogPath);
        state.Put(Units.Sample("a", 1));
        state.Put(Units.Sample("b", 1));

        // What a killed process leaves is what the kernel has without any Dispose.
        File.Copy(LogPath, _folder.File("killed.log"));

        using BuildState loaded = Load(_folder.File("killed.log"));
        Assert.Equal(["a", "b"], loaded.UnitNames);
        AssertSame(Units.Sample("b", 1), loaded.Find("b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NTSTATE9 of a later version")]
    [InlineData("{ \"json\": true }")]
    public void Load_ForeignFile_IsEmptyWithAWarningAndIsReplacedByTheNextPut(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LogPath)!);
        File.WriteAllText(LogPath, content);

        using (BuildState state = Load(LogPath))
        {
            Assert.Empty(state.UnitNames);
            Assert.Equal(["NT7001"], _listener.Codes);
            state.Put(Units.Sample("a", 1));
        }

        using BuildState loaded = Load(LogPath);
        Assert.Equal(["a"], loaded.UnitNames);
        Assert.Equal(["NT7001"], _listener.Codes);
    }

    [Fact]
    public void Put_WithoutAStateToGoOn_PutsAWholeLogInPlaceOfTheFile()
    {
        // The old file stays as it is for whoever has it open, so the path never led to an empty one: a build that is
        // killed between two calls leaves the old log or the new one.
        Directory.CreateDirectory(Path.GetDirectoryName(LogPath)!);
        File.WriteAllText(LogPath, "not a state");
        using FileStream before = new(LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        using (BuildState state = Load(LogPath))
        {
            state.Put(Units.Sample("a", 1));
        }

        using StreamReader reader = new(before);
        Assert.Equal("not a state", reader.ReadToEnd());
        using BuildState loaded = Load(LogPath);
        Assert.Equal(["a"], loaded.UnitNames);
    }

    [Fact]
    public void Dispose_MostOfTheLogOutOfDate_RewritesItWithTheSameUnits()
    {
        long before;
        using (BuildState state = Load(LogPath))
        {
            PutManyVersions(state);
            before = new FileInfo(LogPath).Length;
        }

        using BuildState loaded = Load(LogPath);
        Assert.InRange(new FileInfo(LogPath).Length, 1, before / 10);
        AssertSame(Units.Sample("a", 99), loaded.Find("a"));
        AssertSame(Units.Sample("b", 99), loaded.Find("b"));
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Put_AfterACompactedLog_IsAppended()
    {
        using (BuildState state = Load(LogPath))
        {
            PutManyVersions(state);
        }

        using (BuildState state = Load(LogPath))
        {
            state.Put(Units.Sample("c", 1));
        }

        using BuildState loaded = Load(LogPath);
        Assert.Equal(["a", "b", "c"], loaded.UnitNames);
        AssertSame(Units.Sample("b", 99), loaded.Find("b"));
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Dispose_NothingWasPut_LeavesTheLogToWhoeverWritesIt()
    {
        using BuildState writer = Load(LogPath);
        PutManyVersions(writer);
        long before = new FileInfo(LogPath).Length;

        // A dry run beside a build that is at work takes no lock.
        Load(LogPath).Dispose();

        Assert.Equal(before, new FileInfo(LogPath).Length);
        writer.Put(Units.Sample("c", 1));
        using BuildState loaded = Load(LogPath);
        Assert.Equal(["a", "b", "c"], loaded.UnitNames);
    }

    [Fact]
    public void Put_LogCannotBeWritten_NamesTheFile()
    {
        Directory.CreateDirectory(LogPath);
        using BuildState state = Load(LogPath);

        NuTonicException thrown = Assert.Throws<NuTonicException>(() => state.Put(Units.Sample("a", 1)));

        Assert.Equal("NT7011", thrown.Diagnostic.Code);
        Assert.Equal(LogPath, thrown.Diagnostic.Location?.File);
    }

    public void Dispose() => _folder.Dispose();

    private static void PutManyVersions(BuildState state)
    {
        for (int version = 0; version < 100; version++)
        {
            state.Put(Units.Sample("a", version));
            state.Put(Units.Sample("b", version));
        }
    }

    private static void AssertSame(UnitRecord expected, UnitRecord? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(UnitRecordFormat.Pack(expected), UnitRecordFormat.Pack(actual));
    }

    private BuildState Load(string path) => BuildState.Load(path, _listener.Report);
}
