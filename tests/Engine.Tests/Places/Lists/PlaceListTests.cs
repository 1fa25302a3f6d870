using System.Globalization;
using System.Text;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Places;
using NuTonic.Engine.Places.Lists;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Places.Lists;

public sealed class PlaceListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_Cities_FindsXAndY()
    {
        PlaceCandidates cities = SomePlaces.Cities();

        Assert.Equal((243, 243, 0, false), (cities.Places.Length, cities.Scanned, cities.Repeated, cities.IsPartial));
        Assert.Equal((41.9032822, 12.4533865), (cities.Places[0].Latitude, cities.Places[0].Longitude));
        Assert.Equal([new("name", "Vatican City")], cities.Places[0].Metadata);
        Assert.Equal("Vatican City", cities.Places[0].Address);
    }

    [Theory]
    [InlineData("fire_smoke_events.json", 9)]
    [InlineData("flood_smoke_events.json", 10)]
    [InlineData("landshift_pois.json", 1)]
    [InlineData("oceanscout_pois.json", 1)]
    public void Read_Events_TakesTheirIds(string name, int least)
    {
        PlaceCandidates events = Read(SharedFolder.Path("data/poi/nutonic_events/" + name));

        Assert.True(events.Places.Length >= least, $"{events.Places.Length} places");
        Assert.All(events.Places, place => Assert.DoesNotContain("poi_", place.Id, StringComparison.Ordinal));
        Assert.All(events.Places, place => Assert.Contains(place.Metadata, pair => pair.Key == "event_date"));
    }

    [Fact]
    public void Read_FireEvents_KeepsTextAsItIs()
    {
        Place place = Read(SharedFolder.Path("data/poi/nutonic_events/fire_smoke_events.json")).Places[0];

        Assert.Equal("fire_canada_2023_01", place.Id);
        Assert.Equal((62.454, -114.372), (place.Latitude, place.Longitude));
        Assert.StartsWith("Yellowknife NWT (Behchok\u01EB\u0300", place.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("latitude,longitude\n1.5,2.5\n")]
    [InlineData("lng;lat\r\n2.5;1.5\r\n")]
    [InlineData("Lon\tLAT\n2.5\t1.5")]
    [InlineData("LONG|Latitude\n2.5|1.5\n")]
    [InlineData("\uFEFFlat,lon\n1.5,2.5\n")]
    [InlineData("\"lat\",\"lon\"\r1.5,2.5\r")]
    [InlineData("\n\nlat,lon,\n\n 1.5 ,\"2.5\",\n,,\n")]
    [InlineData("x,y,lat,lon\n500000,4649776,1.5,2.5\n")]
    [InlineData("truth_lat,truth_lon\n1.5,2.5\n")]
    [InlineData("[{\"lat\":1.5,\"lon\":2.5}]")]
    [InlineData("\uFEFF [ {\"latitude\":\"1.5\",\"longitude\":\"2.5\"} ]\n")]
    [InlineData("{\"lat\":1.5,\"lng\":2.5}\n")]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"name\":\"a\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.5,1.5,80]},\"properties\":null}],\"x\":[1]}")]
    [InlineData(
        "\u001E{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.5,1.5]},\"properties\":{\"lat\":9,\"y\":8}}\n")]
    public void Read_UsualSpellings_GiveThePlace(string content)
    {
        Place place = Assert.Single(ReadText(content).Places);

        Assert.Equal(("poi_0915000018250000", 1.5, 2.5), (place.Id, place.Latitude, place.Longitude));
    }

    [Fact]
    public void Read_Utf16OfASpreadsheet_Works()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Combine("places.txt");
        File.WriteAllText(path, "lat\tlon\tname\r\n1.5\t2.5\tÅland\r\n", Encoding.Unicode);

        Assert.Equal("Åland", Read(path).Places[0].Address);
    }

    [Fact]
    public void Read_QuotedValues_MayHoldAnything()
    {
        Place[] places =
        [
            .. ReadText("id,lat,lon,note\r\n\"a\",1,2,\"say \"\"hi\"\", then\r\nleave\"\r\nb,3,4,a \"b\" c\r\n").Places,
        ];

        Assert.Equal(["a", "b"], places.Select(place => place.Id));
        Assert.Equal("say \"hi\", then  leave", places[0].Metadata[0].Value);
        Assert.Equal("a \"b\" c", places[1].Metadata[0].Value);
    }

    [Fact]
    public void Read_Feature_TakesIdPropertiesAndSize()
    {
        Place place = ReadText("""
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [11.5, 48.1]},
               "properties": {"name": "Munich", "bbox_km": 3, "tags": ["a", "b"], "iso_a2": "de", "none": null}}]}
            """).Places[0];

        Assert.Equal("poi_7", place.Id);
        Assert.Equal(3, place.BoxKm);
        Assert.Equal("DE", place.Country);
        Assert.Equal([new("name", "Munich"), new("tags", "[\"a\", \"b\"]"), new("iso_a2", "de")], place.Metadata);
    }

    [Fact]
    public void Read_BoxColumn_IsTheBox()
    {
        Assert.Equal(
            new Extent(2.25, 1.25, 2.75, 1.75),
            ReadText("lat,lon,bbox_wgs84\n1.5,2.5,\"[2.25, 1.25, 2.75, 1.75]\"\n").Places[0].BoxWgs84);
        Assert.Equal(
            new Extent(2.25, 1.25, 2.75, 1.75),
            ReadText("{\"lat\":1.5,\"lon\":2.5,\"bbox_wgs84\":[2.25,1.25,2.75,1.75]}").Places[0].BoxWgs84);
    }

    [Fact]
    public void Read_RowInserted_RenamesNoOther()
    {
        string[] before = [.. ReadText("lat,lon\n1,2\n3,4\n").Places.Select(place => place.Id)];
        string[] after = [.. ReadText("lat,lon\n9,9\n1,2\n5,5\n3,4\n").Places.Select(place => place.Id)];

        Assert.Subset(after.ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public void Read_SamePositionTwice_IsOnePlace()
    {
        PlaceCandidates list = ReadText("lat,lon,name\n1,2,first\n1.000001,2,second\n3,4,third\n");

        Assert.Equal((2, 3, 1), (list.Places.Length, list.Scanned, list.Repeated));
        Assert.Equal("first", list.Places[0].Address);
    }

    [Theory]
    [InlineData("lat,lon\n1,2\n3,4\n5,6\n")]
    [InlineData("{\"lat\":1,\"lon\":2}\n{\"lat\":3,\"lon\":4}\n{\"lat\":5,\"lon\":6}\n")]
    [InlineData("[{\"lat\":1,\"lon\":2},{\"lat\":3,\"lon\":4},{\"lat\":\"broken\",\"lon\":6}]")]
    public void Read_MaxScan_LooksNoFurther(string content)
    {
        PlaceCandidates list = ReadText(content, new PlaceListOptions { MaxScan = 2 });

        Assert.Equal((2, true), (list.Places.Length, list.IsPartial));
        if (!content.Contains("broken", StringComparison.Ordinal))
        {
            Assert.False(ReadText(content, new PlaceListOptions { MaxScan = 3 }).IsPartial);
        }
    }

    [Fact]
    public void Read_OptionsNameColumns_TakesThose()
    {
        Place place = ReadText(
            "breite,laenge,lat,latitude,kennung\n1.5,2.5,7,8,abc\n",
            new PlaceListOptions { LatitudeField = "Breite", LongitudeField = "laenge", IdField = "kennung" }).Places[
                0];

        Assert.Equal(("abc", 1.5, 2.5), (place.Id, place.Latitude, place.Longitude));
    }

    [Fact]
    public void Read_MuchMetadata_IsBounded()
    {
        string names = string.Join(
            ',', Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i}")));
        string values = string.Join(',', Enumerable.Repeat(new string('v', 5000), 100));

        Place place = ReadText($"lat,lon,{names}\n1,2,{values}\n").Places[0];

        Assert.Equal(PlaceMetadata.MaxPairs, place.Metadata.Length);
        Assert.All(place.Metadata, pair => Assert.Equal(PlaceMetadata.MaxValue, pair.Value.Length));
    }

    [Fact]
    public void Read_ManyRowsOfJson_SpansBuffers()
    {
        string content = string.Concat(Enumerable.Range(0, 5000).Select(i =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"id\":\"r{i}\",\"lat\":{i % 80},\"lon\":{i % 170},\"note\":\"{new string('n', i % 97)}\"}}\n")));

        PlaceCandidates list = ReadText(content);

        Assert.Equal(5000, list.Places.Length);
        Assert.Equal(("r4999", 39.0, 69.0), (list.Places[^1].Id, list.Places[^1].Latitude, list.Places[^1].Longitude));
    }

    private static PlaceCandidates Read(string path) => PlaceList.Read(path, new PlaceListOptions(), Token);

    private static PlaceCandidates ReadText(string content, PlaceListOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Combine("places.txt");
        File.WriteAllText(path, content);
        return PlaceList.Read(path, options ?? new PlaceListOptions(), Token);
    }
}
