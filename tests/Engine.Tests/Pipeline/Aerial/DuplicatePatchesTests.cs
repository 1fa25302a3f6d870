using NuTonic.ChatServer;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Sources.AerialSample;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

/// <summary>
/// Two quads of the same pixels: each pair of patches gives one sample, and its captions are paid for once.
/// </summary>
public sealed class DuplicatePatchesTests : IDisposable
{
    private const string Second = "second.tif";

    private readonly AerialScene _scene = new();
    private readonly TemporaryFolder _imagery = new();

    public DuplicatePatchesTests()
    {
        string quad = Assert.Single(Directory.GetFiles(
            Path.Combine(AerialScene.WorldFolder, AerialWorld.ImageryName), "*.tif"));
        File.Copy(quad, _imagery.Combine("first.tif"));
        File.Copy(quad, _imagery.Combine(Second));
    }

    public void Dispose()
    {
        _scene.Dispose();
        _imagery.Dispose();
    }

    [Fact]
    public void Build_WithTemplates_WritesNoCaptionOfADuplicate()
    {
        (_, RecordingLog both) = Build();

        Assert.Equal(Count(both, "/sample"), Count(both, "/caption"));
        Assert.Equal(2 * Count(both, "/sample"), Count(both, "/image"));
        Assert.Contains(both.Summaries, line =>
            line.Contains($"{Count(both, "/sample")} with the pixels of another patch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_WithAModel_AsksForNoCaptionOfADuplicate()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());

        RecordingLog both = await Ask(server);

        int samples = Count(both, "/sample");
        Assert.True(samples > 3);
        Assert.Equal(samples, server.Calls.Count);

        await Ask(server);

        Assert.Equal(samples, server.Calls.Count);
    }

    [Fact]
    public async Task Build_QuadOfDuplicatesGoesAndComes_AsksForWhatStaysNowAndNothingTwice()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        int samples = Count(await Ask(server), "/sample");
        SortedDictionary<string, string> files = _scene.Files();
        File.Move(_imagery.Combine(Second), _imagery.Combine("away"));

        RecordingLog without = await Ask(server);

        // The first quad had the lower id of some pairs only. Of the others some are asked what their double was asked.
        Assert.InRange(Count(without, "/sample"), 1, samples - 1);
        int gained = Count(without, "/caption");
        Assert.InRange(gained, 1, samples - 1);
        Assert.Equal(samples + gained, server.Calls.Count);
        Assert.Equal(0, Count(without, "/facts") + Count(without, "/image"));

        File.Move(_imagery.Combine("away"), _imagery.Combine(Second));
        await Ask(server);

        Assert.Equal(samples + gained, server.Calls.Count);
        Assert.Equal(files, _scene.Files());
    }

    [Fact]
    public void Build_DuplicatesAllowed_CaptionsAll()
    {
        (_, RecordingLog all) = Build(("DropDuplicates", "false"));

        Assert.Equal(Count(all, "/image"), Count(all, "/sample"));
    }

    private (DatasetResult Result, RecordingLog Log) Build(params (string Name, string Value)[] options) =>
        _scene.Build([("ImageryRoot", _imagery.Path), ("DropOverlaps", "false"), ("Revisions", "0"), .. options]);

    private Task<RecordingLog> Ask(ChatServerHost server) => Task.Run(() => Build(
        ("Captioner", "openai"), ("CaptionEndpoint", server.Endpoint), ("CaptionModels", "one")).Log);

    private static int Count(RecordingLog log, string node) =>
        log.Details.Count(line => line.Contains(node + ": built", StringComparison.Ordinal));
}
