using System.Text;

namespace NuTonic.EndToEnd.Tests.UnderFire;

/// <summary>Names and places at the edge of what file systems take: they work, or a typed error says why not.</summary>
public sealed class NameTests
{
    private const string Composed = "poi_caf\u00e9";
    private const string Decomposed = "poi_cafe\u0301";

    [Theory]
    [InlineData(Composed, Decomposed)]
    [InlineData("poi_Lac", "poi_lac")]
    [InlineData("poi_\u00c9", "poi_e\u0301")]
    public void Build_IdsThatAreOneNameOnSomeSystems_TypedErrorForBoth(string one, string other)
    {
        using HostSpace space = new(pois: 3);
        Rename(space, "poi_0000", one);
        Rename(space, "poi_0001", other);

        BuildRun run = space.Build();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["NT1033"], run.Errors);
        Assert.Equal(2, run.Output.Split("NT1033").Length - 1);
    }

    [Fact]
    public void Build_IdThatIsNotAscii_WorksAndIsFoundAgain()
    {
        using HostSpace space = new(pois: 1);
        Rename(space, "poi_0000", Decomposed);

        BuildRun first = space.Build();

        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Contains(
            space.Files().Keys, path => path.StartsWith($"images/{Decomposed}_r", StringComparison.Ordinal));
        space.Build().AssertCounts(0, 0, first.Built + first.FromCache);
    }

    [Fact]
    public void Build_LongestIdThatIsAllowed_FitsIntoFileNames()
    {
        using HostSpace space = new(pois: 1);
        string id = new('\u6e56', 40);
        Assert.Equal(120, Encoding.UTF8.GetByteCount(id));
        Rename(space, "poi_0000", id);

        BuildRun run = space.Build("WriteBboxOverlays=true", "ImageAug=true", "Stride=24");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.All(
            space.Files().Keys, path => Assert.InRange(Encoding.UTF8.GetByteCount(Path.GetFileName(path)), 1, 255));
    }

    [Theory]
    [InlineData("out", 300)]
    [InlineData("out", 1500)]
    [InlineData("cache", 480)]
    [InlineData("obj", 1500)]
    [InlineData("pois", 1500)]
    public void Build_DeepFolder_Works(string folder, int length)
    {
        using HostSpace space = new(pois: 1);
        Deepen(space, folder, length);

        BuildRun run = space.Build("Stride=24");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(run.Warnings);
        space.Build("Stride=24").AssertCounts(0, 0, run.Built + run.FromCache);
    }

    [Theory]
    [InlineData("out", 4060, "NT8014")]
    [InlineData("out", 5000, "NT8014")]
    [InlineData("cache", 1500, "NT8401")]
    [InlineData("cache", 5000, "NT8401")]
    [InlineData("obj", 5000, "NT8014")]
    [InlineData("pois", 5000, "NT1019")]
    public void Build_FolderThatIsTooDeep_TypedError(string folder, int length, string code)
    {
        using HostSpace space = new(pois: 1);
        Deepen(space, folder, length);

        BuildRun run = space.Build("Stride=24");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(code, run.Errors);
        Assert.DoesNotContain("Unhandled", run.Output, StringComparison.Ordinal);
    }

    private static void Rename(HostSpace space, string folder, string id)
    {
        string path = space.Combine("pois", folder, "poi.json");
        string text = File.ReadAllText(path);
        string renamed = text.Replace($"\"poi_id\": \"{folder}\"", $"\"poi_id\": \"{id}\"", StringComparison.Ordinal);
        Assert.NotEqual(text, renamed);
        File.WriteAllText(path, renamed);
    }

    // Names of 200 bytes until the absolute path is so long.
    private static void Deepen(HostSpace space, string folder, int length)
    {
        string path = folder;
        while (space.Combine(path).Length < length)
        {
            path += "/" + new string('d', Math.Clamp(length - space.Combine(path).Length - 1, 1, 200));
        }

        switch (folder)
        {
            case "out":
                space.Out = path;
                break;
            case "cache":
                space.Cache = path;
                break;
            case "obj":
                space.State = path;
                break;
            default:
                if (length < 4096)
                {
                    Directory.Move(space.Combine("pois"), space.Combine("old"));
                    Directory.CreateDirectory(Path.GetDirectoryName(space.Combine(path))!);
                    Directory.Move(space.Combine("old"), space.Combine(path));
                }

                space.Pois = path;
                break;
        }
    }
}
