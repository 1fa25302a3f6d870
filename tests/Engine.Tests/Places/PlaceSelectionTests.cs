using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Places;

namespace NuTonic.Engine.Tests.Places;

public sealed class PlaceSelectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(120)]
    public void Choose_AutoAmongCities_IsAsFarApartAsTheReferenceFromItsBestStart(int count)
    {
        PlaceCandidates cities = SomePlaces.Cities();

        PlaceSelection selection = Choose(cities, new() { NumPoints = count, AutoMinSeparation = true });

        Assert.Equal(count, selection.Places.Length);
        double best = Enumerable.Range(0, cities.Places.Length)
            .Max(start => ReferenceSeparation(cities.Places, start, count));
        Assert.InRange(selection.SeparationKm!.Value, best - 0.001, best + 0.001);
        Assert.Equal(selection.SeparationKm.Value, Separation(selection.Places), 0.001);
    }

    [Fact]
    public void Choose_MinSeparation_KeepsItAndReachesTheNumber()
    {
        PlaceSelection selection = Choose(SomePlaces.Cities(), new() { NumPoints = 20, MinSeparationKm = 2200 });

        Assert.Equal(20, selection.Places.Length);
        Assert.True(Separation(selection.Places) >= 2200);
    }

    [Fact]
    public void Choose_WithoutNumber_TakesAllThatAreFarEnoughApart()
    {
        PlaceCandidates cities = SomePlaces.Cities();

        PlaceSelection selection = Choose(cities, new() { MinSeparationKm = 1000 });

        Assert.True(Separation(selection.Places) >= 1000);
        Assert.All(cities.Places, city => Assert.True(selection.Places.Min(chosen => Kilometers(chosen, city)) < 1000));
    }

    [Fact]
    public void Choose_NothingAsked_TakesAllInTheOrderOfTheList()
    {
        PlaceCandidates cities = SomePlaces.Cities();

        Assert.Equal(cities.Places, Choose(cities, new()).Places);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Choose_AnotherOrderOfTheList_GivesTheSame(bool isAuto)
    {
        Place[] places = SomePlaces.Scattered(800, 5);
        PlaceSelectionOptions options = new() { NumPoints = 60, AutoMinSeparation = isAuto };

        PlaceSelection forward = Choose(SomePlaces.Candidates(places), options);
        PlaceSelection backward = Choose(SomePlaces.Candidates(places.Reverse()), options);

        Assert.Equal(forward.Places, backward.Places);
    }

    [Fact]
    public void Choose_MorePoints_KeepsThoseThatWereThere()
    {
        PlaceCandidates cities = SomePlaces.Cities();

        PlaceSelection few = Choose(cities, new() { NumPoints = 10 });
        PlaceSelection more = Choose(cities, new() { NumPoints = 30 });

        Assert.Equal(few.Places, more.Places.Take(10));
    }

    [Fact]
    public void Choose_AnotherSeed_StartsElsewhere()
    {
        PlaceCandidates cities = SomePlaces.Cities();

        string[] starts =
        [
            .. Enumerable.Range(0, 20)
                .Select(seed => Choose(cities, new() { NumPoints = 1, Seed = seed }).Places[0].Id)
                .Distinct(),
        ];

        Assert.True(starts.Length > 10, $"{starts.Length} different starts");
    }

    [Fact]
    public void Choose_TooFar_SaysWhatIsPossible()
    {
        PlaceCandidates cities = SomePlaces.Cities();

        Diagnostic error = Assert.Throws<NuTonicException>(
            () => Choose(cities, new() { NumPoints = 50, MinSeparationKm = 5000 })).Diagnostic;

        Assert.Equal("NT1422", error.Code);
        double possible = double.Parse(
            error.Message.Split("lower MinSeparationKm to ")[1].Split(',')[0],
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(50, Choose(cities, new() { NumPoints = 50, MinSeparationKm = possible }).Places.Length);
    }

    [Fact]
    public void Choose_FewerCandidatesThanAskedFor_IsAnError()
    {
        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => Choose(SomePlaces.Candidates(SomePlaces.Scattered(5, 1)), new() { NumPoints = 6 }));

        Assert.Contains("lower NumPoints to at most 5", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_PlacesAtTheEdge_AreLeftOutWithRoomForVariants()
    {
        // 2.5 km are 0.02246 degrees on the equator; 300 m more are 0.0027.
        Place[] places =
        [
            SomePlaces.At(0, 179.99, "poi_1"), SomePlaces.At(0, 179.976, "poi_2"), SomePlaces.At(83.99, 0, "poi_3"),
            SomePlaces.At(0, 0, "poi_4"), SomePlaces.At(-79.99, 3, "poi_5"),
        ];

        PlaceSelection plain = Choose(SomePlaces.Candidates(places), new());
        PlaceSelection roomy = Choose(SomePlaces.Candidates(places), new() { MarginMeters = 300 });

        Assert.Equal(["poi_2", "poi_4"], plain.Places.Select(place => place.Id));
        Assert.Equal(["poi_4"], roomy.Places.Select(place => place.Id));
        Assert.Equal(4, roomy.LeftOutAtEdges);
    }

    private static PlaceSelection Choose(PlaceCandidates candidates, PlaceSelectionOptions options) =>
        PlaceSelection.Choose(candidates, options, Token);

    // The last distance of the sequence is what the reference finds by halving.
    private static double ReferenceSeparation(IReadOnlyList<Place> places, int start, int count)
    {
        SpherePoint[] points = [.. places.Select(place => SpherePoint.Of(place.Latitude, place.Longitude))];
        List<FarthestStep> steps = PlainFarthestFirst.Run(points, start, count, 0);
        return steps.Count < count ? 0 : SpherePoint.Kilometers(steps[^1].Square);
    }

    private static double Separation(IReadOnlyList<Place> places) =>
        Enumerable.Range(1, places.Count - 1)
            .Min(i => Enumerable.Range(0, i).Min(j => Kilometers(places[i], places[j])));

    // The formula of the reference.
    private static double Kilometers(Place a, Place b)
    {
        double lat1 = a.Latitude * Math.PI / 180;
        double lat2 = b.Latitude * Math.PI / 180;
        double haversine = Math.Pow(Math.Sin((lat2 - lat1) / 2), 2)
            + (Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin((b.Longitude - a.Longitude) * Math.PI / 360), 2));
        return 2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));
    }
}
