using NuTonic.Engine.Graph.Archive;

namespace NuTonic.EndToEnd.Tests;

/// <summary>A data set's part of the cache moves to another clone in one file.</summary>
public sealed class CacheArchiveTests : IDisposable
{
    private const string Export = "-t:ExportCache";
    private const string Import = "-t:ImportCache";

    private readonly BuiltSpace _built = new(World.NewSpace());

    private string ArchivePath => _built.Space.Combine("moved", "cache.tar");

    [Fact]
    public void ImportCache_InAFreshClone_BuildsNothingAndGivesTheSameBytes()
    {
        _built.Space.Build("-p:OutputSize=48", "-p:DatasetDir=other");

        BuildRun export = _built.Space.Build(Export, "-p:File=moved/cache.tar");

        Assert.True(export.ExitCode == 0, export.Output);
        Assert.Empty(export.Warnings);
        using BuildSpace clone = World.NewSpace();
        BuildRun import = clone.Build(Import, "-p:File=" + ArchivePath);
        Assert.True(import.ExitCode == 0, import.Output);
        Assert.Empty(import.Warnings);
        Assert.Matches(@"cache\.tar: [1-9]\d* entries taken, 0 were in the cache already, 0 refused", import.Output);
        clone.Build().AssertCounts(0, _built.Nodes.Length, 0);
        Assert.Equal(_built.Contents, clone.Files());
        Assert.Matches(" 0 entries taken, [1-9]", clone.Build(Import, "-p:File=" + ArchivePath).Output);

        // Only what this data set needs, and from any machine the same bytes.
        BuildRun again = clone.Build(Export, "-p:File=again.tar");
        Assert.True(again.ExitCode == 0, again.Output);
        Assert.Equal(File.ReadAllBytes(ArchivePath), File.ReadAllBytes(clone.Combine("again.tar")));
    }

    [Fact]
    public void ImportCache_DamagedArchive_TakesTheRestAndTheBuildIsRight()
    {
        _built.Space.Build(Export, "-p:File=moved/cache.tar");
        FlipContent(ArchivePath, entries: 2);
        using BuildSpace clone = World.NewSpace();

        BuildRun import = clone.Build(Import, "-p:File=" + ArchivePath);

        Assert.True(import.ExitCode == 0, import.Output);
        Assert.Equal(["NT8303"], import.Warnings);
        BuildRun build = clone.Build();
        Assert.True(build.ExitCode == 0 && build.FromCache > 0 && build.Built > 0, build.Output);
        Assert.Equal(_built.Contents, clone.Files());
    }

    [Fact]
    public void ImportCache_CutArchive_IsAnErrorAndKeepsWhatIsWhole()
    {
        _built.Space.Build(Export, "-p:File=moved/cache.tar");
        using (FileStream archive = new(ArchivePath, FileMode.Open))
        {
            archive.SetLength(archive.Length - 9000);
        }

        using BuildSpace clone = World.NewSpace();
        BuildRun import = clone.Build(Import, "-p:File=" + ArchivePath);

        Assert.Equal(1, import.ExitCode);
        Assert.Equal(["NT8304"], import.Errors);
        BuildRun build = clone.Build();
        Assert.True(build.ExitCode == 0 && build.FromCache > 0 && build.Built > 0, build.Output);
        Assert.Equal(_built.Contents, clone.Files());
    }

    [Fact]
    public void ExportAndImport_Misuse_IsATypedError()
    {
        _built.Space.Write("text.tar", "not an archive at all");
        using BuildSpace empty = World.NewSpace();

        (string Code, BuildRun Run)[] runs =
        [
            ("NT8301", _built.Space.Build(Export)),
            ("NT8301", _built.Space.Build(Import)),
            ("NT8015", _built.Space.Build(Import, "-p:File=absent.tar")),
            ("NT8302", _built.Space.Build(Import, "-p:File=text.tar")),
            ("NT9002", _built.Space.Build(Import, "-p:File=text.tar", "-p:CacheReadOnly=true")),
            ("NT8306", empty.Build(Export, "-p:File=x.tar")),
        ];

        Assert.All(runs, run => Assert.Equal((1, run.Code), (run.Run.ExitCode, string.Join(' ', run.Run.Errors))));
        Assert.False(File.Exists(empty.Combine("x.tar")));
    }

    [Fact]
    public void ExportCache_AfterPruning_SaysWhatIsMissing()
    {
        _built.Space.Build("-t:PruneCache", "-p:CacheMaxSize=100KB");

        BuildRun export = _built.Space.Build(Export, "-p:File=moved/cache.tar");

        Assert.True(export.ExitCode == 0, export.Output);
        Assert.Equal(["NT8307"], export.Warnings);
    }

    public void Dispose() => _built.Dispose();

    // One bit in the middle of the first contents that are large enough to have one.
    private static void FlipContent(string path, int entries)
    {
        List<long> places = [];
        using (FileStream archive = File.OpenRead(path))
        {
            UstarReader reader = new(archive);
            while (reader.Next() is { } entry)
            {
                if (entry.Size > 600)
                {
                    places.Add(archive.Position + (entry.Size / 2));
                }
            }
        }

        using FileStream file = new(path, FileMode.Open);
        foreach (long place in places.Take(entries))
        {
            file.Position = place;
            int value = file.ReadByte();
            file.Position = place;
            file.WriteByte((byte)(value ^ 1));
        }
    }
}
