using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Places;
using NuTonic.Engine.Tests.Network;
using NuTonic.Engine.Tests.Places.Datasets;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline.Fetch;

/// <summary>The places of a build: read, chosen, and given variants, as the options say.</summary>
public sealed class PlaceFinderTests : IDisposable
{
    private const string Three = "id,latitude,longitude\nc,10,20\na,10,21\nb,10,20.1\n";

    private readonly TemporaryFolder _folder = new();
    private readonly PlainFetcher _fetcher = new();

    public void Dispose()
    {
        _fetcher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Find_List_GivesEachPlaceItsVariantsInTheOrderOfIds()
    {
        ImmutableArray<Place> places = Find(Three, ("GeoMaxOffsetM", "100"));

        Assert.Equal(["a", "a_g001", "a_g002", "b", "b_g001", "b_g002", "c", "c_g001", "c_g002"], Ids(places));
        Assert.Equal([null, "a", "a"], places[..3].Select(place => place.BaseId));
        Assert.All(places[..3], place => Assert.InRange(place.Latitude, 10 - 0.001, 10 + 0.001));
        Assert.NotEqual(places[1].Latitude, places[2].Latitude);
        Assert.Empty(_fetcher.Requests);
    }

    [Fact]
    public void Find_OtherOrderAndOtherPlaces_LeavesVariantsWhereTheyAre()
    {
        Place before = Find(Three).Single(place => place.Id == "a_g002");
        Place after = Find("id,latitude,longitude\na,10,21\nd,30,20\n").Single(place => place.Id == "a_g002");
        Place other = Find(Three, ("JitterSeed", "2")).Single(place => place.Id == "a_g002");

        Assert.Equal((before.Latitude, before.Longitude), (after.Latitude, after.Longitude));
        Assert.NotEqual((before.Latitude, before.Longitude), (other.Latitude, other.Longitude));
    }

    [Fact]
    public void Find_VariantsInTheList_AreLinkedAndNotMadeTwice()
    {
        ImmutableArray<Place> places = Find(
            "id,latitude,longitude\na,10,21\na_g001,10.5,21\nb_g001,11,21\n", ("GeoVariants", "2"));

        Assert.Equal(
            ["a", "a_g001", "a_g001_g001", "a_g001_g002", "a_g002", "b_g001", "b_g001_g001", "b_g001_g002"],
            Ids(places));
        Assert.Equal((10.5, "a"), (places[1].Latitude, places[1].BaseId));
        Assert.Equal("a", places[2].BaseId);
        Assert.Null(places[5].BaseId);
    }

    [Fact]
    public void Find_NumPointsAndSeparation_ChoosesBeforeVariantsAreMade()
    {
        ImmutableArray<Place> far = Find(Three, ("NumPoints", "2"), ("MinSeparationKm", "50"), ("GeoVariants", "1"));
        ImmutableArray<Place> apart = Find(Three, ("MinSeparationKm", "50"), ("GeoVariants", "0"));

        Assert.Equal(4, far.Length);
        Assert.Contains("a", Ids(far));
        Assert.Equal(2, apart.Length);
        Assert.Contains("a", Ids(apart));
    }

    [Fact]
    public void Find_TooFewPlaces_SaysWhatWouldBePossible()
    {
        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => Find(Three, ("NumPoints", "3"), ("MinSeparationKm", "50")));

        Assert.Equal("NT1422", failure.Diagnostic.Code);
    }

    [Fact]
    public void Find_FieldsAndMaxScan_AreThoseOfTheOptions()
    {
        ImmutableArray<Place> places = Find(
            "north,east,label,id\n1,2,x,7\n3,4,y,8\n5,6,z,9\n",
            ("LatitudeField", "north"),
            ("LongitudeField", "east"),
            ("IdField", "label"),
            ("MaxScan", "2"),
            ("GeoVariants", "0"));

        Assert.Equal(["x", "y"], Ids(places));
        Assert.Equal((3.0, 4.0), (places[1].Latitude, places[1].Longitude));
    }

