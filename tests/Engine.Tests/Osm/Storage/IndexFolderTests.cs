using NuTonic.Engine.Osm;
using NuTonic.Engine.Osm.Storage;
using NuTonic.Engine.Tests.Osm.Reading;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Osm.Storage;

public sealed class IndexFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ExtractFile _extract = new(PbfFile.Small());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _extract.Dispose();
    }

    [Fact]
    public void Prune_FourIndexes_KeepsTheTwoUsedLast()
    {
        foreach ((string name, int day) in ((string, int)[])[("a", 3), ("b", 1), ("c", 4), ("d", 2)])
        {
            Open(name, day).Dispose();
        }

        IndexFolder.Prune(PathOf("c"));

        Assert.Equal(["a.db", "c.db"], Indexes());
    }

    [Fact]
    public void Prune_IndexInUse_LeavesItUntilItIsClosed()
    {
        using OsmIndex used = Open("a", 1);
        Open("b", 2).Dispose();
        Open("c", 3).Dispose();

        IndexFolder.Prune(PathOf("c"));

        Assert.Equal(["a.db", "b.db", "c.db"], Indexes());
        Assert.Equal(3, used.Query(new(-180, -90, 180, 90)).Length);

        used.Dispose();
        IndexFolder.Prune(PathOf("c"));

        Assert.Equal(["b.db", "c.db"], Indexes());
    }

    [Fact]
    public void Open_AfterItWasPruned_MakesItAgain()
    {
        foreach ((string name, int day) in ((string, int)[])[("a", 1), ("b", 2), ("c", 3)])
        {
            Open(name, day).Dispose();
        }

        IndexFolder.Prune(PathOf("c"));
        using OsmIndex again = Open("a", 4);

        Assert.Equal(3, again.Query(new(-180, -90, 180, 90)).Length);
    }

    private OsmIndex Open(string name, int day)
    {
        OsmIndex index = OsmIndex.Open(_extract.Path, PathOf(name), Token);
        IndexFolder.Touch(PathOf(name), new FixedTime(day));
        return index;
    }

    private string PathOf(string name) => _folder.Combine("osm", name + ".db");

    private string[] Indexes() =>
    [
        .. Directory.GetFiles(_folder.Combine("osm"), "*.db")
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal),
    ];

    private sealed class FixedTime(int day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2020, 1, day, 0, 0, 0, TimeSpan.Zero);
    }
}
