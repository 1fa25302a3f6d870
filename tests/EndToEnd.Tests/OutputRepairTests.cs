namespace NuTonic.EndToEnd.Tests;

/// <summary>Published files that are damaged or gone come back from the cache.</summary>
public sealed class OutputRepairTests : IDisposable
{
    private const string Chip = "images/poi_0001_r00000_c00000.png";
    private const string ChipNode = "poi_0001/r00000_c00000/chip";

    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void Build_OutputDeleted_RestoresItFromTheCache()
    {
        File.Delete(PathOf(Chip));

        BuildRun run = AssertRestored(ChipNode);

        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Build_WholeDataSetDeleted_RestoresItFromTheCache()
    {
        Directory.Delete(_built.Space.Out, recursive: true);

        // Windows records and overview rows publish no file of their own.
        BuildRun run = AssertRestored([.. _built.Nodes.Where(node =>
            !node.EndsWith("/windows", StringComparison.Ordinal)
            && !node.EndsWith("/overview", StringComparison.Ordinal))]);

        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Build_OutputEdited_RestoresItWithAWarning()
    {
        File.WriteAllText(PathOf(Chip), "mine");

        BuildRun run = AssertRestored(ChipNode);

        Assert.Equal(["NT7008"], run.Warnings);
    }

    [Fact]
    public void Build_OutputEditedKeepingSizeAndTime_RestoresItWithAWarning()
    {
        DateTime time = File.GetLastWriteTimeUtc(PathOf(Chip));
        byte[] content = File.ReadAllBytes(PathOf(Chip));
        content[^20] ^= 1;
        File.WriteAllBytes(PathOf(Chip), content);
        File.SetLastWriteTimeUtc(PathOf(Chip), time);

        BuildRun run = AssertRestored(ChipNode);

        Assert.Equal(["NT7008"], run.Warnings);
    }

    [Fact]
    public void Build_OutputTruncated_RestoresItAndBuildsNoAggregateFromIt()
    {
        using (FileStream file = new(PathOf(Chip), FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        AssertRestored(ChipNode);
    }

    [Fact]
    public void Build_SplitAndCardDamaged_RestoresThem()
    {
        string split = _built.SplitOf("poi_0000");
        using (FileStream file = new(PathOf(split), FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        File.AppendAllText(PathOf("README.md"), "\nmine\n");

        BuildRun run = AssertRestored("dataset/" + Path.GetFileNameWithoutExtension(split), "dataset/card");

        Assert.Equal(["NT7008"], run.Warnings);
    }

    [Fact]
    public void Build_OutputAndItsCacheGone_ComputesIt()
    {
        File.Delete(PathOf(Chip));
        Directory.Delete(_built.Space.Combine("cache"), recursive: true);

        BuildRun run = _built.Space.Build();

        Assert.Equal([ChipNode], run.BuiltNodes);
        run.AssertCounts(1, 0, _built.Nodes.Length - 1);
        _built.AssertAsFirstBuilt();
    }

    // What the split file consists of is computed again for POIs that were found up to date before.
    [Fact]
    public void Build_SplitAndTheCacheGone_ComputesItsPartsAndCountsEachNodeOnce()
    {
        File.Delete(PathOf(_built.SplitOf("poi_0000")));
        Directory.Delete(_built.Space.Combine("cache"), recursive: true);

        BuildRun run = _built.Space.Build();

        Assert.Equal((0, _built.Nodes.Length), (run.ExitCode, run.Built + run.FromCache + run.UpToDate));
        Assert.Equal(run.BuiltNodes.Length, run.Built);
        _built.AssertAsFirstBuilt();
        _built.AssertNothingToDo();
    }

    [Fact]
    public void Build_FileThatNoBuildPublished_IsLeftAlone()
    {
        _built.Space.Write("out/notes.txt", "mine");

        BuildRun run = _built.AssertNothingToDo();

        Assert.Empty(run.Warnings);
        Assert.Equal("mine", File.ReadAllText(PathOf("notes.txt")));
    }

    public void Dispose() => _built.Dispose();

    private string PathOf(string output) => Path.Combine(_built.Space.Out, output);

    private BuildRun AssertRestored(params string[] nodes)
    {
        BuildRun run = _built.Space.Build();

        Assert.Empty(run.BuiltNodes);
        Assert.Equal(nodes.Order(StringComparer.Ordinal), run.CachedNodes);
        run.AssertCounts(0, nodes.Length, _built.Nodes.Length - nodes.Length);
        _built.AssertAsFirstBuilt();
        _built.AssertNothingToDo();
        return run;
    }
}
