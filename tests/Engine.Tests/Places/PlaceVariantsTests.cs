using System.Collections.Immutable;
using NuTonic.Engine.Places;

namespace NuTonic.Engine.Tests.Places;

public sealed class PlaceVariantsTests
{
    [Theory]
    [InlineData("fire_canada_2023_01")]
    [InlineData("Quatre-Bornes")]
    [InlineData("poi_7")]
    [InlineData("g_g")]
    public void Link_BaseIsThere_NamesIt(string id)
    {
        ImmutableArray<Place> linked =
            PlaceVariants.Link([Named(id), Named(id + "_g001"), Named(id + "_g27"), Named("x_g001")]);

        Assert.Equal([null, id, null, null], linked.Select(place => place.BaseId));
    }

    [Fact]
    public void Link_VariantOfAVariant_NamesTheOrigin()
    {
        ImmutableArray<Place> linked = PlaceVariants.Link([Named("a_g001_g002"), Named("a_g001"), Named("a")]);

        Assert.Equal(["a", "a", null], linked.Select(place => place.BaseId));
    }

    private static Place Named(string id) => SomePlaces.At(1, 2, id);
}
