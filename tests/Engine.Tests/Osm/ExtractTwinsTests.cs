using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Osm;

/// <summary>The same map in several formats, in memory and in an index, has the same elements.</summary>
public sealed class ExtractTwinsTests
{
    private static readonly Extent World = new(-180, -90, 180, 90);

    public static TheoryData<string> Extracts =>
    [
        "wechel.osm", "wechel.osm.pbf", "api.osm.pbf", "aguascalientes.osm.pbf",
        "planet_10.068_48.135_10.071_48.137.osm", "overpass-response-1.json.gz", "overpass-response-2.json.gz",
        "overpass-response-4.json.gz", "overpass-response-7.json.gz", "overpass-response-12.json.gz",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_PbfAndXmlTwins_GiveEqualElements()
    {
        var xml = MemoryOsmSource.Read(SharedFolder.Path("data/osm/wechel.osm"), Token);
        var pbf = MemoryOsmSource.Read(SharedFolder.Path("data/osm/wechel.osm.pbf"), Token);

        Assert.True(xml.Elements.Length > 500, $"{xml.Elements.Length} elements");
        Assert.Equal(ElementText.Lines(xml.Elements), ElementText.Lines(pbf.Elements));
        Assert.Equal(xml.Statistics!.Read, pbf.Statistics!.Read);
    }

    [Theory]
    [MemberData(nameof(Extracts))]
    public void Open_AnyExtract_HasTheElementsOfMemory(string name)
    {
        using var folder = new TemporaryFolder();
        string extract = SharedFolder.Path("data/osm/" + name);

        using var index = OsmIndex.Open(extract, folder.Combine("index.db"), Token);

        var memory = MemoryOsmSource.Read(extract, Token);
        Assert.NotEmpty(memory.Elements);
        Assert.Equal(ElementText.Lines(memory.Elements), ElementText.Lines(index.Query(World)));
        Assert.Equal(memory.Description, index.Description);
        Assert.Equal(Counts(memory.Statistics!), Counts(index.Statistics));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{index.Description} {string.Join(' ', Counts(index.Statistics))}");
    }

    private static long[] Counts(ExtractStatistics statistics) =>
        [.. statistics.Read, -1, .. statistics.Stored, -1, .. statistics.Skipped, -1, statistics.Incomplete];
}
