using System.Diagnostics;
using System.Text.Json;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>A data set of the sample world as its readers see it.</summary>
public sealed class AerialDatasetTests
{
    [Fact]
    public void Build_SampleWorldWithoutAnyInput_GivesShardsThatTarReads()
    {
        using BuildSpace space = new(
            ("Profile", "rsteller"), ("SampleQuads", "2"), ("ShardSize", "8"), ("ShardIndex", "true"));

        BuildRun first = space.Build();
        BuildRun second = space.Build();

        Assert.True(first.ExitCode == 0, first.Output);
        second.AssertCounts(0, 0, first.Built);
        string[] shards =
        [
            .. Directory.GetFiles(Path.Combine(space.Out, "JPG"), "*.tar").Order(StringComparer.Ordinal),
        ];
        Assert.True(shards.Length > 1, first.Output);
        HashSet<string> keys = [];
        foreach (string shard in shards)
        {
            string[] names = Tar("-tf", shard).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.InRange(names.Length, 2, 16);
            for (int i = 0; i < names.Length; i += 2)
            {
                string key = Path.GetFileNameWithoutExtension(names[i]);
                Assert.Equal((key + ".jpg", key + ".json"), (names[i], names[i + 1]));
                Assert.True(keys.Add(key));
                AssertSample(key, Tar("-xOf", shard, names[i + 1]));
            }
        }

        Assert.Empty(first.Warnings);
    }

    [Fact]
    public void Build_OtherThreadsAndFolder_SameBytes()
    {
        using AerialSpace one = new(("Parallelism", "1"), ("ImageTextRows", "true"));
        using AerialSpace other = new(("Parallelism", "7"), ("ImageTextRows", "true"));

        one.BuildWell();
        other.BuildWell();

        SortedDictionary<string, string> files = one.Space.Files();
        Assert.Contains("data/train.jsonl", files.Keys);
        Assert.Equal(files, other.Space.Files());
    }

    [Theory]
    [InlineData("Verify", "; 0 damaged")]
    [InlineData("VerifyReproducible", "; 0 differ")]
    [InlineData("Explain", "would build 0 nodes, take 0 from the cache")]
    [InlineData("Stats", "Build")]
    public void Target_AfterABuild_WorksForTheProfile(string target, string expected)
    {
        using AerialSpace space = new();
        space.BuildWell();

        BuildRun run = space.BuildWell("-t:" + target);

        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Equal(0, space.Build("-question").ExitCode);
    }

    [Fact]
    public void Question_OptionChanged_FailsAndChangesNothing()
    {
        using AerialSpace space = new();
        space.BuildWell();
        SortedDictionary<string, string> files = space.Space.Files();

        BuildRun run = space.Build("-question", "-p:JpegQuality=70");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(files, space.Space.Files());
    }

    [Fact]
    public void Clean_AfterABuild_RemovesEverythingAndTheCacheGivesItBack()
    {
        using AerialSpace space = new();
        BuildRun first = space.BuildWell();
        SortedDictionary<string, string> files = space.Space.Files();

        space.BuildWell("-t:Clean");
        Assert.Empty(space.Space.Files());
        BuildRun again = space.BuildWell();

        Assert.Equal(files, space.Space.Files());
        Assert.Equal((0, first.Built), (again.Built, again.FromCache));
    }

    [Fact]
    public void Export_IntoAnotherCache_BuildsWithoutComputing()
    {
        using AerialSpace space = new();
        BuildRun first = space.BuildWell();
        SortedDictionary<string, string> files = space.Space.Files();

        space.BuildWell("-t:ExportCache", "-p:File=x.tar");
        space.BuildWell("-t:ImportCache", "-p:File=x.tar", "-p:CacheDir=other");
        BuildRun again = space.BuildWell("-p:CacheDir=other", "-p:DatasetDir=out2");

        Assert.Equal((0, first.Built), (again.Built, again.FromCache));
        Assert.Equal(files, Snapshot.Of(space.Space.Combine("out2")));
    }

    [Fact]
    public void Build_OptionOfTheOtherProfileOnTheCommandLine_Warns()
    {
        using AerialSpace space = new();

        BuildRun run = space.BuildWell("-p:MinClassFraction=0.1");

        Assert.Equal(["NT1215", "NT9402"], run.Warnings);
    }

    [Fact]
    public void Build_MapWithElementsCutAtItsBorder_ReportsThemEachTime()
    {
        using AerialSpace space = new();

        BuildRun run = space.BuildWell();
        BuildRun again = space.BuildWell();

        Assert.Equal(["NT1215"], run.Warnings);
        Assert.Contains("reach beyond the border of the extract", run.Output, StringComparison.Ordinal);
        Assert.Equal(["NT1215"], again.Warnings);
    }

    [Fact]
    public void Build_WithoutExtract_SaysThatNothingGetsACaption()
    {
        using AerialSpace space = new();

        BuildRun run = space.BuildWell("-p:OsmExtract=");
        BuildRun again = space.BuildWell("-p:OsmExtract=");

        Assert.Equal(["NT9403"], run.Warnings);
        Assert.Equal(["NT9403"], again.Warnings);
        Assert.Contains(
            "no samples", File.ReadAllText(Path.Combine(space.Space.Out, "README.md")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(space.Space.Out, "JPG")));
    }

    private static void AssertSample(string key, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(
            ["metadata", "annotations"], document.RootElement.EnumerateObject().Select(property => property.Name));
        JsonElement metadata = document.RootElement.GetProperty("metadata");
        Assert.Equal(["patch_id", "image_name"], metadata.EnumerateObject().Select(property => property.Name));
        Assert.Equal(key, metadata.GetProperty("patch_id").GetRawText());
        JsonElement[] annotations = [.. document.RootElement.GetProperty("annotations").EnumerateArray()];
        Assert.Equal(2, annotations.Length);
        Assert.InRange(annotations[0].GetProperty("task").GetInt32(), 1, 2);
        Assert.Equal(3, annotations[1].GetProperty("task").GetInt32());
        Assert.All(annotations, annotation => Assert.Equal(
            ["task", "text", "annotator"], annotation.EnumerateObject().Select(property => property.Name)));
    }

    private static string Tar(params string[] arguments)
    {
        ProcessStartInfo start = new("tar", arguments) { RedirectStandardOutput = true };
        using Process tar = Process.Start(start)!;
        string output = tar.StandardOutput.ReadToEnd();
        tar.WaitForExit();
        Assert.Equal(0, tar.ExitCode);
        return output;
    }
}
