using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

public sealed class FileStampTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void TryRead_MissingFile_IsFalseWithoutException()
    {
        Assert.False(FileStamp.TryRead(_folder.File("none"), out FileStamp stamp, out FileKind kind));
        Assert.Equal(FileKind.Missing, kind);
        Assert.Equal(default, stamp);
    }

    [Fact]
    public void TryRead_BelowAFile_IsMissing()
    {
        File.WriteAllText(_folder.File("file"), "x");

        Assert.False(FileStamp.TryRead(_folder.File("file/below"), out _, out FileKind kind));
        Assert.Equal(FileKind.Missing, kind);
    }

    [Fact]
    public void TryRead_FolderFileAndDevice_TellsTheKind()
    {
        string file = _folder.File("Größe 1.txt");
        File.WriteAllText(file, "12345");

        Assert.True(FileStamp.TryRead(file, out FileStamp stamp, out FileKind fileKind));
        Assert.True(FileStamp.TryRead(_folder.Root, out _, out FileKind folderKind));

        Assert.Equal(5, stamp.Size);
        Assert.Equal((FileKind.File, FileKind.Directory), (fileKind, folderKind));
        long modifiedTicks = (File.GetLastWriteTimeUtc(file) - DateTime.UnixEpoch).Ticks;
        Assert.Equal(modifiedTicks, stamp.ModifiedNanoseconds / 100);
    }

    [Fact]
    public void TryRead_Link_IsFollowed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "links need rights elsewhere");
        File.WriteAllText(_folder.File("target"), "12345");
        File.CreateSymbolicLink(_folder.File("link"), "target");
        File.CreateSymbolicLink(_folder.File("dangling"), "nowhere");

        Assert.True(FileStamp.TryRead(_folder.File("target"), out FileStamp target, out _));
        Assert.True(FileStamp.TryRead(_folder.File("link"), out FileStamp link, out _));
        Assert.False(FileStamp.TryRead(_folder.File("dangling"), out _, out FileKind kind));

        Assert.Equal(target, link);
        Assert.Equal(FileKind.Missing, kind);
    }

    [Fact]
    public void TryRead_SameSizeEditWithRestoredTime_Differs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only statx tells the change time");
        string path = _folder.File("file");
        File.WriteAllText(path, "before");
        DateTime modified = File.GetLastWriteTimeUtc(path);
        Assert.True(FileStamp.TryRead(path, out FileStamp before, out _));
        Thread.Sleep(TimestampSlack.For(path)); // within the slack the stamp is racy and promises nothing

        using (FileStream file = File.OpenWrite(path))
        {
            file.Write("after!"u8);
        }

        File.SetLastWriteTimeUtc(path, modified);
        Assert.True(FileStamp.TryRead(path, out FileStamp after, out _));
        Assert.Equal((before.Inode, before.Size), (after.Inode, after.Size));
        Assert.Equal(modified, File.GetLastWriteTimeUtc(path));
        Assert.NotEqual(before, after);
    }

    [Theory]
    [InlineData(100, 100, 100, true)]
    [InlineData(100, 100, 20_000_100, true)]
    [InlineData(100, 100, 20_000_101, false)]
    [InlineData(100, 200, 20_000_101, true)]
    [InlineData(200, 100, 20_000_101, true)]
    [InlineData(40_000_000, 100, 20_000_000, true)]
    [InlineData(long.MaxValue, 100, 20_000_000, true)]
    public void IsRacy_YoungerThanSlackOrInTheFuture_IsTrue(long modified, long changed, long now, bool expected)
    {
        var stamp = new FileStamp(1, 2, 3, modified, changed);

        Assert.Equal(expected, stamp.IsRacy(now, TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void Slack_LocalAndOther_IsFineOrCoarse()
    {
        Assert.Equal(FileSystemKind.Local, FileSystems.Classify(0xEF53));
        Assert.Equal(FileSystemKind.Network, FileSystems.Classify(0x6969));
        Assert.Equal(FileSystemKind.Unknown, FileSystems.Classify(0x12345));
        Assert.Equal(TimeSpan.FromSeconds(2), TimestampSlack.For(_folder.File("none")));
    }

    [Fact]
    public void Slack_LinuxMemoryFileSystem_IsFine()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "no tmpfs to look at");

        Assert.Equal(TimeSpan.FromMilliseconds(20), TimestampSlack.For("/dev/shm"));
    }

    public void Dispose() => _folder.Dispose();
}
