using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class BuildLockTests : IDisposable
{
    private const string EndlessDevice = "/dev/full";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingListener _listener = new();

    private string LockPath => _folder.File("obj/build.lock");

    [Fact]
    public void Take_Free_IsTakenInSilence()
    {
        using BuildLock held = Take(wait: false);

        Assert.True(File.Exists(LockPath));
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Take_HeldAndNoWaiting_Fails()
    {
        using BuildLock held = Take(wait: false);

        NuTonicException thrown = Assert.Throws<NuTonicException>(() => Take(wait: false));

        Assert.Equal("NT7005", thrown.Diagnostic.Code);
    }

    [Fact]
    public void Take_HolderGone_IsTakenThoughTheFileIsStillThere()
    {
        Take(wait: false).Dispose();
        Assert.True(File.Exists(LockPath));

        using BuildLock second = Take(wait: false);

        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Take_HeldAndWaiting_SaysSoOnceAndGetsItWhenTheHolderEnds()
    {
        BuildLock held = Take(wait: false);
        using ManualResetEventSlim told = new();
        (Thread thread, Func<Exception?> thrown) = Bounded.Start(() => BuildLock.Take(
            LockPath,
            wait: true,
            diagnostic =>
            {
                _listener.Report(diagnostic);
                told.Set();
            },
            CancellationToken.None).Dispose());
        Assert.True(told.Wait(Bounded.Limit, TestContext.Current.CancellationToken));

        // Longer than it waits between two attempts: a second warning would come in this time.
        Assert.False(thread.Join(TimeSpan.FromMilliseconds(300)));
        held.Dispose();

        Assert.True(thread.Join(Bounded.Limit));
        Assert.Null(thrown());
        Assert.Equal(["NT7007"], _listener.Codes);
    }

    [Fact]
    public void Take_CancelledWhileWaiting_Throws()
    {
        using BuildLock held = Take(wait: false);
        using CancellationTokenSource source = new();

        Exception? thrown = Bounded.Run(() => BuildLock.Take(LockPath, wait: true, _ => source.Cancel(), source.Token));

        Assert.IsType<OperationCanceledException>(thrown);
    }

    [Fact]
    public void Take_FileWhereTheFolderBelongs_NamesIt()
    {
        File.WriteAllText(_folder.File("obj"), "");

        NuTonicException thrown = Assert.Throws<NuTonicException>(() => Take(wait: true));

        Assert.StartsWith("NT80", thrown.Diagnostic.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_FileThatCannotBeWritten_IsNotTakenForAnotherBuild()
    {
        Assert.SkipUnless(File.Exists(EndlessDevice), "no device that is always full");
        Directory.CreateDirectory(Path.GetDirectoryName(LockPath)!);
        File.CreateSymbolicLink(LockPath, EndlessDevice);

        NuTonicException thrown = Assert.Throws<NuTonicException>(() => Take(wait: false));

        Assert.Equal("NT7011", thrown.Diagnostic.Code);
    }

    public void Dispose() => _folder.Dispose();

    private BuildLock Take(bool wait) =>
        BuildLock.Take(LockPath, wait, _listener.Report, TestContext.Current.CancellationToken);
}
