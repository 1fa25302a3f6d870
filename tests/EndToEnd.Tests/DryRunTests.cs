using NuTonic.Engine.Cache;
using NuTonic.Engine.Sqlite;

namespace NuTonic.EndToEnd.Tests;

/// <summary><c>-question</c> and <c>-t:Explain</c> say what a build would do, and change nothing on the disk.</summary>
public sealed class DryRunTests : IDisposable
{
    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void Question_Current_Succeeds()
    {
        BuildRun run = DryRun("-question");

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public void Question_OptionChanged_Fails()
    {
        BuildRun run = DryRun("-question", "-p:OutputSize=48");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("NT7012", run.Errors);
        Assert.Contains("/chip", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_OutputDeleted_Fails()
    {
        File.Delete(_built.Space.Combine("out", "README.md"));

        BuildRun run = DryRun("-question");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("NT7012", run.Errors);
        Assert.Contains("dataset/card", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_PoiRemoved_Fails()
    {
        Directory.Delete(_built.Space.Combine("pois/poi_0001"), recursive: true);

        BuildRun run = DryRun("-question");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("NT7012", run.Errors);
    }

    [Fact]
    public void Explain_Current_NamesNoNode()
    {
        BuildRun run = DryRun("-t:Explain");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("would be built", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            FormattableString.Invariant($"would build 0 nodes, take 0 from the cache and leave {_built.Nodes.Length}"),
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_OptionChanged_NamesItWithOldAndNewValueForEveryNode()
    {
        BuildRun run = DryRun("-t:Explain", "-p:MinClassFraction=0.25");

        Assert.Equal(0, run.ExitCode);
        foreach (string node in _built.Nodes.Where(node => node.EndsWith("/rows", StringComparison.Ordinal)))
        {
            Assert.Contains(
                $"{node}: would be built (MinClassFraction 0.05 -> 0.25)", run.Output, StringComparison.Ordinal);
        }

        Assert.Contains(
            "dataset/settings: would be built (MinClassFraction 0.05 -> 0.25)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/chip: would", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_OptionNeverBuilt_SaysWhatALookAtEachNodeSays()
    {
        string[] concluded = Reports(DryRun("-t:Explain", "-p:Stride=20"));
        using (SqliteDatabase index = SqliteDatabase.Open(
            _built.Space.Combine("cache", "v1", "index.db"), SQLitePCL.raw.SQLITE_OPEN_READWRITE))
        {
            // As an index that was made before there were families: nothing can be concluded.
            index.Execute("DROP TABLE family; PRAGMA wal_checkpoint(TRUNCATE)");
        }

        string[] looked = Reports(DryRun("-t:Explain", "-p:Stride=20"));

        Assert.Contains(
            looked, line => line.Contains("poi_0001/windows: would be built (Stride ", StringComparison.Ordinal));
        Assert.Equal(looked, concluded);
    }

    [Fact]
    public void Explain_OptionBuiltBefore_ComesFromTheCache()
    {
        _built.Space.Build("-p:Stride=20");
        _built.Space.Build();

        string[] reports = Reports(DryRun("-t:Explain", "-p:Stride=20"));

        Assert.Contains(
            reports, line => line.Contains("poi_0001/windows: would come from the cache", StringComparison.Ordinal));
        Assert.DoesNotContain(reports, line => line.Contains("would be built", StringComparison.Ordinal)
            && line.Contains("poi_", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_LabelChanged_NamesTheFileWithOldAndNewDigest()
    {
        string label = _built.Space.Combine("pois/poi_0001/label.tif");
        string before = Digest(label);
        RasterEdit.Map(label, (row, column, value) => row < 24 && column < 24 ? (ushort)((value + 3) % 9) : value);
        string after = Digest(label);

        BuildRun run = DryRun("-t:Explain");

        Assert.Contains(
            $"poi_0001/windows: would be built (label.tif {before} -> {after})", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("poi_0000/", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_AddressChanged_NamesItWithOldAndNewText()
    {
        string path = _built.Space.Combine("pois/poi_0000/poi.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("Harrowmere,", "Newmere,", StringComparison.Ordinal));

        BuildRun run = DryRun("-t:Explain");

        Assert.Contains(
            "poi_0000/overview: would be built (poi.json address Harrowmere, Lower Teasel -> Newmere, Lower Teasel)",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_OutputEdited_SaysSo()
    {
        const string Chip = "images/poi_0001_r00000_c00000.png";
        _built.Space.Write("out/" + Chip, "mine");

        BuildRun run = DryRun("-t:Explain");

        Assert.Contains(
            $"poi_0001/r00000_c00000/chip: would come from the cache ({Chip} was edited)",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_NothingBuiltYet_NamesTheFirstNodes()
    {
        using BuildSpace space = World.NewSpace();

        BuildRun run = space.Build("-t:Explain");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("poi_0001/windows: would be built (new)", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(space.Out));
        Assert.False(Directory.Exists(space.Combine("cache")));
    }

    public void Dispose() => _built.Dispose();

    private static string[] Reports(BuildRun run) =>
    [
        .. run.Output.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Contains("would", StringComparison.Ordinal)),
    ];

    private static string Digest(string path) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))[..12];

    private BuildRun DryRun(params string[] arguments)
    {
        SortedDictionary<string, FileStamp> before = Snapshot.Stamps(_built.Space.Path);

        BuildRun run = _built.Space.Build(arguments);

        SortedDictionary<string, FileStamp> after = Snapshot.Stamps(_built.Space.Path);
        Assert.Empty(after.Except(before).Concat(before.Except(after)).Select(file => file.Key));
        return run;
    }
}
