using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Hub;
using NuTonic.SourceServer.Hub;

namespace NuTonic.Engine.Tests.Hub;

/// <summary>Publishes to a Hub that checks everything that arrives.</summary>
public sealed class HubPublisherTests
{
    [Fact]
    public async Task Publish_Empty_SendsEverythingOnce()
    {
        await using HubScene scene = await HubScene.StartAsync();

        HubResult result = await scene.PublishAsync();

        scene.AssertPublished();
        Assert.Equal((20, 0, 0), (result.Sent, result.Unchanged, result.Deleted));
        Assert.Equal(8, scene.Hub.Uploads.Count);
        Assert.Equal(scene.Hub.Data!.Commits()[^1].Id, result.CommitId);
        Assert.All(scene.Hub.Data.Commits(), commit => Assert.InRange(commit.Changes, 0, 10));
    }

    [Fact]
    public async Task Publish_Again_AsksOnly()
    {
        await using HubScene scene = await HubScene.StartAsync();
        HubResult first = await scene.PublishAsync();
        int writes = scene.Hub.Writes.Count();

        HubResult second = await scene.PublishAsync();

        Assert.Equal((0, 20, 0, 0L), (second.Sent, second.Unchanged, second.Deleted, second.Bytes));
        Assert.Equal(first.CommitId, second.CommitId);
        Assert.Equal(writes, scene.Hub.Writes.Count());
    }

    [Fact]
    public async Task Publish_ManyCommits_ShowsTheCardLastAndPicturesFirst()
    {
        await using HubScene scene = await HubScene.StartAsync();

        await scene.PublishAsync(options => options with { FilesPerCommit = 3 });

        scene.AssertPublished();
        FakeCommit[] commits = [.. scene.Hub.Data!.Commits().Skip(1)];
        Assert.All(commits, commit => Assert.InRange(commit.Changes, 1, 3));
        string[] order = [.. commits.SelectMany(commit => commit.Files.Concat(commit.LargeFiles))];
        Assert.Equal(PublishedList.Path, order[0]);
        Assert.Equal("README.md", order[^1]);
        Assert.True(
            Array.FindLastIndex(order, path => path.StartsWith("images/", StringComparison.Ordinal))
            < Array.FindIndex(order, path => path.StartsWith("data/", StringComparison.Ordinal)));
        Assert.All(commits[..^1], commit => Assert.DoesNotContain("README.md", commit.Tree.Keys));
    }

    [Fact]
    public async Task Publish_SomeChanged_SendsThoseInOneCommit()
    {
        await using HubScene scene = await HubScene.StartAsync();
        await scene.PublishAsync();
        int commits = scene.Hub.Data!.Commits().Count;
        scene.Write("images/chip 3ä.png", "another picture");
        scene.Write("data/train.jsonl", "{\"messages\": [1]}\n");

        HubResult result = await scene.PublishAsync();

        scene.AssertPublished();
        Assert.Equal((2, 18, 0), (result.Sent, result.Unchanged, result.Deleted));
        Assert.Equal(commits + 1, scene.Hub.Data.Commits().Count);
        Assert.Equal(["data/train.jsonl"], scene.Hub.Data.Commits()[^1].Files);
        Assert.Equal(["images/chip 3ä.png"], scene.Hub.Data.Commits()[^1].LargeFiles);
    }

    [Fact]
    public async Task Publish_FilesGone_DeletesOursAndNoOther()
    {
        await using HubScene scene = await HubScene.StartAsync();
        await scene.PublishAsync();
        scene.Hub.Data!.Push("images/of somebody else.png", "theirs"u8.ToArray());
        scene.Hub.Data.Push("LICENSE", "theirs"u8.ToArray());
        scene.Remove("images/chip 7ä.png");
        scene.Remove("metadata/chip 7ä.json");

        HubResult result = await scene.PublishAsync();

        scene.AssertPublished("images/of somebody else.png", "LICENSE");
        Assert.Equal(2, result.Deleted);
        Assert.Equal(["images/chip 7ä.png", "metadata/chip 7ä.json"], result.DeletedPaths);
    }

