using System.Text;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Pipeline.Poi;

public sealed class PlanFactsTests
{
    private static readonly PoiFolderOptions Options = new(
        ItemMatch.Substring, AllowExternalLinks: true, NeedsLabel: false, TakesSceneClasses: true);

    [Fact]
    public void Unpack_OfPack_GivesEveryFactBack()
    {
        PlanFacts facts = Full();

        PlanFacts? read = PlanFacts.Unpack(facts.Pack(Options), Options);

        // A property that is new and not packed is null in one of them.
        Assert.All(typeof(PoiDocument).GetProperties(), field => Assert.NotNull(field.GetValue(facts.Document)));
        Assert.All(typeof(PoiSources).GetProperties(), field => Assert.NotNull(field.GetValue(facts.Sources)));
        Assert.All(
            typeof(PoiSource).GetProperties(), field => Assert.NotNull(field.GetValue(facts.Document.Sources[0])));
        AssertSame(facts, read);
    }

    [Fact]
    public void Unpack_WithoutOptionalFacts_GivesTheSame()
    {
        PlanFacts facts = new(
            new PoiDocument { BoxWgs84 = new(1, 2, 3, 4), Latitude = 3, Longitude = 2 },
            Full().Sources with { Label = null, SceneClasses = null, Still = null, IsPreview = false });

        AssertSame(facts, PlanFacts.Unpack(facts.Pack(Options), Options));
    }

    [Fact]
    public void Unpack_FolderReadInAnotherWay_IsNull()
    {
        byte[] packed = Full().Pack(Options);

        Assert.Null(PlanFacts.Unpack(packed, Options with { ItemMatch = ItemMatch.Exact }));
        Assert.Null(PlanFacts.Unpack(packed, Options with { AllowExternalLinks = false }));
        Assert.Null(PlanFacts.Unpack(packed, Options with { NeedsLabel = true }));
        Assert.Null(PlanFacts.Unpack(packed, Options with { TakesSceneClasses = false }));
    }

    [Fact]
    public void Unpack_CutAnywhereOrLonger_IsNull()
    {
        byte[] packed = Full().Pack(Options);

        Assert.All(
            Enumerable.Range(0, packed.Length),
            length => Assert.Null(PlanFacts.Unpack(packed.AsSpan(0, length), Options)));
        Assert.Null(PlanFacts.Unpack([.. packed, 0], Options));
    }

    private static void AssertSame(PlanFacts expected, PlanFacts? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Document.Sources, actual.Document.Sources);
        Assert.Equal(expected.Document with { Sources = default }, actual.Document with { Sources = default });
        Assert.Equal(expected.Sources, actual.Sources);
    }

    private static PlanFacts Full() => new(
        PoiDocument.Parse(
            Encoding.UTF8.GetBytes("""
                {
                  "poi_id": "poi_é_g001", "variant_of": "poi_é", "latitude": 47.5, "longitude": 11.25, "bbox_wgs84": [11.1, 47.25, 11.5, 47.75],
                  "sources": [
                    { "role": "labels", "title": "Land cover é", "collection": "c", "item": "i",
                      "datetime": "2024-06-01/2024-06-30", "cloud_cover": 12.5, "href": "https://example.org/i",
                      "license": "CC-BY-4.0", "attribution": "the makers" },
                    { "role": "still", "title": "Map" }
                  ],
                  "stac_item_id": "item", "datetime_query": "2024-06",
                  "hf_row_meta": { "address": "Harrowmere", "country_iso_alpha2": "XA" }
                }
                """),
            "poi.json"),
        new PoiSources
        {
            IsPreview = true,
            Red = "r.tif",
            Green = "g.tif",
            Blue = "b.tif",
            Label = "label.tif",
            SceneClasses = "item/scl.tif",
            Still = "mapbox/a.png",
            Probes = [],
        });
}
