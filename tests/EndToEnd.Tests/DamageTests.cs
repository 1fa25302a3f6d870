namespace NuTonic.EndToEnd.Tests;

/// <summary>What is stored is damaged; the next build ends with the right bytes all the same.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly BuiltSpace _built = new(World.NewSpace(("OutputSize", "64")));

    private string Index => _built.Space.Combine("cache", "v1", "index.db");

    [Fact]
    public void Build_StateTornAndContentsDamaged_BuildsWhatIsLostAndWarns()
    {
        string state = Directory.GetFiles(_built.Space.Combine("obj"), "state.*", SearchOption.AllDirectories).Single();
        byte[] log = File.ReadAllBytes(state);
        File.WriteAllBytes(state, log[..(log.Length / 2)]);
        string[] contents = Directory.GetFiles(
            _built.Space.Combine("cache", "v1", "cas"), "*", SearchOption.AllDirectories);
        foreach (string content in contents)
        {
            byte[] bytes = File.ReadAllBytes(content);
            bytes[bytes.Length / 2] ^= 8;
            File.Delete(content);
            File.WriteAllBytes(content, bytes);
        }

        Directory.Delete(_built.Space.Out, recursive: true);

        BuildRun run = _built.Space.Build();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["NT7002", "NT8007"], run.Warnings);
        Assert.Empty(run.Errors);
        _built.AssertAsFirstBuilt();
        Assert.Equal(0, _built.Space.Build("-t:Verify").ExitCode);
    }

    [Fact]
    public void Build_IndexGarbage_SetsItAsideAndBuildsAgain()
    {
        byte[] garbage = new byte[10_000];
        File.WriteAllBytes(Index, garbage);
        Directory.Delete(_built.Space.Out, recursive: true);

        BuildRun run = _built.Space.Build();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["NT8005"], run.Warnings);
        Assert.Equal(garbage, File.ReadAllBytes(Index + ".bad-1"));
        _built.AssertAsFirstBuilt();
    }

    [Fact]
    public void Build_IndexOfANewerVersion_IsRefusedAndLeftAsItIs()
    {
        byte[] index = File.ReadAllBytes(Index);
        index[60 + 3]++;
        File.WriteAllBytes(Index, index);
        Directory.Delete(_built.Space.Out, recursive: true);
        SortedDictionary<string, string> before = Snapshot.Of(_built.Space.Combine("cache"));

        BuildRun build = _built.Space.Build();
        BuildRun verify = _built.Space.Build("-t:Verify", "-p:Repair=true");

        Assert.Equal((1, 1), (build.ExitCode, verify.ExitCode));
        Assert.Equal(["NT8001"], build.Errors);
        Assert.Equal(["NT8001"], verify.Errors);
        Assert.Equal(before, Snapshot.Of(_built.Space.Combine("cache")));
    }

    [Fact]
    public void Build_PoiWithWarnings_SaysThemWhenBuiltCachedAndUpToDate()
    {
        using BuildSpace space = World.NewSpace();
        RasterEdit.Map(
            space.Combine(World.Folder, "poi_0001", "label.tif"),
            (row, _, value) => row % 16 == 3 ? (ushort)42 : value);
        BuildRun built = space.Build();
        BuildRun upToDate = space.Build();
        Directory.Delete(space.Out, recursive: true);
        Directory.Delete(space.Combine("obj"), recursive: true);

        BuildRun cached = space.Build();

        Assert.Equal(["NT2006"], built.Warnings);
        cached.AssertCounts(0, built.Built, 0);
        Assert.Equal(Lines(built), Lines(cached));
        Assert.Equal(Lines(built), Lines(upToDate));
    }

    public void Dispose() => _built.Dispose();

    private static string[] Lines(BuildRun run) =>
    [
        .. run.Output.Split('\n').Where(line => line.Contains("warning NT2006", StringComparison.Ordinal))
            .Select(line => line.Trim()).Distinct(),
    ];
}
