using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Hub;

namespace NuTonic.Engine.Tests.Hub;

public sealed class HubCommitsTests
{
    private static readonly HashSet<string> None = [];

    [Fact]
    public void Pack_ManyBytes_AreSeveralCommits()
    {
        HubOperation[] changes =
        [
            .. Enumerable.Range(0, 5).Select(number => Send($"data/{number}", HubCommits.InlineBytes / 2)),
        ];

        HubCommit[] commits = [.. HubCommits.Pack(changes, None)];

        Assert.Equal([2, 2, 1], commits.Select(commit => commit.Files.Length));
    }

    [Fact]
    public void Pack_OneFileWithMoreThanACommitShould_IsACommit()
    {
        HubCommit[] commits =
        [
            .. HubCommits.Pack([Send("a", 1), Send("b", HubCommits.InlineBytes + 1), Send("c", 1)], None),
        ];

        Assert.Equal(["a", "b", "c"], commits.Select(commit => commit.Files.Single().Path));
    }

    [Fact]
    public void Pack_LargeFiles_CountNothing()
    {
        HubOperation[] changes =
        [
            .. Enumerable.Range(0, 5).Select(number => Send($"{number}", HubCommits.InlineBytes)),
            HubOperation.Delete("gone"),
        ];

        HubCommit commit = Assert.Single(HubCommits.Pack(changes, changes.Select(change => change.Path).ToHashSet()));

        Assert.Equal((0, 5, 1), (commit.Files.Length, commit.LargeFiles.Length, commit.Deleted.Length));
    }

    [Fact]
    public void Order_FitsIntoOneCommit_NeedsNoListBefore()
    {
        HubPlan plan = Plan(3, ["gone"]);

        Assert.Equal(
            ["f0", "f1", "f2", "gone", "README.md", PublishedList.Path],
            HubCommits.Order(plan, 6).Select(change => change.Path));
    }

    [Fact]
    public void Order_MoreThanACommit_ListsFilesBeforeTheyCome() => Assert.Equal(
        [PublishedList.Path, "f0", "f1", "f2", "gone", "README.md", PublishedList.Path],
        HubCommits.Order(Plan(3, ["gone"]), 5).Select(change => change.Path));

    private static HubPlan Plan(int files, string[] deleted)
    {
        HubFile[] all =
            [.. Enumerable.Range(0, files).Select(number => Send($"f{number}", 1).File!), Send("README.md", 1).File!];
        Dictionary<string, RemoteFile> remote = deleted.ToDictionary(
            path => path, path => new RemoteFile(path, 1, "x", null));
        return HubPlan.Create(all, remote, deleted.ToImmutableSortedSet(StringComparer.Ordinal));
    }

    private static HubOperation Send(string path, long size) =>
        HubOperation.Send(HubFile.OfDisk(path, "/nowhere/" + path, size, Digest.Of("x"u8)));
}
