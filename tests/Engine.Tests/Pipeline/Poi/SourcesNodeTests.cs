using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Pipeline.Poi;

public sealed class SourcesNodeTests
{
    private static readonly PoiDocument Document = new()
    {
        BoxWgs84 = new(1, 2, 3, 4),
        Latitude = 3,
        Longitude = 2,
        Sources =
        [
            new PoiSource(PoiSourceRole.Imagery, "a") { CloudCover = 2.5 },
            new PoiSource(PoiSourceRole.Labels, "b"),
            new PoiSource(PoiSourceRole.Still, "c"),
        ],
    };

    [Fact]
    public void EntriesOf_MadeUpLabels_LeavesTheirSourcesOut()
    {
        Assert.Equal(["imagery", "labels", "still"], Entries(hasSyntheticLabels: false).Select(source => source.Role));
        Assert.Equal(["imagery", "still"], Entries(hasSyntheticLabels: true).Select(source => source.Role));
    }

    [Fact]
    public void Create_FieldChanged_ManifestNamesIt()
    {
        ImmutableArray<SourceEntry> entries = Entries(hasSyntheticLabels: true);
        string[] before = Fields(entries);
        string[] after = Fields(entries.SetItem(1, entries[1] with { Title = "d" }));

        Assert.Equal(["sources 1 title=d"], after.Except(before));
        Assert.Contains("sources 0 cloud_cover=2.5", before);
    }

    [Fact]
    public void Create_Computed_GivesTheLinesOfThePoi()
    {
        ReadOnlyMemory<byte> lines = SourcesNode.Create("poi_0", Entries(hasSyntheticLabels: false))
            .Compute(TestContext.Current.CancellationToken).Contents.Single();

        Assert.Equal(3, Encoding.UTF8.GetString(lines.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static ImmutableArray<SourceEntry> Entries(bool hasSyntheticLabels) =>
        SourcesNode.EntriesOf(Document, hasSyntheticLabels);

    private static string[] Fields(ImmutableArray<SourceEntry> entries) =>
    [
        .. Manifest.Decode(SourcesNode.Create("poi_0", entries).Manifest.Bytes.Span)
            .Select(field => $"{field.Name}={field.Value}"),
    ];
}
