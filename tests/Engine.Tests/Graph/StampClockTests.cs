using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class StampClockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void IsRacy_OldStamp_IsFalse_FutureStamp_IsTrue()
    {
        StampClock clock = new(_folder.Root);
        FileStamp past = new(1, 1, 1, 1_000, 1_000);

        Assert.False(clock.IsRacy(past));
        Assert.True(clock.IsRacy(past with { ModifiedNanoseconds = long.MaxValue }));
        Assert.True(clock.IsRacy(past with { ChangedNanoseconds = long.MaxValue }));
    }

    [Fact]
    public void Digest_FileFromTheFuture_IsRacy()
    {
        string path = _folder.File("a");
        File.WriteAllText(path, "content");
        File.SetLastWriteTimeUtc(path, new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        (Digest digest, FileStamp stamp, bool racy) = new StampClock(_folder.Root).Digest(path);

        Assert.Equal(GraphScene.DigestOf("content"), digest);
        Assert.Equal("content".Length, stamp.Size);
        Assert.True(racy);
    }

    [Fact]
    public void IsCoarse_FolderThatIsCreatedLater_IsThatOfTheFolderAbove() =>
        Assert.Equal(new StampClock(_folder.Root).IsCoarse, new StampClock(_folder.File("not/yet/there")).IsCoarse);

    public void Dispose() => _folder.Dispose();
}
