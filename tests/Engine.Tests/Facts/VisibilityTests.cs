using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Tests.Facts;

public sealed class VisibilityTests
{
    [Theory]
    [InlineData("man_made=pipeline location=underground")]
    [InlineData("man_made=pipeline")]
    [InlineData("highway=residential tunnel=yes")]
    [InlineData("waterway=stream tunnel=culvert")]
    [InlineData("waterway=stream layer=-1 tunnel=culvert")]
    [InlineData("railway=subway")]
    [InlineData("highway=footway covered=yes")]
    [InlineData("highway=footway indoor=yes")]
    [InlineData("shop=books level=1")]
    [InlineData("boundary=administrative admin_level=8 name=Piedmont")]
    [InlineData("place=neighbourhood name=Upper+Rockridge")]
    [InlineData("boundary=protected_area leisure=nature_reserve")]
    [InlineData("highway=proposed")]
    [InlineData("highway=construction construction=residential")]
    [InlineData("railway=razed")]
    [InlineData("railway=abandoned")]
    [InlineData("demolished:building=yes")]
    [InlineData("building=yes demolished=yes")]
    [InlineData("razed:railway=rail note=gone")]
    [InlineData("route=ferry")]
    [InlineData("power=cable")]
    [InlineData("addr:interpolation=odd")]
    public void Build_HiddenThing_IsCountedOnly(string tags)
    {
        PatchFacts facts = new Scene().Line(1, tags, (0.1, 0.1), (0.9, 0.9)).Facts();

        Assert.Empty(facts.Elements);
        Assert.Equal(1, facts.InvisibleCount);
    }

    [Theory]
    [InlineData("man_made=pipeline location=overground")]
    [InlineData("highway=residential tunnel=no")]
    [InlineData("waterway=stream layer=-1")]
    [InlineData("railway=subway bridge=yes")]
    [InlineData("building=construction")]
    [InlineData("landuse=construction")]
    [InlineData("railway=disused")]
    [InlineData("building=yes disused=yes")]
    [InlineData("building=house demolished:building=yes")]
    [InlineData("natural=wood boundary=protected_area")]
    [InlineData("place=square")]
    [InlineData("highway=footway indoor=no covered=no")]
    public void Build_SeenThing_IsThere(string tags)
    {
        PatchFacts facts = new Scene().Line(1, tags, (0.1, 0.1), (0.9, 0.9)).Facts();

        Assert.Single(facts.Elements);
        Assert.Equal(0, facts.InvisibleCount);
    }

    [Theory]
    [InlineData("amenity=bench")]
    [InlineData("highway=street_lamp")]
    [InlineData("barrier=gate")]
    [InlineData("emergency=fire_hydrant")]
    public void Build_TinyPoint_IsCountedOnly(string tags)
    {
        PatchFacts facts = new Scene().Point(1, tags, 0.5, 0.5).Facts();

        Assert.Empty(facts.Elements);
        Assert.Equal(1, facts.InvisibleCount);
    }

    [Fact]
    public void Build_HiddenThingOutside_IsNotCounted() =>
        Assert.Equal(0, new Scene().Line(1, "tunnel=yes", (1.2, 0.1), (1.2, 0.9)).Facts().InvisibleCount);

    [Fact]
    public void Build_AddressNode_IsNoElement()
    {
        PatchFacts facts = new Scene().Point(1, "addr:housenumber=7 addr:street=Oak+Avenue", 0.5, 0.5).Facts();

        Assert.Empty(facts.Elements);
        Assert.Equal(0, facts.InvisibleCount);
    }
}
