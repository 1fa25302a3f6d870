using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Places;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Places;

public sealed class GeoJitterTests
{
    [Fact]
    public void Variants_Defaults_AreTwoNamedAfterThePlace()
    {
        Place place = SomePlaces.At(48.1, 11.5) with { Metadata = [new("name", "Munich")], BoxKm = 4 };

        var variants = GeoJitter.Variants(place, new GeoJitterOptions());

        Assert.Equal([place.Id + "_g001", place.Id + "_g002"], variants.Select(variant => variant.Id));
        Assert.All(variants, variant => Assert.Equal(place.Id, BasePoi.Of(variant.Id)));
        Assert.All(variants, variant => Assert.Equal((place.Metadata, place.BoxKm), (variant.Metadata, variant.BoxKm)));
    }

    [Fact]
    public void Variants_More_KeepTheFirstOnes()
    {
        Place place = SomePlaces.At(-33.9, 151.2);

        var two = GeoJitter.Variants(place, new GeoJitterOptions { Variants = 2 });
        var nine = GeoJitter.Variants(place, new GeoJitterOptions { Variants = 9 });

        Assert.Equal(two, nine.Take(2));
        Assert.Equal(9, nine.Select(variant => (variant.Latitude, variant.Longitude)).Distinct().Count());
    }

    [Fact]
    public void Variants_KnownSeed_AreTheseForever()
    {
        Place variant =
            GeoJitter.Variants(SomePlaces.At(48.1, 11.5, "poi_000001"), new GeoJitterOptions { Seed = 7 })[0];

        Assert.Equal((48.100348, 11.498684), (variant.Latitude, variant.Longitude));
    }

    [Fact]
    public void Variants_OtherSeedOrId_LieElsewhere()
    {
        Place place = SomePlaces.At(10, 20);
        (double, double)[] positions =
        [
            .. new[] { 1, 2 }.SelectMany(seed => new[] { place, place with { Id = "poi_9" } }
                .Select(each => GeoJitter.Variants(each, new GeoJitterOptions { Seed = seed })[0]))
                .Select(variant => (variant.Latitude, variant.Longitude)),
        ];

        Assert.Equal(4, positions.Distinct().Count());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(83.9, 25)]
    [InlineData(-79.9, -70)]
    [InlineData(-16.5, 179.9999)]
    [InlineData(65, -179.9999)]
    public void Variants_Anywhere_FillTheDiskEvenly(double latitude, double longitude)
    {
        const int Count = 999;
        const double Radius = 300;
        Place place = SomePlaces.At(latitude, longitude);

        var variants = GeoJitter.Variants(place, new GeoJitterOptions { Variants = Count, MaxOffsetMeters = Radius });

        double[] offsets = [.. variants.Select(variant => Meters(place, variant)).Order()];
        Assert.True(offsets[^1] <= Radius + 0.1, $"{offsets[^1]} m");
        Assert.All(variants, variant => Assert.InRange(variant.Longitude, -180, 180));

        // A share r^2 of the disk lies within r; the largest deviation of 999 draws stays under 0.06 but once in 1,000.
        double deviation = Enumerable.Range(0, Count)
            .Max(i => Math.Abs((Math.Pow(offsets[i] / Radius, 2)) - ((i + 0.5) / Count)));
        Assert.True(deviation < 0.06, $"{deviation}");
        int[] quadrants =
        [
            .. variants.CountBy(variant => (variant.Latitude > latitude, East(place, variant) > 0))
                .Select(pair => pair.Value),
        ];
        Assert.All(quadrants, count => Assert.InRange(count, 200, 300));
    }

    [Fact]
    public void Variants_PlaceWithABox_MoveTheBoxAlong()
    {
        Place place = SomePlaces.At(10, 20) with { BoxWgs84 = new Extent(19.9, 9.95, 20.2, 10.05) };

        Place variant = GeoJitter.Variants(place, new GeoJitterOptions())[0];

        Extent box = variant.BoxWgs84!.Value;
        Assert.Equal(variant.Latitude - 10, box.Bottom - 9.95, 2e-7);
        Assert.Equal(variant.Longitude - 20, box.Right - 20.2, 2e-7);
    }

    [Fact]
    public void Variants_NoOffset_StayOnThePlace()
    {
        Place variant = GeoJitter.Variants(SomePlaces.At(1.25, 2.5), new GeoJitterOptions { MaxOffsetMeters = 0 })[1];

        Assert.Equal((1.25, 2.5), (variant.Latitude, variant.Longitude));
    }

    private static double East(Place place, Place variant) => Wgs84.WrapLongitude(variant.Longitude - place.Longitude);

    // Metres in a transverse Mercator as if the place were on its central meridian, where the scale is known.
    private static double Meters(Place place, Place variant)
    {
        double[] x = [3, 3 + East(place, variant)];
        double[] y = [place.Latitude, variant.Latitude];
        CoordinateTransform.Create(Crs.Wgs84, UtmZone.Crs(place.Latitude, 3)).Transform(x, y);
        return Math.Sqrt(Math.Pow(x[1] - x[0], 2) + Math.Pow(y[1] - y[0], 2)) / 0.9996;
    }
}
