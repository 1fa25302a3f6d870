using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Places;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Pipeline.Fetch;

/// <summary>Variants of one place stay in one split, whatever the list calls it.</summary>
public sealed class VariantSplitTests
{
    private static readonly GeoJitterOptions Jitter = new() { Variants = 5, MaxOffsetMeters = 300, Seed = 1 };

    [Fact]
    public void Write_VariantsOfManyIds_ShareTheSplitOfTheirPlace()
    {
        string[] ids =
        [
            .. Enumerable.Range(0, 300)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"fire_canada_2023_{i:D2}")),
            "poi_1", "poi_0001", "Åre", "a_g1", "a_g01", "x", "x_g001", "x_g001_g002",
        ];
        ImmutableArray<Place> places = PlaceVariants.Link(
            [.. ids.Select((id, i) => new Place { Id = id, Latitude = i / 10.0, Longitude = 10 })]);

        foreach (Place place in places)
        {
            string origin = BaseOf(place);
            Assert.Equal(place.Id.StartsWith("x_g", StringComparison.Ordinal) ? "x" : place.Id, origin);
            Assert.All(GeoJitter.Variants(place, Jitter), variant => Assert.Equal(origin, BaseOf(variant)));
        }
    }

    [Fact]
    public void BaseOf_FolderWithoutTheField_KeepsTheRuleOfTheReference()
    {
        PoiDocument document = new() { BoxWgs84 = new(1, 2, 3, 4), Latitude = 3, Longitude = 2 };

        Assert.Equal("poi_7", PoiPlan.BaseOf("poi_7_g001", document));
        Assert.Equal("fire_01_g001", PoiPlan.BaseOf("fire_01_g001", document));
        Assert.Equal(BasePoi.Of("a_g001"), PoiPlan.BaseOf("a_g001", document));
    }

    private static string BaseOf(Place place)
    {
        FetchedPoi poi = new(place, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty)
        {
            ItemFolder = "item",
            Sources = [],
        };
        var document = PoiDocument.Parse(PoiDocumentWriter.Write(poi, place.Box(1), ""), "poi.json");
        return PoiPlan.BaseOf(document.PoiId!, document);
    }
}