    [Fact]
    public void Find_BoxThatDoesNotFit_IsLeftOutWithRoomForVariants()
    {
        const string List = "id,latitude,longitude\na,0,179.977\nb,0,10\n";

        Assert.Equal(["a", "b"], Ids(Find(List, ("GeoVariants", "0"), ("BoxKm", "5"))));
        Assert.Equal(["b", "b_g001"], Ids(Find(List, ("GeoVariants", "1"), ("BoxKm", "5"), ("GeoMaxOffsetM", "300"))));
    }

    [Theory]
    [InlineData("someone/places", "someone%2Fplaces")]
    [InlineData("default", "stochastic%2Frandom_streetview_images_pano_v0.0.2")]
    public async Task Find_Dataset_ReadsItsRows(string name, string asked)
    {
        await using SomeDataset rows = await SomeDataset.StartAsync(3);

        ImmutableArray<Place> places = FindRows(
            _fetcher, true, ("PoiDataset", name), ("RowsEndpoint", rows.Address.AbsoluteUri));

        Assert.Equal([PlaceIds.Of(0.5, 0.25), PlaceIds.Of(1.5, 0.25), PlaceIds.Of(2.5, 0.25)], Ids(places));
        Assert.NotEmpty(rows.Requests);
        Assert.All(rows.Requests, one => Assert.Contains("dataset=" + asked, one.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "NT1910")]
    [InlineData(true, "NT1318")]
    public async Task Find_DatasetThatIsNotThereOffline_SaysWhoseChoiceThatIs(bool mayFetch, string code)
    {
        await using SomeDataset rows = await SomeDataset.StartAsync(3);
        using Fetcher offline = new(
            new FetchOptions { Policy = new FetchPolicy { IsOffline = true } },
            new MemoryFetchStore(),
            new RushedTime());

        NuTonicException failure = Assert.Throws<NuTonicException>(() => FindRows(
            offline, mayFetch, ("PoiDataset", "someone/places"), ("RowsEndpoint", rows.Address.AbsoluteUri)));

        Assert.Equal(code, failure.Diagnostic.Code);
        Assert.Empty(rows.Requests);
    }

    [Fact]
    public void Find_RowsEndpointThatIsNone_NamesTheOption()
    {
        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => FindRows(_fetcher, true, ("PoiDataset", "someone/places"), ("RowsEndpoint", "nowhere")));

        Assert.Equal("NT1901", failure.Diagnostic.Code);
        Assert.Contains("RowsEndpoint", failure.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(ImmutableArray<Place> places) => places.Select(place => place.Id);

    private ImmutableArray<Place> Find(string list, params (string Name, string Value)[] options)
    {
        string path = _folder.Combine("places.csv");
        File.WriteAllText(path, list);
        return Find(_fetcher, Request(true, [("PoiList", path), .. options]));
    }

    private ImmutableArray<Place> FindRows(
        IFetcher fetcher, bool mayFetch, params (string Name, string Value)[] options) =>
        Find(fetcher, Request(mayFetch, [("GeoVariants", "0"), .. options]));

    private static ImmutableArray<Place> Find(IFetcher fetcher, SourceRequest request) =>
        new PlaceFinder(request).Find(fetcher, TestContext.Current.CancellationToken);

    // Finding places needs no cache.
    private SourceRequest Request(bool mayFetch, (string Name, string Value)[] options)
    {
        RecordingLog log = new();
        Dictionary<string, string> given = options.ToDictionary(one => one.Name, one => one.Value);
        OptionSet set = OptionSet.Parse(given, _ => null, log.Report)!;
        Assert.Empty(log.Diagnostics);
        BuildOptions build = BuildOptions.From(set, _folder.Path);
        return new SourceRequest(build, _folder.Combine("state"), _folder.Combine("build"), null!, log)
        {
            MayFetch = mayFetch,
        };
    }
}
