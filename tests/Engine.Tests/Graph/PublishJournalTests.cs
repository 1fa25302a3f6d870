using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class PublishJournalTests : IDisposable
{
    private static readonly OutputRecord A = new("a.txt", GraphScene.DigestOf("a"));
    private static readonly OutputRecord B = new("b/b.txt", GraphScene.DigestOf("b"));

    private readonly TemporaryFolder _folder = new();

    private string LogPath => _folder.File("obj/publish.log");

    [Fact]
    public void Load_NotThere_IsEmptyAndWritesNothing()
    {
        using (PublishJournal journal = PublishJournal.Load(LogPath))
        {
            Assert.False(journal.HasUnrecorded);
        }

        Assert.False(File.Exists(LogPath));
    }

    [Fact]
    public void Announce_ProcessKilled_TheNextOneKnows()
    {
        using PublishJournal killed = PublishJournal.Load(LogPath);
        killed.Announce([A]);
        killed.Announce([B]);
        killed.Settle([A.Path!]);

        PublishJournal next = PublishJournal.Load(LogPath);

        Assert.Equal(["a.txt", "b/b.txt"], next.UnrecordedPaths);
        Assert.True(next.Knows(B.Path!, B.Digest));
        Assert.False(next.Knows(B.Path!, A.Digest));
    }

    [Fact]
    public void Dispose_EverythingSettled_RemovesTheFile()
    {
        using (PublishJournal journal = PublishJournal.Load(LogPath))
        {
            journal.Announce([A, B]);
            journal.Settle(["a.txt", "b/b.txt"]);
        }

        Assert.False(File.Exists(LogPath));
    }

    [Fact]
    public void Settle_LongBuild_KeepsTheFileShortAndGoesOn()
    {
        using PublishJournal journal = PublishJournal.Load(LogPath);
        OutputRecord[] unit =
        [
            .. Enumerable.Range(0, 2000).Select(i => new OutputRecord($"images/{i:D100}.png", A.Digest)),
        ];
        for (int build = 0; build < 12; build++)
        {
            journal.Announce(unit);
            journal.Settle(unit.Select(output => output.Path!));
        }

        Assert.InRange(new FileInfo(LogPath).Length, 1, 2 << 20);
        journal.Announce([B]);
        Assert.True(PublishJournal.Load(LogPath).Knows(B.Path!, B.Digest));
    }

    [Fact]
    public void Dispose_SomethingLeft_KeepsThat()
    {
        using (PublishJournal journal = PublishJournal.Load(LogPath))
        {
            journal.Announce([A, B]);
            journal.Settle(["a.txt"]);
        }

        Assert.Equal(["b/b.txt"], PublishJournal.Load(LogPath).UnrecordedPaths);
    }

    [Fact]
    public void Load_CutAtAnyLength_KeepsWholeAnnouncementsAndCanBeContinued()
    {
        PublishJournal killed = PublishJournal.Load(LogPath);
        killed.Announce([A]);
        long one = new FileInfo(LogPath).Length;
        killed.Announce([B]);
        byte[] whole = File.ReadAllBytes(LogPath);
        GC.KeepAlive(killed);
        for (int length = 0; length < whole.Length; length++)
        {
            string path = _folder.File($"cut{length}/publish.log");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, whole[..length]);

            PublishJournal next = PublishJournal.Load(path);
            Assert.Equal(length >= one ? ["a.txt"] : [], next.UnrecordedPaths);
            next.Announce([B]);

            Assert.Equal(length >= one ? 2 : 1, PublishJournal.Load(path).UnrecordedPaths.Count);
        }

        killed.Dispose();
    }

    [Fact]
    public void Announce_CannotBeWritten_TypedError()
    {
        File.WriteAllText(_folder.File("obj"), "");
        using PublishJournal journal = PublishJournal.Load(LogPath);

        NuTonicException thrown = Assert.Throws<NuTonicException>(() => journal.Announce([A]));

        Assert.StartsWith("NT", thrown.Diagnostic.Code, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
