using System.Globalization;
using NuTonic.Engine.Places;
using NuTonic.Engine.Places.Lists;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Places;

internal static class SomePlaces
{
    /// <summary>Natural Earth's 243 cities.</summary>
    public static PlaceCandidates Cities() => PlaceList.Read(
        SharedFolder.Path("data/poi/naturalearth_cities/naturalearth_cities.csv"),
        new PlaceListOptions(),
        CancellationToken.None);

    public static Place At(double latitude, double longitude, string? id = null) =>
        new() { Id = id ?? PlaceIds.Of(latitude, longitude), Latitude = latitude, Longitude = longitude };

    public static PlaceCandidates Candidates(IEnumerable<Place> places)
    {
        Place[] all = [.. places];
        return new PlaceCandidates { Source = "places.csv", Places = [.. all], Scanned = all.Length };
    }

    /// <summary>
    /// Places all over the globe between 70 degrees south and north; clumped when <paramref name="spread"/> is small.
    /// </summary>
    public static Place[] Scattered(int count, int seed, double spread = 1)
    {
        var draws = SeededDraws.Of(string.Create(CultureInfo.InvariantCulture, $"places {seed}"));
        var places = new Place[count];
        for (int i = 0; i < count; i++)
        {
            double centre = Math.Floor(draws.NextUnit() * 7) * 45;
            places[i] = At(
                Math.Round((draws.NextUnit() - 0.5) * 140 * spread, 5),
                Math.Round(
                    spread < 1 ? centre - 135 + (draws.NextUnit() * 40 * spread) : (draws.NextUnit() - 0.5) * 359, 5),
                string.Create(CultureInfo.InvariantCulture, $"p{i}"));
        }

        return places;
    }
}
