using System.Collections.Concurrent;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Hub;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Hub;

/// <summary>Publishes that meet busy servers, breaks, and others who write.</summary>
public sealed class HubTroubleTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Publish_BusyNowAndThen_IsPatient(int status)
    {
        await using HubScene scene = await HubScene.StartAsync();
        ConcurrentDictionary<string, bool> met = new(StringComparer.Ordinal);
        scene.Hub.Fault = (method, path, _) =>
            !path.Contains("/commit/", StringComparison.Ordinal) && met.TryAdd(method + path, true) ? status : null;

        await scene.PublishAsync();

        scene.AssertPublished();
        Assert.Equal(8, scene.Hub.Uploads.Count);
    }

    [Theory]
    [InlineData("/commit/", 2)]
    [InlineData("/store/", 5)]
    [InlineData("/preupload/", 1)]
    [InlineData("/batch", 1)]
    [InlineData("/api/verify", 4)]
    public async Task Publish_BreaksInTheMiddle_GoesOnWithoutSendingTwice(string where, int after)
    {
        await using HubScene scene = await HubScene.StartAsync();
        int met = 0;
        scene.Hub.Fault = (_, path, _) =>
            path.Contains(where, StringComparison.Ordinal) && Interlocked.Increment(ref met) > after ? 503 : null;
        await Assert.ThrowsAsync<NuTonicException>(
            () => scene.PublishAsync(options => options with { FilesPerCommit = 4 }));
        Assert.DoesNotContain("README.md", scene.Hub.Data!.Files().Keys);
        scene.Hub.Fault = static (_, _, _) => null;

        await scene.PublishAsync(options => options with { FilesPerCommit = 4 });

        scene.AssertPublished();
        Assert.Equal(scene.Hub.Uploads.Distinct().Count(), scene.Hub.Uploads.Count);
        Assert.Equal(8, scene.Hub.Uploads.Count);
        string[] committed =
        [
            .. scene.Hub.Data.Commits()
                .SelectMany(commit => commit.Files.Concat(commit.LargeFiles))
                .Where(path => path != PublishedList.Path),
        ];
        Assert.Equal(20, committed.Length);
    }

    [Fact]
    public async Task Publish_BreaksAndThenFilesGo_LeavesNoOrphan()
    {
        await using HubScene scene = await HubScene.StartAsync();
        int commits = 0;
        scene.Hub.Fault = (_, path, _) => path.Contains("/commit/", StringComparison.Ordinal) && ++commits > 2
            ? 503
            : null;
        await Assert.ThrowsAsync<NuTonicException>(
            () => scene.PublishAsync(options => options with { FilesPerCommit = 4 }));
        scene.Hub.Fault = static (_, _, _) => null;
        string sent = scene.Hub.Data!.Files().Keys.First(path => path.EndsWith(".png", StringComparison.Ordinal));
        scene.Remove(sent);

        await scene.PublishAsync();

        scene.AssertPublished();
    }

    [Fact]
    public async Task Publish_SomebodyElseCommitsMeanwhile_StopsInsteadOfMixing()
    {
        await using HubScene scene = await HubScene.StartAsync();
        int commits = 0;
        scene.Hub.Fault = (_, path, _) =>
        {
            if (path.Contains("/commit/", StringComparison.Ordinal) && ++commits == 2)
            {
                scene.Hub.Data!.Push("theirs.txt", "x"u8.ToArray());
            }

            return null;
        };

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(() => scene.PublishAsync());

        Assert.StartsWith("NT13", failure.Diagnostic.Code, StringComparison.Ordinal);
        Assert.DoesNotContain("README.md", scene.Hub.Data!.Files().Keys);
        scene.Hub.Fault = static (_, _, _) => null;
        await scene.PublishAsync();
        scene.AssertPublished("theirs.txt");
    }

    [Fact]
    public async Task Publish_FileChangedAfterTheCheck_IsNotSent()
    {
        await using HubScene scene = await HubScene.StartAsync();
        await File.WriteAllTextAsync(
            scene.Local("images/chip 0ä.png"), "Picture 0", TestContext.Current.CancellationToken);

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(() => scene.PublishAsync());

        Assert.Equal("NT6413", failure.Diagnostic.Code);
        Assert.Empty(scene.Hub.Violations);
    }

    [Fact]
    public async Task Publish_IgnoredByTheRepository_NamesTheFile()
    {
        await using HubScene scene = await HubScene.StartAsync();
        scene.Write("meta/x.ignored", "x");

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(() => scene.PublishAsync());

        Assert.Equal("NT6411", failure.Diagnostic.Code);
        Assert.Contains("meta/x.ignored", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_StoreFails_ShowsNoSignatureAndNoToken()
    {
        await using HubScene scene = await HubScene.StartAsync();
        scene.Hub.Fault = static (_, path, _) => path.StartsWith("/store/", StringComparison.Ordinal) ? 403 : null;

        NuTonicException failure = await Assert.ThrowsAsync<NuTonicException>(() => scene.PublishAsync());

        string all = failure + string.Concat(scene.Told);
        Assert.DoesNotContain("signature-5d41402abc4b2a76", all, StringComparison.Ordinal);
        Assert.DoesNotContain(HubScene.Token, all, StringComparison.Ordinal);
        SeenRequest[] toStore =
        [
            .. scene.Hub.Requests.Where(request => request.Path.StartsWith("/store/", StringComparison.Ordinal)),
        ];
        Assert.All(toStore, request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
    }
}
