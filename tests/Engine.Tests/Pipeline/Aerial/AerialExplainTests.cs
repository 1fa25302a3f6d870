using NuTonic.ChatServer;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

/// <summary>
/// What a dry run tells of quads and patches: where they come from, and what a build of other options would do.
/// </summary>
public sealed class AerialExplainTests : IDisposable
{
    private readonly AerialScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Explain_Patch_ShowsItsQuadAndAllOfItsNodes()
    {
        (_, RecordingLog built) = _scene.Build();
        string patch =
            built.Details.First(line => line.Contains("/sample: built", StringComparison.Ordinal)).Split("/sample:")[0];

        string[] lineage = Explain(("ExplainTarget", patch));

        Assert.Contains(lineage, line => line.EndsWith(": source files", StringComparison.Ordinal));
        Assert.Contains($"{patch.Split('/')[0]}/patches: up to date", lineage);
        foreach (string node in (string[])["facts", "image", "caption", "revision1", "annotations", "sample"])
        {
            Assert.Contains($"{patch}/{node}: up to date", lineage);
        }

        Assert.Contains(lineage, line => line.StartsWith("  output content, sha256 ", StringComparison.Ordinal));
    }

    // What is made from all units is found up to date as a whole, and reports nothing then.
    [Theory]
    [InlineData("dataset", "dataset/settings: up to date")]
    [InlineData("dataset/card", "dataset/card: up to date")]
    [InlineData("*/card", "dataset/card: up to date")]
    public void Explain_DatasetThatIsUpToDate_ShowsItsNodes(string target, string expected)
    {
        _scene.Build();

        string[] lineage = Explain(("ExplainTarget", target));

        Assert.Single(lineage, expected);
    }

    [Fact]
    public void Explain_DatasetThatIsOutOfDate_ShowsItsNodesOnce()
    {
        _scene.Build();

        string[] lineage = Explain(("ExplainTarget", "dataset/settings"), ("ShardIndex", "true"));

        Assert.Single(lineage, line => line.StartsWith("dataset/settings: would be built", StringComparison.Ordinal));
    }

    // Nobody knows what they will be before the quads are there; none of them goes.
    [Fact]
    public void Explain_DatasetThatWaitsForAQuad_TellsThatItWaits()
    {
        (string, string)[] options = [("ImageTextRows", "true"), ("ShardIndex", "true")];
        _scene.Build(options);

        string[] lineage = Explain([("ExplainTarget", "dataset"), ("JpegQuality", "80"), .. options]);

        Assert.Contains(
            lineage, line => line.StartsWith("dataset/attribution: would be built (if ", StringComparison.Ordinal));
        Assert.DoesNotContain(lineage, line => line.Contains("no longer part", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_OtherJpegQuality_LeavesCaptionsAsTheyAre()
    {
        (DatasetResult built, _) = _scene.Build();
        RecordingLog log = new();

        DatasetResult result = Dataset.Explain(
            _scene.Request(("JpegQuality", "80")), log, TestContext.Current.CancellationToken);

        // The shard with its two tables is one of the nodes that are told of.
        Assert.Equal(built.Built - 2, result.Built + result.UpToDate);
        Assert.DoesNotContain(log.Details.Concat(log.Summaries), line =>
            line.Contains("/caption: would be built", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_OtherJpegQualityAndSeed_TellsOfCaptionsToo()
    {
        (_, RecordingLog built) = _scene.Build();

        string[] lines = Explain(("JpegQuality", "80"), ("CaptionSeed", "2"));

        Assert.Equal(
            built.Details.Count(line => line.Contains("/caption: built", StringComparison.Ordinal)),
            lines.Count(line => line.Contains("/caption: would be built (", StringComparison.Ordinal)
                && line.Contains("CaptionSeed 1 -> 2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Explain_OtherJpegQualityWithAModelThatSeesPictures_LetsCaptionsWaitForThem()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        (string, string)[] options =
        [
            ("Captioner", "openai"), ("CaptionEndpoint", server.Endpoint), ("CaptionModels", "one"),
            ("CaptionImage", "true"),
        ];
        await Task.Run(() => _scene.Build(options), TestContext.Current.CancellationToken);
        int asked = server.Calls.Count;

        string[] lines = Explain([("JpegQuality", "80"), .. options]);

        Assert.Contains(lines, line => line.Contains("/caption: would be built (if ", StringComparison.Ordinal));
        Assert.Equal(asked, server.Calls.Count);
    }

    private string[] Explain(params (string Name, string Value)[] options)
    {
        RecordingLog log = new();
        Dataset.Explain(_scene.Request(options), log, TestContext.Current.CancellationToken);
        Assert.Empty(log.Errors);
        return [.. log.Details, .. log.Summaries];
    }
}
