using System.Diagnostics;

namespace NuTonic.EndToEnd.Tests.UnderFire;

/// <summary>
/// Time stamps that say nothing: of the future, all the same, put back, younger than the clock's tick.
/// </summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Names = ["Harrowmere", "Harrowmore", "Harrowmire", "Harrowmure"];

    [Theory]
    [InlineData(2200)]
    [InlineData(1971)]
    public void Build_AllStampsEqual_EditsOfTheSameSizeAreNoticed(int year)
    {
        using HostSpace space = new(pois: 2);
        DateTime same = new(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        SetTimes(space.Combine("pois"), same);
        BuildRun first = space.Build();
        SetTimes(space.Combine("out"), same);
        space.Build().AssertCounts(0, 0, first.Built + first.FromCache);

        Edit(space, 1);
        SetTimes(space.Combine("pois"), same);
        BuildRun run = space.Build();

        Assert.Contains("poi_0000/overview", run.BuiltNodes);
        Assert.Equal(space.CleanFiles(), space.Files());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ramfs")]
    [InlineData("tmpfs")]
    public void Build_SourceEditedRightAfterTheBuild_IsNoticedEachTime(string? fileSystem)
    {
        using HostSpace space = new(pois: 1);
        using Mount? disk = Elsewhere(space, fileSystem);
        DateTime before = File.GetLastWriteTimeUtc(Document(space));
        space.Build("Stride=24");
        for (int round = 1; round <= LongRun.Pick(4, 40); round++)
        {
            Edit(space, round);
            File.SetLastWriteTimeUtc(Document(space), before);

            BuildRun run = space.Build("Stride=24");
            Assert.Contains("poi_0000/overview", run.BuiltNodes.Concat(run.CachedNodes));
        }

        Assert.Equal(space.CleanFiles("Stride=24"), space.Files());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ramfs")]
    public void Build_OutputEditedRightAfterTheBuild_IsPutBackEachTime(string? fileSystem)
    {
        using HostSpace space = new(pois: 1);
        using Mount? disk = Elsewhere(space, fileSystem);
        space.Build("Stride=24");
        SortedDictionary<string, string> clean = space.Files();
        string card = space.Combine(space.Out, "README.md");
        for (int round = 1; round <= LongRun.Pick(3, 40); round++)
        {
            DateTime before = File.GetLastWriteTimeUtc(card);
            byte[] content = File.ReadAllBytes(card);
            content[^2] ^= 1;
            File.WriteAllBytes(card, content);
            File.SetLastWriteTimeUtc(card, before);

            BuildRun run = space.Build("Stride=24");

            Assert.Equal(["NT7008"], run.Warnings);
            Assert.Equal(clean, space.Files());
        }
    }

    [Fact]
    public void Build_SourceEditedWhileItRuns_TheNextBuildNotices()
    {
        using HostSpace space = new(pois: 2);
        DateTime before = File.GetLastWriteTimeUtc(Document(space));
        using Process process = space.Start("Parallelism=1");
        string start = BuildRun.ReadUntil(process, "poi_0000/windows: built (");
        Edit(space, 1);
        File.SetLastWriteTimeUtc(Document(space), before);
        BuildRun first = BuildRun.WaitFor(process, Patience, start);

        BuildRun second = space.Build();

        Assert.True(first.ExitCode == 0 && second.ExitCode == 0, first.Output + second.Output);
        Assert.Contains("poi_0000/overview", second.BuiltNodes);
        Assert.Equal(space.CleanFiles(), space.Files());
    }

    private static Mount? Elsewhere(HostSpace space, string? fileSystem)
    {
        if (fileSystem is null)
        {
            return null;
        }

        Mount disk = new(space.Combine("disk"), "size=64m", fileSystem);
        Directory.Move(space.Combine("pois"), space.Combine("old"));
        FolderCopy.Copy(space.Combine("old"), space.Combine("disk", "pois"));
        (space.Pois, space.Out) = ("disk/pois", "disk/out");
        return disk;
    }

    private static string Document(HostSpace space) => space.Combine(space.Pois, "poi_0000", "poi.json");

    // In place, the same number of bytes.
    private static void Edit(HostSpace space, int round)
    {
        string text = File.ReadAllText(Document(space));
        string edited = text.Replace(
            Names[(round - 1) % Names.Length], Names[round % Names.Length], StringComparison.Ordinal);
        Assert.NotEqual(text, edited);
        Assert.Equal(text.Length, edited.Length);
        File.WriteAllText(Document(space), edited);
    }

    private static void SetTimes(string folder, DateTime time)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(path, time);
        }
    }
}
