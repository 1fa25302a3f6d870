using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NuTonic.Engine.Cache;

namespace NuTonic.EndToEnd.Tests;

/// <summary>What a build tells and keeps about itself.</summary>
public sealed class BuildReportTests : IDisposable
{
    private const string Report = "out/meta/build.json";

    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void Build_Something_ReportsItInSummaryFileAndBinaryLog()
    {
        BuildRun run = _built.Space.Build("-p:OutputSize=48", "-bl:build.binlog");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("hit rate 0.0 %", run.Output, StringComparison.Ordinal);
        string text = File.ReadAllText(_built.Space.Combine(Report));
        using JsonDocument json = JsonDocument.Parse(text);
        Assert.Equal(run.Built, json.RootElement.GetProperty("built").GetInt32());
        Assert.Equal(
            27, json.RootElement.GetProperty("steps").GetProperty("tile/chip").GetProperty("built").GetInt32());
        Assert.DoesNotContain(_built.Space.Path, text, StringComparison.Ordinal);
        Assert.DoesNotContain(System.Environment.MachineName, text, StringComparison.Ordinal);
        string log = Unzipped(_built.Space.Combine("build.binlog"));
        Assert.Contains("nutonic.build", log, StringComparison.Ordinal);
        Assert.Contains("tile/chip built", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Nothing_LeavesTheReportAndReturnsTheCounts()
    {
        Assert.True(FileStamp.TryRead(_built.Space.Combine(Report), out FileStamp before, out _));

        _built.AssertNothingToDo();
        BuildRun run = _built.Space.Build("-getTargetResult:Build");

        Assert.True(FileStamp.TryRead(_built.Space.Combine(Report), out FileStamp after, out _));
        Assert.Equal(before, after);
        int start = run.Output.IndexOf('{', StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(run.Output[start..(run.Output.LastIndexOf('}') + 1)]);
        JsonElement item = json.RootElement.GetProperty("TargetResults").GetProperty("Build").GetProperty("Items")[0];
        Assert.Equal("0", item.GetProperty("Built").GetString());
        Assert.Equal(_built.Space.Out, item.GetProperty("Identity").GetString());
    }

    [Fact]
    public void Clean_AfterABuild_RemovesTheReport()
    {
        BuildRun run = _built.Space.Build("-t:Clean");

        Assert.Equal(0, run.ExitCode);
        Assert.False(Directory.Exists(_built.Space.Out));
    }

    [Fact]
    public void Stats_AfterBuilds_ShowsThemInOrder()
    {
        _built.Space.Build("-p:MinClassFraction=0.25");
        _built.Space.Build("-p:NativeTile=1");

        BuildRun run = _built.Space.Build("-t:Stats");

        Assert.Equal(0, run.ExitCode);
        string[] builds =
        [
            .. run.Output.Split('\n').Where(line => line.Contains(" Build  ", StringComparison.Ordinal)),
        ];
        Assert.Equal(2, builds.Length);
        Assert.Matches(@"done +\d+ +0 +0 +0\.0 %", builds[0]);
    }

    public void Dispose() => _built.Dispose();

    private static string Unzipped(string path)
    {
        using GZipStream unzipped = new(File.OpenRead(path), CompressionMode.Decompress);
        using StreamReader reader = new(unzipped, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