    [Fact]
    public async Task Publish_FilesMoved_SendsNoContentAgain()
    {
        await using HubScene scene = await HubScene.StartAsync();
        await scene.PublishAsync();
        scene.Remove("images/chip 7ä.png");
        scene.Write("images/s00000/chip 7ä.png", "picture 7");

        HubResult result = await scene.PublishAsync();

        scene.AssertPublished();
        Assert.Equal((1, 1, 0L), (result.Sent, result.Deleted, result.LargeBytesSent));
        Assert.Equal(8, scene.Hub.Uploads.Count);
    }

    [Fact]
    public async Task Publish_ListSaysWhatItLikes_DeletesNothingOfGit()
    {
        await using HubScene scene = await HubScene.StartAsync();
        scene.Hub.Data!.Push("kept.txt", "theirs"u8.ToArray());
        scene.Hub.Data.Push(
            PublishedList.Path,
            Encoding.UTF8.GetBytes("nutonic published files 1\n.gitattributes\n../kept.txt\n/kept.txt\n"));

        HubResult result = await scene.PublishAsync();

        Assert.Equal(0, result.Deleted);
        scene.AssertPublished("kept.txt");
    }

    [Fact]
    public async Task Publish_ListOfSomebodyElse_DeletesNothing()
    {
        await using HubScene scene = await HubScene.StartAsync();
        scene.Hub.Data!.Push("kept.txt", "theirs"u8.ToArray());
        scene.Hub.Data.Push(PublishedList.Path, "kept.txt\n"u8.ToArray());

        await scene.PublishAsync();

        scene.AssertPublished("kept.txt");
    }

    [Fact]
    public async Task Publish_LargeFile_IsSentInParts()
    {
        await using HubScene scene = await HubScene.StartAsync(partSize: 1000);
        byte[] content = new byte[2500];
        new Random(1).NextBytes(content);
        scene.Write("images/large.png", content);
        scene.Write("images/two parts.png", content[..2000]);

        await scene.PublishAsync();

        scene.AssertPublished();
        Assert.Equal(
            3 + 2, scene.Hub.Requests.Count(request => request.Path.StartsWith("/part/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Publish_DryRun_WritesNothing()
    {
        await using HubScene scene = await HubScene.StartAsync();

        HubResult result = await scene.PublishAsync(options => options with { IsDryRun = true });

        Assert.Equal(20, result.Sent);
        Assert.Equal(20, result.SentPaths.Count);
        Assert.Empty(scene.Hub.Writes);
        Assert.Equal([".gitattributes"], scene.Hub.Data!.Files().Keys);
    }

    [Fact]
    public async Task Publish_NoRepository_SaysSoOrCreatesIt()
    {
        await using HubScene scene = await HubScene.StartAsync();
        scene.Hub.Data = null;

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(() => scene.PublishAsync());
        HubResult dry = await scene.PublishAsync(options => options with { Creates = true, IsDryRun = true });
        Assert.Null(scene.Hub.Data);
        await scene.PublishAsync(options => options with { Creates = true });

        Assert.Equal("NT6409", failure.Diagnostic.Code);
        Assert.Equal((20, null), (dry.Sent, dry.CommitId));
        scene.AssertPublished();
    }

    [Fact]
    public async Task Publish_OtherBranch_IsMadeWhenAsked()
    {
        await using HubScene scene = await HubScene.StartAsync();
        HubPlace place = HubPlace.Of(scene.Hub.Endpoint, FakeHub.Repo, "pr/next-1");

        await scene.PublishAsync(options => options with { Place = place, Creates = true });

        Assert.Empty(scene.Hub.Violations);
        Assert.Equal(22, scene.Hub.Data!.Files("pr/next-1").Count);
        Assert.Single(scene.Hub.Data.Files());
    }
}
