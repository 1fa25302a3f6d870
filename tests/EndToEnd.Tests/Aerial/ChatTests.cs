using System.Diagnostics;
using System.IO.Compression;
using NuTonic.ChatServer;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>Captions that are paid for: none is asked for twice, none is lost, and the key is nowhere.</summary>
public sealed class ChatTests : IDisposable
{
    private const string NoServer = "http://127.0.0.1:9/v1";

    private readonly ChatSpace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public async Task Build_EverythingAnswered_AsksOncePerCaptionAndNeverAgain()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());

        BuildRun first = _space.Build(server);

        Assert.True(first.ExitCode == 0, first.Output);
        string[] captions = Captions(first);
        Assert.True(captions.Length > 20, first.Output);
        Assert.Equal(captions.Length, server.Calls.Count);
        Assert.Equal(server.Calls.Count, server.Calls.Select(call => call.Body).Distinct().Count());

        _space.Build(server).AssertCounts(0, 0, first.Built);
        Assert.Equal(captions.Length, server.Calls.Count);
    }

    [Fact]
    public async Task Build_EndpointDownWithEverythingCached_SucceedsWithoutARequest()
    {
        ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        await using (server)
        {
            Assert.Equal(0, _space.Build(server).ExitCode);
        }

        Directory.Delete(_space.Space.Out, recursive: true);
        BuildRun pictures = _space.Build(NoServer, "JpegQuality=70");
        Directory.Delete(_space.Space.Combine("obj"), recursive: true);
        BuildRun forgotten = _space.Build(NoServer);

        Assert.True(pictures.ExitCode == 0, pictures.Output);
        Assert.Empty(Captions(pictures));
        Assert.True(forgotten.ExitCode == 0, forgotten.Output);
        Assert.DoesNotContain(forgotten.BuiltNodes, IsCaption);
    }

    [Fact]
    public async Task Build_EndpointFailsInTheMiddle_KeepsEveryAnswerAndSaysWhatHappened()
    {
        const int Answers = 10;
        BuildRun broken;
        await using (ChatServerHost server = await ChatServerHost.StartAsync((number, _) =>
            number < Answers ? new ChatBehaviour() : ChatBehaviour.Error(503, "overloaded")))
        {
            broken = _space.Build(server, "CaptionConcurrency=2");
        }

        Assert.NotEqual(0, broken.ExitCode);
        Assert.Contains(broken.Errors, code => code.StartsWith("NT55", StringComparison.Ordinal));
        Assert.Contains("NT9401", broken.Errors);
        string[] kept = Captions(broken);
        Assert.Equal(Answers, kept.Length);
        await using ChatServerHost repaired = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());

        BuildRun rest = _space.Build(repaired);

        Assert.True(rest.ExitCode == 0, rest.Output);
        Assert.Empty(Captions(rest).Intersect(kept));
        Assert.Equal(Captions(rest).Length, repaired.Calls.Count);
    }

    [Fact]
    public async Task Build_KilledInTheMiddle_AsksForNoAnswerAgain()
    {
        const int Answers = 12;
        ChatBehaviour slow = new() { Delay = TimeSpan.FromMilliseconds(100) };
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => slow);
        string start;
        using (Process process = _space.Start(server.Endpoint, "CaptionConcurrency=3"))
        {
            start = BuildRun.ReadUntil(process, "/caption: built (", Answers);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        string[] answered = [.. start.Split('\n')
            .Where(line => line.Contains(": built (", StringComparison.Ordinal))
            .Select(line => line.Split(": built (")[0].Trim())
            .Where(IsCaption)];
        int before = server.Calls.Count;

        BuildRun rest = _space.Build(server);

        Assert.True(rest.ExitCode == 0, rest.Output);
        Assert.True(answered.Length >= Answers);
        Assert.Empty(Captions(rest).Intersect(answered));
        Assert.Equal(Captions(rest).Length, server.Calls.Count - before);
    }

    [Fact]
    public async Task Build_OtherTemperature_AsksForCaptionsAndLeavesPicturesAlone()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        BuildRun first = _space.Build(server);

        BuildRun run = _space.Build(server, "CaptionTemperature=0.5");

        Assert.Equal(Captions(first), Captions(run));
        Assert.DoesNotContain(run.BuiltNodes, node => node.EndsWith("/image", StringComparison.Ordinal));
        Assert.DoesNotContain(run.BuiltNodes, node => node.EndsWith("/facts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_AnswersRefused_FallsBackToTemplatesAndKeepsALedger()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => new ChatBehaviour { Text = "**Sure!**" });

        BuildRun run = _space.Build(server, "CaptionRetries=1", "Revisions=0");

        Assert.True(run.ExitCode == 0, run.Output);
        int samples = run.BuiltNodes.Count(node => node.EndsWith("/sample", StringComparison.Ordinal));
        Assert.Equal(2 * samples, server.Calls.Count);
        Assert.Equal(2 * samples, (await File.ReadAllLinesAsync(
            Path.Combine(_space.Space.Out, "meta", "rejected.jsonl"), TestContext.Current.CancellationToken)).Length);
        Assert.Contains($"{2 * samples} answers refused", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            samples, run.BuiltNodes.Count(node => node.EndsWith("/caption-template", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Build_MoreRequestsThanCores_KeepsToTheLimit()
    {
        ChatBehaviour slow = new() { Delay = TimeSpan.FromMilliseconds(300) };
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => slow);

        BuildRun run = _space.Build(server, "CaptionConcurrency=6", "Parallelism=1");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.InRange(server.MostAtOnce, 3, 6);
    }

    [Fact]
    public async Task Build_WithAKey_StoresItNowhere()
    {
        const string Key = "sk-test-4d1f9c77a0";
        _space.Space.Environment["MY_KEY"] = Key;
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());

        BuildRun run = _space.Space.Build(
            "-p:Profile=rsteller",
            "-p:ImageryRoot=" + AerialSpace.Imagery,
            "-p:OsmExtract=" + AerialSpace.Map,
            "-p:Captioner=openai",
            "-p:CaptionEndpoint=" + server.Endpoint,
            "-p:CaptionModels=one",
            "-p:CaptionApiKeyVariable=MY_KEY",
            "-bl:log.binlog");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.All(server.Calls, call => Assert.Equal("Bearer " + Key, call.Authorization));
        Assert.DoesNotContain(Key, run.Output, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(_space.Space.Path, "*", SearchOption.AllDirectories),
            file => Assert.False(Holds(file, Key), file));
    }

    private static string[] Captions(BuildRun run) => [.. run.BuiltNodes.Where(IsCaption)];

    private static bool IsCaption(string node) =>
        node.EndsWith("/caption", StringComparison.Ordinal) || node.EndsWith("/revision1", StringComparison.Ordinal);

    private static bool Holds(string file, string text)
    {
        using Stream stream = file.EndsWith(".binlog", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress)
            : File.OpenRead(file);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
