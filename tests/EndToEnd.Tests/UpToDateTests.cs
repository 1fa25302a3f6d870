namespace NuTonic.EndToEnd.Tests;

/// <summary>When nothing changed nothing is built, and a change is noticed however well it hides.</summary>
public sealed class UpToDateTests : IDisposable
{
    private const string Document = "pois/poi_0000/poi.json";

    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void Build_NothingChanged_TouchesNoFileTheSecondAndThirdTime()
    {
        BuildRun second = _built.AssertNothingToDo();
        BuildRun third = _built.AssertNothingToDo();

        second.AssertCounts(0, 0, _built.Nodes.Length);
        third.AssertCounts(0, 0, _built.Nodes.Length);
        _built.AssertSettled();
    }

    [Fact]
    public void Build_AllTimeStampsTouched_BuildsNothing()
    {
        DateTime now = new(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        foreach (string file in Directory.EnumerateFiles(
            _built.Space.Combine(World.Folder), "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, now);
        }

        _built.AssertNothingToDo().AssertCounts(0, 0, _built.Nodes.Length);

        _built.AssertSettled();
    }

    [Fact]
    public void Build_OutputsTouched_BuildsNothingAndLeavesThem()
    {
        foreach (string file in Directory.EnumerateFiles(_built.Space.Out, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2021, 5, 6, 7, 8, 9, DateTimeKind.Utc));
        }

        _built.AssertNothingToDo().AssertCounts(0, 0, _built.Nodes.Length);
        _built.AssertNothingToDo();
    }

    [Fact]
    public void Build_SameSizeEditWithTheTimePutBack_IsNoticed()
    {
        string path = _built.Space.Combine(Document);
        DateTime before = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, Renamed(path));
        File.SetLastWriteTimeUtc(path, before);

        AssertOverviewRebuilt();
    }

    [Fact]
    public void Build_FileReplacedByAnOlderOne_IsNoticed()
    {
        string path = _built.Space.Combine(Document);
        MoveOver(path, Renamed(path), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        AssertOverviewRebuilt();
    }

    [Fact]
    public void Build_FileReplacedByOneOfTheSameSizeAndTime_IsNoticed()
    {
        string path = _built.Space.Combine(Document);
        MoveOver(path, Renamed(path), File.GetLastWriteTimeUtc(path));

        AssertOverviewRebuilt();
    }

    [Fact]
    public void Build_OptionsBackToEarlierOnes_TakesTheCachedResults()
    {
        _built.Space.Build("-p:OutputSize=48");

        BuildRun run = _built.Space.Build();

        Assert.Empty(run.BuiltNodes);
        Assert.True(run.FromCache > 0, run.Output);
        _built.AssertAsFirstBuilt();
    }

    public void Dispose() => _built.Dispose();

    private static string Renamed(string path)
    {
        string text = File.ReadAllText(path);
        string renamed = text.Replace("Harrowmere", "Harrowmore", StringComparison.Ordinal);
        Assert.NotEqual(text, renamed);
        return renamed;
    }

    private static void MoveOver(string path, string content, DateTime time)
    {
        File.WriteAllText(path + ".new", content);
        File.SetLastWriteTimeUtc(path + ".new", time);
        File.Move(path + ".new", path, overwrite: true);
    }

    private void AssertOverviewRebuilt()
    {
        string split = _built.SplitOf("poi_0000");

        _built.AssertRebuilds(node => node is "poi_0000/overview" or "dataset/card");

        Assert.True(_built.IsChanged(split));
    }
}
