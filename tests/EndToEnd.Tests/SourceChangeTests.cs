namespace NuTonic.EndToEnd.Tests;

/// <summary>A changed source rebuilds what shows it and nothing else.</summary>
public sealed class SourceChangeTests : IDisposable
{
    private const string Imagery = "pois/poi_0001/sentinel-2-l2a";

    private readonly BuiltSpace _built = new(World.NewSpace());

    [Fact]
    public void LabelCorner_RebuildsMasksAndRowsOfTheTilesThatSeeIt()
    {
        // The raster reaches beyond the POI's grid, so the corner has to be deep enough to reach the first tile; the
        // tiles that start at row or column 32 or later lie outside of it.
        RasterEdit.Map(
            _built.Space.Combine("pois/poi_0001/label.tif"),
            (row, column, value) => row < 24 && column < 24 ? (ushort)((value + 3) % 9) : value);

        _built.AssertRebuilds(node => node
            is "poi_0001/windows" or "poi_0001/r00000_c00000/label" or "poi_0001/r00000_c00000/rows" or "dataset/card");

        Assert.True(_built.IsChanged(_built.SplitOf("poi_0001")));
        Assert.True(_built.IsChanged("labels/poi_0001_r00000_c00000.png"));
        Assert.False(_built.IsChanged("images/poi_0001_r00000_c00000.png"));
    }

    [Fact]
    public void RasterRecompressed_RebuildsTheWindowsRecordOnly()
    {
        string path = Band("red.tif");
        byte[] before = File.ReadAllBytes(path);
        RasterEdit.Recompress(path);
        Assert.NotEqual(before, File.ReadAllBytes(path));

        _built.AssertRebuilds(node => node is "poi_0001/windows");

        _built.AssertAsFirstBuilt();
    }

    [Fact]
    public void BandCorner_RebuildsTheChipsThatSeeItAndNoMask()
    {
        RasterEdit.Map(
            Band("green.tif"), (row, column, value) => row < 24 && column < 24 ? (ushort)(value + 500) : value);

        _built.AssertRebuilds(node => node is "poi_0001/windows" or "poi_0001/r00000_c00000/chip");

        Assert.True(_built.IsChanged("images/poi_0001_r00000_c00000.png"));
    }

    [Fact]
    public void Address_RebuildsTheOverviewRowItsSplitAndTheCard()
    {
        EditDocument("poi_0000", "Harrowmere", "Nether Harrowmere");
        string split = _built.SplitOf("poi_0000");

        _built.AssertRebuilds(node => node is "poi_0000/overview" or "dataset/card");

        Assert.Equal(
            [split, "README.md"],
            _built.Contents.Keys.Where(_built.IsChanged).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void FieldThatNothingShows_RebuildsNothing()
    {
        EditDocument("poi_0001", "\"poi_id\"", "\"remark\": \"seen\", \"poi_id\"");

        BuildRun run = _built.Space.Build();

        run.AssertCounts(0, 0, _built.Nodes.Length);
        _built.AssertSettled();
    }

    [Fact]
    public void PoiAdded_BuildsItsNodesAndItsSplit()
    {
        string moved = _built.Space.Combine("aside");
        Directory.Move(_built.Space.Combine("pois/poi_0001"), moved);
        using BuiltSpace two = new(SpaceOf(_built.Space.Combine(World.Folder)));
        Directory.Move(moved, two.Space.Combine("pois/poi_0001"));

        BuildRun run = two.Space.Build();

        Assert.Equal(_built.Nodes.Where(node => IsOf("poi_0001", node) || IsAggregate(two, node)), run.BuiltNodes);
        Assert.Empty(run.CachedNodes);
        two.AssertSettled();
        Assert.Equal(_built.Contents, two.Space.Files());
    }

    [Fact]
    public void PoiRemoved_DeletesItsFilesAndRewritesItsSplit()
    {
        Directory.Delete(_built.Space.Combine("pois/poi_0001"), recursive: true);

        BuildRun run = _built.Space.Build();

        Assert.Equal(_built.Nodes.Where(node => IsAggregate(_built, node)), run.BuiltNodes);
        Assert.DoesNotContain(_built.Space.Files().Keys, path => path.Contains("poi_0001", StringComparison.Ordinal));
        Assert.DoesNotContain(
            _built.Space.Files().Keys.Where(path => path.StartsWith("data/", StringComparison.Ordinal)),
            path => File.ReadAllText(Path.Combine(_built.Space.Out, path))
                .Contains("poi_0001", StringComparison.Ordinal));
        _built.AssertSettled();
        using BuildSpace clean = SpaceOf(_built.Space.Combine(World.Folder));
        clean.Build();
        Assert.Equal(clean.Files(), _built.Space.Files());
    }

    public void Dispose() => _built.Dispose();

    private static BuildSpace SpaceOf(string world)
    {
        BuildSpace space = new(World.Property);
        FolderCopy.Copy(world, space.Combine(World.Folder));
        return space;
    }

    private static bool IsOf(string poi, string node) => node.StartsWith(poi + "/", StringComparison.Ordinal);

    // The card, and the split files that differ now.
    private static bool IsAggregate(BuiltSpace space, string node) => node is "dataset/card"
        || (node is "dataset/train" or "dataset/validation" or "dataset/test"
            && space.IsChanged($"data/{Path.GetFileName(node)}.jsonl"));

    private string Band(string name) =>
        Directory.GetFiles(_built.Space.Combine(Imagery), name, SearchOption.AllDirectories).Single();

    private void EditDocument(string poi, string old, string now)
    {
        string path = _built.Space.Combine(World.Folder, poi, "poi.json");
        string text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, now, StringComparison.Ordinal));
    }
}
