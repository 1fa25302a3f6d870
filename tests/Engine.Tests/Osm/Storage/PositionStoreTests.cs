using NuTonic.Engine.Osm;
using NuTonic.Engine.Osm.Storage;
using NuTonic.Engine.Tests.Tiling;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Osm.Storage;

public sealed class PositionStoreTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Find_AfterAnyOrder_GivesTheLastPosition(bool isSorted)
    {
        using var folder = new TemporaryFolder();
        using var database = OsmDatabase.Create(folder.Combine("positions.db"));
        using var store = new PositionStore(database);
        var random = new SplitMix64(7);
        Dictionary<long, PackedPoint> expected = [];
        long[] ids =
        [
            .. Enumerable.Range(0, 20_000).Select(_ => (long)random.Below(100_000) - 50_000),
            long.MinValue,
            long.MaxValue,
            0,
            -1,
        ];
        foreach (long id in isSorted ? ids.Order() : ids.AsEnumerable())
        {
            var position = new PackedPoint((int)random.Next(), (int)random.Next());
            expected[id] = position;
            store.Add(id, position);
        }

        store.Flush();

        for (long id = -60_000; id < 60_000; id++)
        {
            Assert.Equal(expected.TryGetValue(id, out PackedPoint position) ? position : null, store.Find(id));
        }

        Assert.Equal(expected[long.MinValue], store.Find(long.MinValue));
        Assert.Equal(expected[long.MaxValue], store.Find(long.MaxValue));
    }
}
