using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class OutputLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingListener _listener = new();

    private string Root => _folder.File("out");

    private string LockPath => Path.Combine(Root, OutputLock.FileName);

    [Fact]
    public void Dispose_LeavesNoFileAndNoFolderThatItMade()
    {
        using (OutputLock held = Take(Root))
        {
            Assert.True(File.Exists(LockPath));
        }

        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void Dispose_FolderThatWasThere_Stays()
    {
        Directory.CreateDirectory(Root);

        Take(Root).Dispose();

        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    [Fact]
    public void Take_HeldByAnotherPath_FailsAndNamesTheHolder()
    {
        using OutputLock held = Take(Root);
        File.CreateSymbolicLink(_folder.File("link"), Root);

        NuTonicException thrown = Assert.Throws<NuTonicException>(() => Take(_folder.File("link")));

        Assert.Equal("NT7005", thrown.Diagnostic.Code);
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains(
                FormattableString.Invariant($"process {Environment.ProcessId}"),
                thrown.Diagnostic.Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Take_HolderWasKilled_IsRecoveredUntilSomebodyClearedUp()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(LockPath, "4711");

        using (OutputLock first = Take(Root))
        {
            Assert.True(first.IsRecovered);
        }

        using (OutputLock second = Take(Root))
        {
            Assert.True(second.IsRecovered);
            second.IsRecovered = false;
        }

        using OutputLock third = Take(Root);
        Assert.False(third.IsRecovered);
    }

    [Fact]
    public void Take_ManyAtOnce_OneAtATime()
    {
        int inside = 0;
        int most = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 8; i++)
            {
                using OutputLock held = OutputLock.Take(Root, wait: true, _ => { }, CancellationToken.None);
                int now = Interlocked.Increment(ref inside);
                most = Math.Max(most, now);
                Thread.Yield();
                Interlocked.Decrement(ref inside);
            }
        }))];

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => Assert.True(thread.Join(TimeSpan.FromMinutes(2))));

        Assert.Equal(1, most);
        Assert.False(File.Exists(LockPath));
    }

    public void Dispose() => _folder.Dispose();

    private OutputLock Take(string folder) =>
        OutputLock.Take(folder, wait: false, _listener.Report, TestContext.Current.CancellationToken);
}
