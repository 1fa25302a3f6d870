using System.Collections.Immutable;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Sources;

public sealed class SampleWorldTests : IDisposable
{
    // Boxes of 0.6 km: all kinds of place in well under a second.
    private static readonly SampleOptions Small = new(Pois: 8, Seed: 7, BoxKm: 0.6);

    private readonly string _folder = Directory.CreateTempSubdirectory("nutonic-world-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Generate_Twice_SameBytes()
    {
        SampleWorld.Generate(At("a"), Small);
        SampleWorld.Generate(At("b"), Small);

        Assert.Equal(Contents(At("a")), Contents(At("b")));
    }

    [Fact]
    public void Generate_OtherSeed_OtherImagery()
    {
        SampleWorld.Generate(At("a"), Small with { Pois = 1 });
        SampleWorld.Generate(At("b"), Small with { Pois = 1, Seed = 8 });

        Assert.NotEqual(Contents(At("a")), Contents(At("b")));
    }

    [Fact]
    public void Generate_EveryPoi_IsAValidFolder()
    {
        SampleWorld.Generate(At("a"), Small);

        ImmutableArray<string> folders = PoiFolderScanner.List(
            At("a"), new PoiScanOptions([], 0, 0, (name, _) => name));
        PoiSources[] sources = [.. folders.Select(name => Discover(At("a/" + name)))];

        Assert.Equal(8, sources.Length);
        Assert.Contains("poi_0000_g001", folders);
        Assert.Single(sources, poi => poi.IsPreview);
        Assert.Single(sources, poi => poi.Still is not null);
    }

    [Fact]
    public void Generate_MorePoisThanKinds_GivesNewPlaces()
    {
        SamplePoi[] pois = [.. Enumerable.Range(0, 40).Select(i => SamplePoi.Create(Small, i))];

        Assert.Equal(40, pois.Select(poi => poi.Id).Distinct().Count());
        Assert.Equal(40, pois.Select(poi => poi.Box).Distinct().Count());
        Assert.Equal(pois[0].Seed, pois[1].Seed);
        Assert.Equal(35, pois.Select(poi => poi.Seed).Distinct().Count());
    }

    [Fact]
    public void Ensure_Intact_WritesNothing()
    {
        SampleWorld.Ensure(At("a"), Small with { Pois = 1 });
        string file = Path.Combine(At("a"), "poi_0000", "added.txt");
        File.WriteAllText(file, "");

        SampleWorld.Ensure(At("a"), Small with { Pois = 1 });

        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData("poi_0000/label.tif")]
    [InlineData("sample.txt")]
    public void Ensure_DamagedFile_MakesTheWorldAgain(string damaged)
    {
        SampleWorld.Ensure(At("a"), Small with { Pois = 1 });
        SortedDictionary<string, string> before = Contents(At("a"));
        File.WriteAllText(Path.Combine(At("a"), damaged), "x");

        SampleWorld.Ensure(At("a"), Small with { Pois = 1 });

        Assert.Equal(before, Contents(At("a")));
        Assert.Single(Directory.GetDirectories(_folder));
    }

    [Fact]
    public void Ensure_OtherOptions_ReplacesTheWorld()
    {
        SampleWorld.Ensure(At("a"), Small with { Pois = 2 });

        SampleWorld.Ensure(At("a"), Small with { Pois = 1 });

        Assert.Single(Directory.GetDirectories(At("a")));
    }

    private static PoiSources Discover(string folder)
    {
        string path = Path.Combine(folder, "poi.json");
        PoiDocument document = PoiDocument.Parse(File.ReadAllBytes(path), path);
        Assert.Equal(Path.GetFileName(folder), document.PoiId);
        return PoiFolder.Discover(
            folder,
            document,
            new PoiFolderOptions(ItemMatch.Exact, AllowExternalLinks: false, NeedsLabel: true),
            warning => Assert.Fail(warning.Message));
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static SortedDictionary<string, string> Contents(string root) => new(
        Directory.GetFiles(root, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(root, path), path => Convert.ToHexString(File.ReadAllBytes(path))),
        StringComparer.Ordinal);
}
