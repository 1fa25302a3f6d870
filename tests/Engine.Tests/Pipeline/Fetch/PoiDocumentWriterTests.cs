using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Places;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Pipeline.Fetch;

/// <summary>The poi.json of a fetched POI, read as the build reads it.</summary>
public sealed class PoiDocumentWriterTests
{
    private static readonly Place Jarse = new()
    {
        Id = "poi_7",
        Latitude = 46.08,
        Longitude = 14.52,
        Metadata = [new("name", "Jarše \"pri\" \\ <Ljubljani>"), new("country", "si"), new("note", "line\nbreak")],
    };

    [Fact]
    public void Write_WholePoi_IsReadBack()
    {
        SourceFact scene = new(
            SourceFact.Imagery, "Sentinel-2", "sentinel-2-l2a", "S2A_1", "2024-05-06T10:00:00Z", 3.5,
            "https://host/item", "CC", "https://host/terms", "Contains data")
        {
            ProcessingBaseline = "05.10",
            PixelOffset = -1000,
        };
        SourceFact still = new("still", "Map", null, "satellite", "", null, null, "terms", null, null);

        byte[] bytes = Write(Jarse, "2024-05-01/2024-05-31", scene, still);
        PoiDocument read = PoiDocument.Parse(bytes, "poi.json");

        Assert.Equal(("poi_7", 46.08, 14.52), (read.PoiId, read.Latitude, read.Longitude));
        Assert.Equal(Jarse.Box(5), read.BoxWgs84);
        Assert.Equal(("ITEM", "2024-05-01/2024-05-31"), (read.StacItemId, read.DatetimeQuery));
        Assert.Equal(("Jarše \"pri\" \\ <Ljubljani>", "SI"), (read.Address, read.Country));
        Assert.Equal(["Sentinel-2", "Map"], read.Sources.Select(source => source.Title));
        Assert.Equal(
            ("S2A_1", "2024-05-06T10:00:00Z", 3.5, "https://host/item", "CC", "Contains data"),
            (
                read.Sources[0].Item,
                read.Sources[0].Datetime,
                read.Sources[0].CloudCover,
                read.Sources[0].Href,
                read.Sources[0].License,
                read.Sources[0].Attribution));
        Assert.Null(read.Sources[1].Datetime);
    }

    [Fact]
    public void Write_BarePlace_LeavesOutWhatIsUnknown()
    {
        byte[] bytes = Write(new Place { Id = "a", Latitude = -33.5, Longitude = -179.5 }, "");

        PoiDocument read = PoiDocument.Parse(bytes, "poi.json");

        Assert.Null(read.DatetimeQuery);
        Assert.Null(read.Address);
        Assert.DoesNotContain("hf_row_meta", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Empty(read.Sources);
    }

    [Fact]
    public void Write_SamePoiWithMetadataInOtherOrder_GivesTheSameBytes()
    {
        Place other = Jarse with { Metadata = [.. Jarse.Metadata.Reverse()] };

        Assert.Equal(Write(Jarse, ""), Write(other, ""));
    }

    private static byte[] Write(Place place, string window, params SourceFact[] sources) => PoiDocumentWriter.Write(
        new FetchedPoi(place, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty)
        {
            ItemFolder = "ITEM",
            Sources = [.. sources],
        },
        place.Box(5),
        window);
}
